/**
 * Whether a request keeps the contract, as whoever receives it reads it: a number in a query is text there, an empty
 * list is nothing, and a text that looks like a number is one. Decided before a request is sent, so that nobody is
 * blamed for what was not said.
 */
import type { Contract, Operation, Violation } from "@cantus/contract";
import { Problem } from "@cantus/contract/problem";
import {
  pathBelow,
  type RequestParts,
  readParameters,
  readRequestBody,
  requireMediaType,
  violationsOfRequest,
} from "@cantus/contract/request";
import { decodeBody } from "../exchange/body.ts";
import type { ExchangeRequest } from "../exchange/exchange.ts";

/** What can be said of a request before it is sent. */
export interface Proof {
  /** `"open"`: only by a reading of the contract that others need not share. */
  readonly verdict: "valid" | "invalid" | "open";
  /** How it breaks the contract, the certain ones first. Empty for a valid one. */
  readonly violations: readonly Violation[];
}

const VALID: Proof = { verdict: "valid", violations: [] };

/**
 * Reads a request from the wire and holds it against its operation. `undefined` where it does not lead there: an empty
 * segment makes another path.
 *
 * @param basePath Where the contract's paths begin: `/v2`, or `""`.
 */
export function prove(
  contract: Contract,
  operation: Operation,
  request: ExchangeRequest,
  basePath: string,
): Proof | undefined {
  const question = request.url.indexOf("?");
  const start = request.url.indexOf("/", request.url.indexOf("://") + 3);
  const path = pathBelow(basePath, request.url.slice(start, question < 0 ? undefined : question));
  const match = path === undefined ? undefined : contract.match(request.method, path);
  if (match?.kind !== "operation" || match.operation !== operation) return undefined;
  const query = question < 0 ? "" : request.url.slice(question + 1);
  const { parts, violations } = readParameters(
    contract,
    operation,
    { method: request.method, path: match.operation.path, query, headers: request.headers },
    match.rawPathParameters,
  );
  const all = [...violations, ...judge(contract, operation, parts, request)];
  if (all.length === 0) return VALID;
  // An empty body that names its media type is an empty form or text, or none at all, and none need be there.
  const isBodyOpen = request.body.length === 0 && operation.requestBody?.required === false;
  const isLeft = (violation: Violation) => isOpen(violation) || (isBodyOpen && violation.in === "body");
  const certain = all.filter((violation) => !isLeft(violation));
  const open = all.filter(isLeft);
  return { verdict: certain.length > 0 ? "invalid" : "open", violations: [...certain, ...open] };
}

function judge(
  contract: Contract,
  operation: Operation,
  parts: RequestParts,
  { headers, body }: ExchangeRequest,
): Violation[] {
  const isThere = body.length > 0 || headers["content-type"] !== undefined;
  if (!isThere || !operation.requestBody) return violationsOfRequest(contract, operation, undefined, parts);
  try {
    const media = requireMediaType(operation, { headers });
    if (!media) return violationsOfRequest(contract, operation, undefined, parts);
    const decoded = decodeBody(contract, media, headers, body);
    if (decoded.kind === "malformed") readRequestBody(contract, operation, media, { headers }, body);
    if (decoded.kind !== "value") return violationsOfRequest(contract, operation, media, parts);
    const found = violationsOfRequest(contract, operation, media, { ...parts, body: decoded.value });
    return [...decoded.violations, ...found];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { violations, detail = "has a media type that is not declared" } = error;
    if (violations.length > 0) return [...violations];
    return [{ in: "body", pointer: "", keyword: "mediaType", message: detail }];
  }
}

/**
 * What the contract, or the standard beneath it, leaves to the voice:
 * - a format is an annotation, which an implementation may assert (JSON Schema 2020-12 Validation, section 7.2.1);
 * - what only the server may set may be ignored instead of refused (the same, section 9.4);
 * - OpenAPI 3.1 says nothing of query parameters that it does not name.
 */
function isOpen({ in: place, keyword }: Violation): boolean {
  return keyword === "format" || keyword === "readOnly" || (place === "query" && keyword === "additionalProperties");
}
