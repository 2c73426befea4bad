/**
 * Holds a request against its operation, by the contract's own readers and its own schema validator and not by Prism's:
 * those are what the server's refusals are made of, so that the same request is refused by both with the same
 * violations. (Prism's also validates 3.1 schemas as draft-07, stops validating a body for one pattern that it cannot
 * run, and throws at an optional array header that is absent.)
 */
import type { Contract, MediaType, Operation } from "@cantus/contract";
import {
  invalidRequest,
  type RequestParts,
  readParameters,
  readRequestBody,
  violationsOfRequest,
} from "@cantus/contract/request";
import type { MockRequest } from "./exchange.ts";

/**
 * @returns the values of the request, for whoever works with them
 * @param mediaType the declared media type that the body has; `undefined` without a body
 * @param rawPath the path parameters, percent-encoded
 * @throws {Problem} `invalid-request` with all violations
 */
export function validateRequest(
  contract: Contract,
  operation: Operation,
  mediaType: MediaType | undefined,
  request: MockRequest,
  rawPath: Readonly<Record<string, string>>,
): RequestParts {
  const body = mediaType && readRequestBody(contract, operation, mediaType, request, request.body);
  const { parts, violations } = readParameters(contract, operation, request, rawPath);
  if (body) parts.body = body.judged;
  const invalid = violationsOfRequest(contract, operation, mediaType, parts);
  // Who works with it gets the files themselves.
  if (body) parts.body = body.value;
  if (violations.length === 0 && invalid.length === 0 && !body?.violations.length) return parts;
  const unreadable = violations.filter(({ in: place, pointer }) => !(place === "query" && isPreference(pointer)));
  const refusal = invalidRequest(operation, [...unreadable, ...(body?.violations ?? [])], invalid);
  if (refusal) throw refusal;
  return parts;
}

/** Prism's preferences may be sent in the query: `__code=404`. */
function isPreference(pointer: string): boolean {
  return /^\/__(code|example|dynamic|seed|wait|fault)$/.test(pointer);
}
