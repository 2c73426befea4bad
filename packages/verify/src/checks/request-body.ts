import type { RequestBody } from "@cantus/contract";
import { declaredMediaType } from "@cantus/contract/media-type";
import { bodyFaults } from "./body-value.ts";
import type { Check, CheckContext, Fault } from "./check.ts";

/** A request's body is of a declared media type, and there where it is required. */
export const requestMediaType = {
  name: "request-media-type",
  sentence: "A request's body has a declared media type, and is there where it is required.",
  side: "request",
  *find({ operation, exchange }: CheckContext): Iterable<Fault> {
    if (!operation) return;
    const { headers, body } = exchange.request;
    const declared = operation.requestBody;
    if (body.length === 0) {
      // An empty body is one, too, where the request names a media type: an empty text or form.
      if (declared?.required && headers["content-type"] === undefined) {
        yield { message: "The required body is missing.", pointer: "", clause: `${declared.pointer}/required` };
      }
    } else if (!declared) {
      yield { message: "A body was sent, and the operation takes none.", pointer: "", clause: operation.pointer };
    } else if (!declaredMediaType(declared.content, headers["content-type"])) {
      yield {
        message: undeclared(headers["content-type"], declared),
        pointer: "",
        clause: `${declared.pointer}/content`,
      };
    }
  },
} satisfies Check;

function undeclared(contentType: string | undefined, declared: RequestBody): string {
  const types = declared.content.map((media) => media.type).join(", ");
  if (contentType === undefined) return `The request names no media type (Content-Type); the operation takes ${types}.`;
  return `The media type ${contentType} is not declared: the operation takes ${types}.`;
}

/** A request's body is valid by its schema. */
export const requestBody = {
  name: "request-body",
  sentence: "A request's body is what its media type says and valid by its schema, formats included.",
  side: "request",
  *find(context: CheckContext): Iterable<Fault> {
    const { operation, exchange } = context;
    const { headers, body: bytes } = exchange.request;
    const media = declaredMediaType(operation?.requestBody?.content ?? [], headers["content-type"]);
    if (!media || (bytes.length === 0 && !operation?.requestBody?.required)) return;
    yield* bodyFaults(context, media, "request");
  },
} satisfies Check;
