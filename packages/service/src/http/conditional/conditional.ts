import { Problem } from "@cantus/server";
import { type Around, declaresHeader } from "../answer/answering.ts";
import { entityTagOf, hasTag, matches } from "./entity-tag.ts";

/**
 * Gives answers an `ETag` where the contract declares one and the handler gave none, and answers a read whose
 * `If-None-Match` names it with 304 (RFC 9110 §13.1.2).
 *
 * @param urlSeconds how long a signed URL opens
 */
export function conditional(urlSeconds: number): Around {
  return (answering) => async (asked) => {
    const answer = await answering(asked);
    const { operation, headers } = asked;
    if (answer.headers.ETag !== undefined || !declaresHeader(operation, answer.status, "ETag")) return answer;
    const tag = entityTagOf(answer.body, urlSeconds);
    const field = headers["If-None-Match"];
    if (typeof field === "string" && operation.response(304) && hasTag(field, tag))
      return { status: 304, body: undefined, headers: { ETag: tag }, contentType: undefined };
    return { ...answer, headers: { ...answer.headers, ETag: tag } };
  };
}

/**
 * To be called with what is there, before it is changed and while nobody else can change it.
 *
 * @throws Problem `precondition-failed` when there is an `If-Match` that names another state
 */
export function requireMatch(headers: { readonly "If-Match"?: string | undefined }, present: unknown): void {
  const field = headers["If-Match"];
  if (field !== undefined && !matches(field, present)) throw new Problem("precondition-failed", { status: 412 });
}
