/** What the bytes of a media type are, whatever its parameters say. */
import { essence } from "./parse.ts";

/** `application/json`, `text/json` and anything `+json` (RFC 6839 §3.1). JSON Lines and JSON sequences are not. */
export function isJson(mediaType: string): boolean {
  const type = essence(mediaType);
  return type.endsWith("/json") || type.endsWith("+json");
}

export function isText(mediaType: string): boolean {
  return essence(mediaType).startsWith("text/");
}

/** `application/xml`, `text/xml` and anything `+xml` (RFC 7303 §9.6). */
export function isXml(mediaType: string): boolean {
  const type = essence(mediaType);
  return type.endsWith("/xml") || type.endsWith("+xml");
}

export function isEventStream(mediaType: string): boolean {
  return essence(mediaType) === "text/event-stream";
}

export function isUrlEncoded(mediaType: string): boolean {
  return essence(mediaType) === "application/x-www-form-urlencoded";
}

/** Of the multipart types the only one whose parts have names (RFC 7578). */
export function isMultipartForm(mediaType: string): boolean {
  return essence(mediaType) === "multipart/form-data";
}

export function isForm(mediaType: string): boolean {
  return isUrlEncoded(mediaType) || isMultipartForm(mediaType);
}
