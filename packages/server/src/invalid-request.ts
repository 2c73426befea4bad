import { type Operation, Problem, type Violation } from "@cantus/contract";

/**
 * The problem of a request that breaks the contract: 400, unless the operation declares 422 for this and not 400. A mock
 * of the same contract says it in the same words and order: unknown query parameters, parameters as they are declared,
 * the body.
 */
export function invalidRequest(operation: Operation, violations: readonly Violation[]): Problem {
  const ordered = violations.toSorted((one, other) => rank(operation, one) - rank(operation, other));
  const [first] = ordered;
  const place = first?.in === "body" ? `body${first.pointer}` : `${first?.in} parameter ${first?.pointer.slice(1)}`;
  const more = ordered.length > 1 ? ` (and ${ordered.length - 1} more)` : "";
  const detail = `${place} ${first?.message}${more}.`;
  return new Problem("invalid-request", { status: refusalStatus(operation), detail, violations: ordered });
}

function refusalStatus({ responses }: Operation): number {
  const declared = new Set(responses.map(({ status }) => status));
  return !declared.has("400") && declared.has("422") ? 422 : 400;
}

function rank({ parameters }: Operation, violation: Violation): number {
  if (violation.in === "body") return parameters.length;
  const name = violation.pointer.split("/")[1]?.replaceAll("~1", "/").replaceAll("~0", "~");
  // Unknown ones are not found: they come first.
  return parameters.findIndex((parameter) => parameter.in === violation.in && parameter.name === name);
}
