import { isEventStream, isJson } from "@cantus/contract/media-type";
import { decodeBody } from "../exchange/body.ts";
import { type Check, type CheckContext, type Fault, violationSentence } from "./check.ts";
import { schemaClause } from "./clause.ts";

/** Statuses whose answers have no content (RFC 9110, sections 15.2, 15.3.5, 15.3.6 and 15.4.5). */
function hasNoContent(method: string, status: number): boolean {
  return method === "HEAD" || status < 200 || status === 204 || status === 205 || status === 304;
}

/** An answer's media type is declared for its status. */
export const responseMediaType = {
  name: "response-media-type",
  sentence: "An answer's body has a media type that the contract declares for its status, and is there where one is.",
  side: "response",
  *find({ declared, mediaType, exchange }: CheckContext): Iterable<Fault> {
    const { request, response } = exchange;
    if (!declared || hasNoContent(request.method, response.status)) return;
    const actual = response.headers["content-type"];
    const isEmpty = response.body.length === 0 && !response.truncated;
    // Text or a picture may be empty; JSON cannot.
    const isMissing = isEmpty && (actual === undefined || isJson(actual));
    if ((mediaType && !isMissing) || (isEmpty && declared.content.length === 0)) return;
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

/** An answer's body is valid by its schema. */
export const responseBody = {
  name: "response-body",
  sentence: "An answer's body is what its media type says and valid by its schema, formats included.",
  side: "response",
  *find({ contract, mediaType, schemas, exchange }: CheckContext): Iterable<Fault> {
    const { request, response } = exchange;
    if (!mediaType || hasNoContent(request.method, response.status)) return;
    // OpenAPI 3.1 gives no meaning to the schema of a stream of events (3.2 does, as `itemSchema`).
    if (isEventStream(response.headers["content-type"] ?? "")) return;
    if (response.body.length === 0) return;
    const body = decodeBody(contract, mediaType, response.headers, response.body);
    if (body.kind === "malformed") {
      yield { message: `The body ${body.message}.`, pointer: "", clause: mediaType.pointer };
    } else if (body.kind === "value") {
      const { schema = true, pointer } = mediaType;
      for (const violation of [...body.violations, ...schemas.validate(schema, body.value, "response")]) {
        yield {
          message: violationSentence("The body", violation, violation.pointer),
          pointer: violation.pointer,
          ...schemaClause(contract, `${pointer}/schema`, schema, violation),
        };
      }
    }
  },
} satisfies Check;
