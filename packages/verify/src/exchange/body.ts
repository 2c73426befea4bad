/** What the bytes of a body mean by their media type. */
import type { Contract, MediaType, Violation } from "@cantus/contract";
import { type BodyContent, readBody, readJson } from "@cantus/contract/body";
import { essence, isEventStream, isJson, isText } from "@cantus/contract/media-type";
import type { HeaderValues } from "./exchange.ts";

export type DecodedBody =
  | {
      readonly kind: "value";
      readonly value: unknown;
      /** Fields that cannot be read. */
      readonly violations: readonly Violation[];
    }
  /** Bytes that a JSON Schema says nothing about: images, XML, a stream of events. */
  | { readonly kind: "opaque" }
  | { readonly kind: "malformed"; readonly message: string };

const OPAQUE: DecodedBody = { kind: "opaque" };

/** Reads a body as the value that its schema is about. The schema types what arrives as text: forms and plain text. */
export function decodeBody(contract: Contract, media: MediaType, headers: HeaderValues, body: Uint8Array): DecodedBody {
  const contentType = headers["content-type"] ?? "";
  if (essence(contentType) === "text/xml" || isEventStream(contentType)) return OPAQUE;
  const read = isJson(contentType) ? readJsonOnce(body) : readBody(contract, media, contentType, body);
  if (read.kind === "value") return { kind: "value", value: read.judged, violations: read.violations };
  // Text whose charset nobody named may be in any.
  if (read.kind !== "malformed" || (isText(contentType) && !isJson(contentType))) return OPAQUE;
  return read;
}

/** The value of a JSON body, `undefined` where it is not JSON. For taking what an answer gave, not for judging it. */
export function jsonOf(headers: HeaderValues, body: Uint8Array): unknown {
  if (body.length === 0 || !isJson(headers["content-type"] ?? "")) return undefined;
  const read = readJsonOnce(body);
  return read.kind === "value" ? read.value : undefined;
}

/** Several look at the same body, one after the other. */
function readJsonOnce(body: Uint8Array): BodyContent {
  const earlier = known.get(body);
  if (earlier) return earlier;
  const read = readJson(body);
  known.set(body, read);
  return read;
}

const known = new WeakMap<Uint8Array, BodyContent>();
