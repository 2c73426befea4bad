/** The parameters of a request, read by their styles and with the types of their schemas. */
import {
  type Contract,
  type Operation,
  type Parameter,
  parseParameter,
  unknownQueryParameters,
  type Violation,
} from "@cantus/contract";
import type { Request } from "express";
import type { RequestParts } from "./validator/validator.ts";

export interface ReadParameters {
  readonly parts: RequestParts;
  /** What cannot be read at all, and query parameters that the contract does not have. */
  readonly violations: readonly Violation[];
}

/**
 * Whether they are valid, the validator says; here only what is missing or cannot be read is refused, and unknown query
 * parameters: a mistyped name would otherwise be an option that silently has no effect.
 *
 * @param rawPathParameters as they came, still percent-encoded.
 */
export function readParameters(
  contract: Contract,
  operation: Operation,
  request: Request,
  rawPathParameters: Readonly<Record<string, string>>,
): ReadParameters {
  const query = queryOf(request);
  const raw = {
    path: ({ name }: Parameter) => rawPathParameters[name],
    query: () => query,
    header: ({ name }: Parameter) => request.headers[name.toLowerCase()],
    cookie: () => request.headers.cookie,
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

function queryOf({ originalUrl }: Request): string {
  const start = originalUrl.indexOf("?");
  return start < 0 ? "" : originalUrl.slice(start + 1);
}
