import { essence } from "@cantus/contract/media-type";
import { jsonOf } from "../exchange/body.ts";
import { isObject, type JsonObject } from "../state/json.ts";
import type { Check, CheckContext, Fault } from "./check.ts";

/** Problem details name the status that they came with; one that is no number is to be ignored (RFC 9457, section 3.1). */
export const problemStatus = {
  name: "problem-status",
  sentence: "The status that problem details, or another error, name is the status of their answer.",
  side: "response",
  standard: "RFC 9457, section 3.1.2",
  *find({ operation, declared, exchange }: CheckContext): Iterable<Fault> {
    const { status, headers, body } = exchange.response;
    const isProblem = essence(headers["content-type"] ?? "") === "application/problem+json";
    if (!isProblem && status < 400) return;
    const error = jsonOf(headers, body);
    if (!isObject(error)) return;
    const told = isProblem ? statusOf(error, "/status") : statusIn(error);
    if (told === undefined || told.value === status) return;
    const what = isProblem ? "its problem details say status" : `its body says ${told.pointer}`;
    yield {
      message: `The answer is ${status}, and ${what} ${told.value}.`,
      pointer: told.pointer,
      clause: declared?.pointer ?? operation?.pointer ?? "/paths",
    };
  },
} satisfies Check;

interface Told {
  readonly pointer: string;
  readonly value: number;
}

function statusOf(error: JsonObject, pointer: string): Told | undefined {
  const value = error[pointer.slice(pointer.lastIndexOf("/") + 1)];
  return typeof value === "number" ? { pointer, value } : undefined;
}

/** Where others have it: `{ "statusCode": 404 }`, `{ "error": { "code": 404, "status": "NOT_FOUND" } }` (AIP-193). */
function statusIn(error: JsonObject): Told | undefined {
  for (const [place, members] of [["", error] as const, ["/error", error.error] as const]) {
    if (!isObject(members)) continue;
    const isGoogles = place !== "" && typeof members.status === "string" && /^[A-Z]+(_[A-Z]+)*$/.test(members.status);
    const names = ["status", "statusCode", "status_code", "httpStatus", "http_status", ...(isGoogles ? ["code"] : [])];
    const told = names
      .map((name) => statusOf(members, `${place}/${name}`))
      .find((each) => each && isOfError(each.value));
    if (told) return told;
  }
  return undefined;
}

/** Numbers of an API's own are none of HTTP's. */
function isOfError(value: number): boolean {
  return Number.isInteger(value) && value >= 400 && value <= 599;
}
