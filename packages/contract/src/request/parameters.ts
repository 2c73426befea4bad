/** The parameters of a request, read by their styles and with the types of their schemas. */
import type { Contract, Operation, Parameter } from "../model.ts";
import type { Violation } from "../problem/problem.ts";
import { parseParameter } from "../style/parse.ts";
import { unknownQueryParameters } from "../style/unknown-query.ts";
import type { RequestHead } from "./head.ts";

/** A request as the contract sees it: parameters read by their styles and coerced, the body parsed. */
export interface RequestParts {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  header: Record<string, unknown>;
  cookie: Record<string, unknown>;
  /** Absent without a body, and for one that is bytes. */
  body?: unknown;
}

export interface ReadParameters {
  readonly parts: RequestParts;
  /** What is missing or cannot be read at all, and query parameters that the contract does not have. */
  readonly violations: readonly Violation[];
}

/**
 * Reads the parameters. Whether they are valid is not judged yet; only what is missing or cannot be read is told, and
 * unknown query parameters: a mistyped name would otherwise be an option that silently has no effect.
 *
 * @param rawPathParameters as they came, still percent-encoded.
 */
export function readParameters(
  contract: Contract,
  operation: Operation,
  { query, headers }: RequestHead,
  rawPathParameters: Readonly<Record<string, string>>,
): ReadParameters {
  const raw = {
    path: ({ name }: Parameter) => rawPathParameters[name],
    query: () => query,
    header: ({ name }: Parameter) => headers[name.toLowerCase()],
    cookie: () => headers.cookie,
  };
  const parts: RequestParts = { path: {}, query: {}, header: {}, cookie: {} };
  const violations = unknownQueryParameters(contract, operation, query);
  for (const parameter of operation.parameters) {
    const parsed = parseParameter(contract, parameter, raw[parameter.in](parameter));
    if (parsed.violation) violations.push(parsed.violation);
    else if (parsed.value !== undefined) parts[parameter.in][parameter.name] = parsed.value;
  }
  return { parts, violations };
}
