/**
 * Whether a request keeps the contract, as whoever receives it reads it: a number in a query is text there, an empty
 * list is nothing, and a text that looks like a number is one. Decided before a request is sent, so that nobody is
 * blamed for what was not said.
 */
import { type Contract, type Operation, parsePointer, type Violation } from "@cantus/contract";
import { pathBelow } from "@cantus/contract/request";
import type { ExchangeRequest } from "../exchange/exchange.ts";
import { readRequest } from "../exchange/reading.ts";
import { urlParts } from "../exchange/url.ts";

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
  const path = pathBelow(basePath, urlParts(request.url).path);
  const match = path === undefined ? undefined : contract.match(request.method, path);
  if (match?.kind !== "operation" || match.operation !== operation) return undefined;
  return proofOf(contract, operation, request, match.rawPathParameters);
}

/**
 * The same of a request that is known to lead to the operation.
 *
 * @param rawPathParameters what stands in the path for each of them, still encoded
 */
export function proofOf(
  contract: Contract,
  operation: Operation,
  request: ExchangeRequest,
  rawPathParameters: Readonly<Record<string, string>>,
): Proof {
  const all = readRequest(contract, operation, request, rawPathParameters).violations;
  if (all.length === 0) return VALID;
  // An empty body that names its media type is an empty form or text, or none at all, and none need be there.
  const isBodyOpen = request.body.length === 0 && operation.requestBody?.required === false;
  const isLeft = (violation: Violation) =>
    isOpen(operation, violation) || isRepeated(request, violation) || (isBodyOpen && violation.in === "body");
  const certain = all.filter((violation) => !isLeft(violation));
  const open = all.filter(isLeft);
  return { verdict: certain.length > 0 ? "invalid" : "open", violations: [...certain, ...open] };
}

/**
 * What the contract, or the standard beneath it, leaves to the voice:
 * - a format is an annotation, which an implementation may assert (JSON Schema 2020-12 Validation, section 7.2.1);
 * - what only the server may set may be ignored instead of refused (the same, section 9.4);
 * - OpenAPI 3.1 says nothing of query parameters that the contract does not have; what is within one that it has is for its schema.
 */
function isOpen({ parameters }: Operation, { in: place, pointer, keyword }: Violation): boolean {
  if (keyword === "format" || keyword === "readOnly") return true;
  const [name] = parsePointer(pointer);
  const isDeclared = parameters.some((each) => each.in === "query" && each.name === name);
  return place === "query" && keyword === "additionalProperties" && !isDeclared;
}

/** What takes one value came several times: which of them counts, OpenAPI does not say. */
function isRepeated({ url }: ExchangeRequest, { in: place, pointer, keyword }: Violation): boolean {
  if (place !== "query" || keyword !== "type") return false;
  const names = urlParts(url)
    .query.split("&")
    .map((pair) => pair.split("=", 1)[0]);
  if (new Set(names).size === names.length) return false;
  const [name = "", ...below] = parsePointer(pointer);
  return below.length === 0 && new URL(url).searchParams.getAll(name).length > 1;
}
