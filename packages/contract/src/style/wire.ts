import type { Pair } from "./encoding.ts";
import type { Kind } from "./forms.ts";

/** What the wire says before a schema gives it types: text, and lists and objects of text. */
export type Wire = string | Wire[] | { [name: string]: Wire };

export type Decode = (raw: string) => string;

/** A parameter that is not written in its style. */
export class StyleError extends Error {}

/**
 * Reads a value whose parts stand in one text: `a,b`, `R,100,G,200`, exploded `R=100,G=200`. Where the schema leaves open
 * whether it is one value or more, it is more if there is a delimiter.
 */
export function readJoined(
  raw: string,
  delimiter: string | RegExp,
  explode: boolean,
  kinds: ReadonlySet<Kind>,
  decode: Decode,
): Wire {
  const parts = raw === "" ? [] : raw.split(delimiter);
  const isMany = parts.length > 1 || !kinds.has("primitive");
  if (kinds.has("object") && (isMany || (explode && raw.includes("=")))) {
    const members = explode ? membersOf(parts) : alternating(parts);
    if (members) return Object.fromEntries(members.map(([name, value]) => [decode(name), decode(value)]));
  }
  if (kinds.has("array") && isMany) return parts.map(decode);
  return decode(raw);
}

/** Reads a value whose parts are pairs of their own: `color=blue&color=black`, or each property by its name. */
export function readExploded(
  pairs: readonly Pair[],
  name: string,
  { kinds, decode, isOther }: { kinds: ReadonlySet<Kind>; decode: Decode; isOther(name: string): boolean },
): Wire | undefined {
  const values = pairs.filter((pair) => pair.name === name).map((pair) => pair.value);
  const isObjectOnly = kinds.size === 1 && kinds.has("object");
  if (values.length > 0 && !isObjectOnly) {
    const isMany = values.length > 1 || !kinds.has("primitive");
    return isMany ? values.map(decode) : decode(values[0] ?? "");
  }
  if (!kinds.has("object")) return undefined;
  const members = pairs.filter((pair) => !isOther(pair.name));
  if (members.length === 0) return undefined;
  const byName = Map.groupBy(members, (member) => member.name);
  return Object.fromEntries(
    [...byName].map(([key, found]) => [key, oneOrMany(found.map(({ value }) => decode(value)))]),
  );
}

export function oneOrMany(values: readonly string[]): Wire {
  return values.length === 1 ? (values[0] as string) : [...values];
}

/** `R=100` and so on; nothing, where a part has no `=`. */
function membersOf(parts: readonly string[]): [string, string][] | undefined {
  if (!parts.every((part) => part.includes("="))) return undefined;
  return parts.map((part) => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)]);
}

/** `R`, `100`, `G`, `200`; nothing, where a value is missing. */
function alternating(parts: readonly string[]): [string, string][] | undefined {
  if (parts.length % 2 !== 0) return undefined;
  return Array.from({ length: parts.length / 2 }, (_, i) => [parts[2 * i] as string, parts[2 * i + 1] as string]);
}
