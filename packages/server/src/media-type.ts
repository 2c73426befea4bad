/** Media types (RFC 9110 §8.3) as keys of a `content` map (OpenAPI 3.1 §4.8.14.1): exact, `image/*` or `*\/*`. */
import type { MediaType } from "@cantus/contract";

/** Type and subtype in lower case, without parameters: `Application/JSON; charset=utf-8` → `application/json`. */
export function essence(mediaType: string): string {
  return (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
}

/** The `charset` parameter in lower case. */
export function charset(mediaType: string): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(mediaType)?.[1]?.toLowerCase();
}

/** `application/json` and anything `+json` (RFC 6839). */
export function isJson(mediaType: string): boolean {
  return /^[^/]+\/(?:[^/]+\+)?json$/.test(essence(mediaType));
}

export function isEventStream(mediaType: string): boolean {
  return essence(mediaType) === "text/event-stream";
}

export function isText(mediaType: string): boolean {
  return essence(mediaType).startsWith("text/");
}

export function isMultipart(mediaType: string): boolean {
  return essence(mediaType).startsWith("multipart/");
}

export function isUrlEncoded(mediaType: string): boolean {
  return essence(mediaType) === "application/x-www-form-urlencoded";
}

export function isForm(mediaType: string): boolean {
  return isMultipart(mediaType) || isUrlEncoded(mediaType);
}

/** The declared media type that a concrete one falls under; "the most specific" wins (OpenAPI 3.1 §4.8.13.1). */
export function declaredMediaType(declared: readonly MediaType[], concrete: string): MediaType | undefined {
  const type = essence(concrete);
  const ranges = [type, `${type.split("/", 1)[0]}/*`, "*/*"];
  for (const range of ranges) {
    const found = declared.find((candidate) => essence(candidate.type) === range);
    if (found) return found;
  }
  return undefined;
}
