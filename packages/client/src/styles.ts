/**
 * The styles that few contracts use, and `allowReserved`. Generated code names `writeStyle` with the parameters that
 * need it, so that others do without.
 */
import type { Serialization } from "./operation.ts";
import { encode, isAbsent, isObject, join, membersOf, plain } from "./serialize.ts";

type Encode = (value: unknown) => string;

/** `allowReserved`, except for the characters that would end the value. */
const encodeReserved: Encode = (value) =>
  encodeURI(plain(value)).replace(/%5B|%5D|[#&+]/g, (found) =>
    found.length === 3 ? decodeURIComponent(found) : encodeURIComponent(found),
  );

/** @returns what is written in a query, pair by pair; or in a path, where it is one text */
export function writeStyle(name: string, value: unknown, serialization: Serialization): string[] {
  const { style, explode, reserved } = serialization;
  const encodeItem = reserved ? encodeReserved : encode;
  if (style === "label") return [label(value, explode === true, encodeItem)];
  if (style === "matrix") return [matrix(name, value, explode === true, encodeItem)];
  if (style === "deepObject" && typeof value === "object") return deepPairs(encode(name), value, encodeItem);
  const joiner = style === "spaceDelimited" ? "%20" : style === "pipeDelimited" ? "%7C" : ",";
  if (style === "simple") return [join(value, explode === true, ",", encodeItem)];
  if (explode ?? (style === "form" || style === "deepObject" || style === undefined)) {
    if (Array.isArray(value)) return value.map((item) => `${encode(name)}=${encodeItem(item)}`);
    if (isObject(value)) return membersOf(value).map(([key, member]) => `${encode(key)}=${encodeItem(member)}`);
  }
  return [`${encode(name)}=${join(value, false, joiner, encodeItem)}`];
}

function label(value: unknown, explode: boolean, encodeItem: Encode): string {
  if (!explode) return `.${join(value, false, ",", encodeItem)}`;
  // A dot needs no encoding anywhere else.
  return `.${join(value, true, ".", (item) => encodeItem(item).replaceAll(".", "%2E"))}`;
}

function matrix(name: string, value: unknown, explode: boolean, encodeItem: Encode): string {
  if (explode && Array.isArray(value)) return value.map((item) => `;${name}=${encodeItem(item)}`).join("");
  const text = join(value, explode, explode ? ";" : ",", encodeItem);
  return explode && isObject(value) ? `;${text}` : `;${name}=${text}`;
}

/** `filter[a][b]=1&filter[c][]=2`. The standard defines one level; deeper ones go on in the same way, as servers read them. */
function deepPairs(name: string, value: unknown, encodeItem: Encode): string[] {
  if (isAbsent(value)) return [];
  if (Array.isArray(value))
    return value.filter((item) => !isAbsent(item)).map((item) => `${name}%5B%5D=${encodeItem(item)}`);
  if (!isObject(value)) return [`${name}=${encodeItem(value)}`];
  return membersOf(value).flatMap(([key, member]) => deepPairs(`${name}%5B${encode(key)}%5D`, member, encodeItem));
}
