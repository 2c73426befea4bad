/** The part of a file that a `Range` asks for, where the contract declares such answers (RFC 9110, section 14). */
import { type Contract, type Operation, Problem } from "@cantus/contract";
import { parseRange } from "@cantus/contract/request";
import type { MockAnswer, MockRequest } from "./exchange.ts";
import { headersOfAnswer } from "./headers.ts";

/**
 * @param whole what is answered without a range
 * @throws {Problem} `range-not-satisfiable` for a range beyond the end, where the operation declares a 416
 */
export function partOf(contract: Contract, operation: Operation, request: MockRequest, whole: MockAnswer): MockAnswer {
  const { range, "if-range": condition } = request.headers;
  const { status, body, headers } = whole;
  if (range === undefined || status !== 200 || !(body instanceof Uint8Array) || !declares(operation, 206)) return whole;
  // Of an If-Range only the tag that the answer has asks for a part (RFC 9110, section 13.1.5).
  const tag = Object.entries(headers).find(([name]) => name.toLowerCase() === "etag")?.[1];
  if (condition !== undefined && condition !== tag) return whole;
  const size = body.length;
  const part = parseRange(range, size);
  if (part === "unsatisfiable" && declares(operation, 416)) {
    throw new Problem("range-not-satisfiable", {
      status: 416,
      detail: `The file has ${size} bytes`,
      headers: { "Content-Range": `bytes */${size}` },
    });
  }
  if (part === undefined || part === "unsatisfiable") return whole;
  const { first, last } = part;
  // What is wrong with the examples of headers was told with the whole.
  const { all, declared } = headersOfAnswer(contract, operation, 206, () => {});
  const name = declared.find(({ lower }) => lower === "content-range")?.name ?? "Content-Range";
  return {
    ...whole,
    status: 206,
    headers: { ...headers, ...all, [name]: `bytes ${first}-${last}/${size}` },
    body: body.subarray(first, last + 1),
  };
}

function declares({ responses }: Operation, status: number): boolean {
  return responses.some((response) => response.status === `${status}`);
}
