import { isJson } from "../media-type/kind.ts";
import type { Contract, Encoding, MediaType, Schema } from "../model.ts";
import type { Violation } from "../problem/problem.ts";
import { isDeepKey } from "./deep-object.ts";
import { pairsOfQuery } from "./encoding.ts";
import { kindsOf, propertyNames, propertySchema } from "./forms.ts";
import { parseParameter, type Readable } from "./parse.ts";
import { serializeParameter } from "./serialize.ts";

/** A form as it was read: what could be, and how the rest breaks it. */
export interface ParsedForm {
  readonly value: Readonly<Record<string, unknown>>;
  readonly violations: readonly Violation[];
}

/**
 * An object as `application/x-www-form-urlencoded` (OpenAPI 3.1 §4.8.15, Encoding Object): each property by the style of
 * its Encoding Object; without one, lists repeat their name and objects are JSON.
 *
 * @example encodeForm(contract, media, { name: "a b", tags: ["x", "y"] }) // "name=a%20b&tags=x&tags=y"
 */
export function encodeForm(contract: Contract, media: MediaType, value: Readonly<Record<string, unknown>>): string {
  return Object.entries(value)
    .map(([name, member]) => serializeParameter(fieldOf(contract, media, name), member))
    .filter((pairs) => pairs !== "")
    .join("&");
}

/**
 * Reads `application/x-www-form-urlencoded`. Values get the types of the schema as those of parameters do, and are not
 * validated. Fields that the schema does not name are text, or lists of it.
 *
 * @param text the body, as it came
 */
export function decodeForm(contract: Contract, media: MediaType, text: string): ParsedForm {
  const names = propertyNames(contract, media.schema);
  const members: [string, unknown][] = [];
  const violations: Violation[] = [];
  for (const field of names.map((name) => fieldOf(contract, media, name))) {
    const { value, violation } = parseParameter(contract, field, text);
    if (violation) violations.push({ ...violation, in: "body" });
    else if (value !== undefined) members.push([field.name, value]);
  }
  const taken = takenBy(contract, media, names);
  const others = new Set(
    pairsOfQuery(text)
      .map((pair) => pair.name)
      .filter((name) => !taken(name)),
  );
  for (const name of others) {
    const { value, violation } = parseParameter(contract, fieldOf(contract, media, name), text);
    if (violation) violations.push({ ...violation, in: "body" });
    else members.push([name, value]);
  }
  return { value: Object.fromEntries(members), violations };
}

/** A field, as the parameter that is written like it. */
function fieldOf(contract: Contract, { schema, encoding, pointer }: MediaType, name: string): Readable {
  const { style, explode, allowReserved = false, contentType }: Encoding = encoding[name] ?? {};
  const own: Schema = schema === undefined ? true : propertySchema(contract, schema, name);
  const field = {
    name,
    in: "query",
    style: style ?? "form",
    explode: explode ?? (style ?? "form") === "form",
  } as const;
  // Where one of these is given, `contentType` says nothing (Encoding Object).
  if (style !== undefined || explode !== undefined) return { ...field, allowReserved, schema: own };
  const kinds = kindsOf(contract, own);
  const isObject = kinds.size === 1 && kinds.has("object");
  if (!isObject && !(contentType && isJson(contentType))) return { ...field, allowReserved, schema: own };
  const content: MediaType = {
    type: contentType ?? "application/json",
    schema: own,
    examples: [],
    encoding: {},
    pointer,
  };
  return { ...field, content };
}

/** Whether a name on the wire belongs to a property: its own, one with brackets, or a member of an exploded object. */
function takenBy(contract: Contract, media: MediaType, names: readonly string[]): (name: string) => boolean {
  const taken = new Set(names);
  const bracketed: string[] = [];
  for (const name of names) {
    const { style, explode, schema, content } = fieldOf(contract, media, name);
    if (style === "deepObject") bracketed.push(name);
    else if (explode && !content) for (const member of propertyNames(contract, schema)) taken.add(member);
  }
  return (name) => taken.has(name) || bracketed.some((deep) => isDeepKey(name, deep));
}
