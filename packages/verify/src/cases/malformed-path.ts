/**
 * A path that cannot be decoded: `%` without its two digits (RFC 3986, section 2.1), and bytes that are no UTF-8. A server may
 * answer whatever it likes to what names nothing, and has to be there afterwards.
 */
import type { Prover } from "./boundaries.ts";
import type { Case } from "./case.ts";

const MALFORMED = ["%E0%A4%A", "%FF"];

/** @param baseline what the target has accepted */
export function* malformedPathCases(_: Prover, baseline: Case): Generator<Case> {
  const parameter = baseline.operation.parameters.findLast(({ in: place }) => place === "path");
  const value = parameter && encodeURIComponent(String(baseline.parameters.get(parameter)));
  if (!parameter || value === undefined || value === "") return;
  const { pointer: clause } = parameter;
  const pointer = `/${parameter.name}`;
  for (const written of MALFORMED) {
    yield {
      ...baseline,
      name: `path ${parameter.name}: ${written}`,
      expected: [],
      aim: { expect: "answered", isValid: false, in: "path", pointer, keyword: "style", clause },
      onWire: (request) => ({ ...request, url: withLast(request.url, value, written) }),
    };
  }
}

function withLast(url: string, value: string, written: string): string {
  const [path = "", ...query] = url.split("?");
  const at = path.lastIndexOf(value);
  return at < 0 ? url : [path.slice(0, at) + written + path.slice(at + value.length), ...query].join("?");
}
