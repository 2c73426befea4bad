import { accepts } from "../media-type/accept.ts";
import type { Operation, Response } from "../model.ts";
import { Problem } from "../problem/problem.ts";
import { headerOf, type RequestHead } from "./head.ts";

const knownSuccesses = new WeakMap<Operation, readonly Response[]>();

/** What an operation answers with when nothing goes wrong. */
export function successesOf(operation: Operation): readonly Response[] {
  const known = knownSuccesses.get(operation);
  if (known) return known;
  const successes = operation.responses.filter(({ status }) => status.startsWith("2"));
  knownSuccesses.set(operation, successes);
  return successes;
}

/**
 * Content negotiation (RFC 9110 §12.5.1) before anything is done. Refused is only who takes none of these answers: one
 * without content is for everyone.
 *
 * @param responses those that the caller might get: `successesOf(operation)`
 * @throws {Problem} `not-acceptable`
 */
export function requireAcceptable(responses: readonly Response[], head: Pick<RequestHead, "headers">): void {
  const accept = headerOf(head, "accept");
  // What most callers send, and what anything fits.
  if (accept === undefined || accept === "*/*") return;
  const types = [...new Set(responses.flatMap(({ content }) => content.map(({ type }) => type)))];
  if (types.length === 0 || responses.some(({ content }) => content.length === 0)) return;
  if (types.some((type) => accepts(accept, type))) return;
  throw new Problem("not-acceptable", { detail: `This answers with ${types.join(", ")}.` });
}
