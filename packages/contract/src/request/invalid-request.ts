import { parsePointer } from "../document/pointer.ts";
import type { Operation } from "../model.ts";
import { Problem, type Violation } from "../problem/problem.ts";

/**
 * The problem of a request that breaks the contract: 400, unless the operation declares 422 for this and not 400. Told in
 * one order: unknown query parameters, parameters as they are declared, the body.
 *
 * @param unreadable what could not be read. It is missing to whoever judged the values; one word about it is enough.
 * @param invalid what is wrong with the values
 * @returns `undefined` where nothing is wrong
 */
export function invalidRequest(
  operation: Operation,
  unreadable: readonly Violation[],
  invalid: readonly Violation[] = [],
): Problem | undefined {
  if (unreadable.length === 0 && invalid.length === 0) return undefined;
  const isSaid = (violation: Violation) =>
    unreadable.some((said) => said.in === violation.in && said.pointer === violation.pointer);
  const violations = [...unreadable, ...invalid.filter((violation) => !isSaid(violation))].sort(
    (one, other) => rank(operation, one) - rank(operation, other),
  );
  const [first] = violations;
  if (!first) return undefined;
  const place = first.in === "body" ? `body${first.pointer}` : `${first.in} parameter ${first.pointer.slice(1)}`;
  const more = violations.length > 1 ? ` (and ${violations.length - 1} more)` : "";
  const detail = `${place} ${first.message}${more}.`;
  return new Problem("invalid-request", { status: invalidStatus(operation), detail, violations });
}

export function invalidStatus({ responses }: Operation): number {
  const declared = new Set(responses.map(({ status }) => status));
  return !declared.has("400") && declared.has("422") ? 422 : 400;
}

function rank({ parameters }: Operation, violation: Violation): number {
  if (violation.in === "body") return parameters.length;
  const [name] = parsePointer(violation.pointer);
  // Unknown ones are not found: they come first.
  return parameters.findIndex((parameter) => parameter.in === violation.in && parameter.name === name);
}
