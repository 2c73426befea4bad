/** Percent-encoding of parameter values (RFC 3986 §2, RFC 6570 §1.5). */

interface EncodeOptions {
  /** Leaves reserved characters as they are, as far as a query can still be read: `&`, `#`, `%` are always encoded. */
  readonly allowReserved?: boolean;
  /** Characters with a meaning where the text goes, which are encoded for that. */
  readonly delimiters?: string;
}

/** Everything but unreserved characters is encoded, `!'()*` included, which `encodeURIComponent` leaves. */
export function percentEncode(text: string, { allowReserved = false, delimiters = "" }: EncodeOptions = {}): string {
  if (UNRESERVED.test(text) && ![...delimiters].some((delimiter) => text.includes(delimiter))) return text;
  const kept = allowReserved ? /[A-Za-z0-9\-._~:/?@!$'()*+,;=[\]]/ : /[A-Za-z0-9\-._~]/;
  let encoded = "";
  // A lone surrogate has no UTF-8; it becomes U+FFFD, as a browser does it.
  for (const char of text.toWellFormed()) {
    if (kept.test(char) && !delimiters.includes(char)) encoded += char;
    else encoded += char < "\x80" ? hex(char) : encodeURIComponent(char);
  }
  return encoded;
}

/** Most values. */
const UNRESERVED = /^[A-Za-z0-9\-._~]*$/;

/** @throws URIError for a broken sequence, or one that is not UTF-8. */
export function percentDecode(text: string, plusIsSpace = false): string {
  const spaced = plusIsSpace && text.includes("+") ? text.replaceAll("+", " ") : text;
  return spaced.includes("%") ? decodeURIComponent(spaced) : spaced;
}

function hex(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}

/** A name and its value, which is still encoded, because it may have to be split first. */
export interface Pair {
  readonly name: string;
  readonly value: string;
}

/** The pairs of a query: `a=1&b`. A name that is not valid percent-encoding stays as it is, for it is nobody's. */
export function pairsOfQuery(query: string, separator = "&"): Pair[] {
  const pairs: Pair[] = [];
  for (const pair of query.split(separator)) if (pair !== "") pairs.push(pairOf(pair, separator === "&"));
  return pairs;
}

/** The pairs of a `Cookie` header (RFC 6265 §4.2.1), without the quotes that a value may stand in. */
export function pairsOfCookies(header: string): Pair[] {
  return header
    .split(";")
    .map((pair) => pairOf(pair.trim(), false))
    .filter(({ name }) => name !== "")
    .map(({ name, value }) => ({ name, value: value.replace(/^"(.*)"$/s, "$1") }));
}

function pairOf(pair: string, plusIsSpace: boolean): Pair {
  const end = pair.indexOf("=");
  const name = end < 0 ? pair : pair.slice(0, end);
  const value = end < 0 ? "" : pair.slice(end + 1);
  try {
    return { name: percentDecode(name, plusIsSpace), value };
  } catch {
    return { name, value };
  }
}
