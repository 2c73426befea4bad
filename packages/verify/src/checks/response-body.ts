import { mayHaveContent } from "@cantus/contract/body";
import { essence, isEventStream, isJson } from "@cantus/contract/media-type";
import { isEndless } from "@cantus/contract/schema";
import { bodyFaults } from "./body-value.ts";
import type { Check, CheckContext, Fault } from "./check.ts";

/** An answer's media type is declared for its status. */
export const responseMediaType = {
  name: "response-media-type",
  sentence: "An answer's body has a media type that the contract declares for its status, and is there where one is.",
  side: "response",
  *find({ declared, mediaType, exchange }: CheckContext): Iterable<Fault> {
    const { request, response } = exchange;
    if (!declared || !mayHaveContent(request.method, response.status)) return;
    const actual = response.headers["content-type"];
    const isEmpty = response.body.length === 0 && !response.truncated;
    // Text or a picture may be empty; JSON cannot.
    const isMissing = isEmpty && (actual === undefined || isJson(actual));
    if (mediaType && !isMissing) return;
    if (declared.content.length === 0 && (isEmpty || isProblem(response.status, actual))) return;
    const types = declared.content.map((media) => media.type).join(", ");
    const clause = declared.content.length > 0 ? `${declared.pointer}/content` : declared.pointer;
    let message = `The media type ${actual} is not declared for status ${response.status}, which has ${types}.`;
    if (declared.content.length === 0) {
      message = `A body came (${actual ?? "without a media type"}), and the contract declares none for status ${response.status}.`;
    } else if (isMissing) message = `No body came, and the contract declares ${types} for status ${response.status}.`;
    else if (!actual) message = `The answer names no media type (Content-Type); the contract declares ${types}.`;
    yield { message, pointer: "", clause };
  },
} satisfies Check;

/**
 * Problem details tell of an error in the form that any HTTP API may use (RFC 9457, section 1). Where a response has no
 * `content`, OpenAPI does not forbid a body, and an error that says what was wrong serves its callers.
 */
function isProblem(status: number, mediaType = ""): boolean {
  return status >= 400 && /^application\/problem\+(json|xml)$/.test(essence(mediaType));
}

/** An answer's body is valid by its schema. */
export const responseBody = {
  name: "response-body",
  sentence: "An answer's body is what its media type says and valid by its schema, formats included.",
  side: "response",
  *find(context: CheckContext): Iterable<Fault> {
    const { mediaType, exchange } = context;
    const { request, response } = exchange;
    if (!mediaType || !mayHaveContent(request.method, response.status)) return;
    // OpenAPI 3.1 gives no meaning to the schema of a stream of events (3.2 does, as `itemSchema`).
    if (isEventStream(response.headers["content-type"] ?? "")) return;
    if (response.body.length === 0) return;
    // What nobody can keep is a fault of the contract, of which the run warns.
    if (mediaType.schema !== undefined && isEndless(context.contract, mediaType.schema)) return;
    yield* bodyFaults(context, mediaType, "response");
  },
} satisfies Check;
