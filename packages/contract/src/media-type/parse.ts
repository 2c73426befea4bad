/** Media types as RFC 9110 §8.3.1 writes them. */
import { byText } from "../by-text.ts";

export interface ParsedMediaType {
  /** `type/subtype`, in lower case. */
  readonly essence: string;
  /** By name in lower case. */
  readonly parameters: Readonly<Record<string, string>>;
}

const TOKEN = "[!#$%&'*+.^_`|~0-9a-z-]+";
const ESSENCE = new RegExp(`^${TOKEN}/${TOKEN}$`, "i");

/**
 * Reads a media type or a range of them. `undefined` when it is none: `json`, `a/b/c`.
 *
 * @example parseMediaType("Text/HTML; Charset=UTF-8") // { essence: "text/html", parameters: { charset: "UTF-8" } }
 */
export function parseMediaType(text: string): ParsedMediaType | undefined {
  const [type = "", ...rest] = splitOutsideQuotes(text, ";");
  if (!ESSENCE.test(type)) return undefined;
  const parameters: Record<string, string> = {};
  for (const part of rest) {
    const equals = part.indexOf("=");
    if (equals > 0) parameters[part.slice(0, equals).trim().toLowerCase()] = unquote(part.slice(equals + 1).trim());
  }
  return { essence: type.toLowerCase(), parameters };
}

/** How many are remembered, and up to which length. */
const MAX_KNOWN = 100;
const MAX_LENGTH = 100;

/** Type and subtype in lower case, without parameters: `Application/JSON; charset=utf-8` → `application/json`. */
export const essence = byText(
  MAX_KNOWN,
  (mediaType) => (mediaType.split(";", 1)[0] as string).trim().toLowerCase(),
  MAX_LENGTH,
);

/**
 * The parts of a list, trimmed, empty ones left out. A separator within a quoted string separates nothing. One pass, for
 * it reads what anybody may send.
 */
export function splitOutsideQuotes(text: string, separator: ";" | ","): string[] {
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"') isQuoted = !isQuoted;
    else if (char === "\\" && isQuoted) at++;
    else if (char === separator && !isQuoted) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)].map((part) => part.trim()).filter((part) => part !== "");
}

function unquote(value: string): string {
  return value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, "$1") : value;
}
