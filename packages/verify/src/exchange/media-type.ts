/** Media types as RFC 9110 (section 8.3.1) writes them, and which declared one an actual one is. */
import type { MediaType } from "@cantus/contract";

export interface ParsedMediaType {
  /** `type/subtype`, lower case. */
  readonly essence: string;
  /** By name in lower case. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Reads a `Content-Type`. `undefined` when it is none: `json`, `a/b/c`. */
export function parseMediaType(text: string): ParsedMediaType | undefined {
  const [essence = "", ...rest] = splitOutsideQuotes(text);
  if (!/^[!#$%&'*+.^_`|~0-9a-z-]+\/[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(essence)) return undefined;
  const parameters: Record<string, string> = {};
  for (const part of rest) {
    const equals = part.indexOf("=");
    if (equals > 0) parameters[part.slice(0, equals).trim().toLowerCase()] = unquote(part.slice(equals + 1).trim());
  }
  return { essence: essence.toLowerCase(), parameters };
}

function splitOutsideQuotes(text: string): string[] {
  return (text.match(/(?:"(?:\\.|[^"\\])*"|[^;])+/g) ?? []).map((part) => part.trim());
}

function unquote(value: string): string {
  return value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, "$1") : value;
}

/** `application/json`, `application/problem+json`, `text/json`: written as JSON (RFC 6839 for the suffix). */
export function isJson(essence: string): boolean {
  return /^(?:application|text)\/json$|\+json$/.test(essence);
}

export function isEventStream(essence: string): boolean {
  return essence === "text/event-stream";
}

/**
 * The declared media type that an actual `Content-Type` is: "the most specific key is applicable" (OpenAPI 3.1,
 * Response Object), so `text/plain` before `text/*` before the range of all. A parameter that the contract
 * names has to be there, `charset` aside, which changes how the text is written and not what it is.
 */
export function declaredMediaType(content: readonly MediaType[], contentType: string): MediaType | undefined {
  const actual = parseMediaType(contentType);
  if (!actual) return undefined;
  return content
    .map((declared) => ({ declared, rank: specificity(declared.type, actual) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)[0]?.declared;
}

/** 0: another media type. Higher: says more of the actual one. */
function specificity(declaredType: string, actual: ParsedMediaType): number {
  const declared = parseMediaType(declaredType);
  if (!declared) return 0;
  const named = Object.entries(declared.parameters).filter(([name]) => name !== "charset");
  if (named.some(([name, value]) => actual.parameters[name]?.toLowerCase() !== value.toLowerCase())) return 0;
  if (declared.essence === actual.essence) return 3 + named.length;
  if (declared.essence === "*/*") return 1;
  return declared.essence.endsWith("/*") && actual.essence.startsWith(declared.essence.slice(0, -1)) ? 2 : 0;
}
