/** Every deviation of a value from what its schema allows or just still allows, one at a time. */
import type { Contract, Schema } from "@cantus/contract";
import { sample } from "../cases/sample.ts";
import { ABSENT, type Change, type Deviation, deviate } from "./deviation.ts";
import { type FlatSchema, flatten, isMeantBy, isReadOnly, itemSchema, memberSchema, typeOf, typesOf } from "./flat.ts";
import { textsMatching } from "./matching.ts";
import { numberChanges } from "./numbers.ts";
import { textChanges } from "./texts.ts";

export interface DeviationOptions {
  readonly contract: Contract;
  readonly seed: number;
  /** Where the value stands: on the wire everything but JSON is text, and there the text of a number is a number. */
  readonly isText: boolean;
  /** Of the parameter; a member's is its own. */
  readonly name: string;
}

/** Members of members of members say no more of a server's validation. */
const DEEPEST = 6;

/**
 * @param value a valid one, from which the others deviate
 * @example
 * deviations(schema, 5, { …, isText: true }) // minimum 1 · below minimum 1 · maximum 100 · above maximum 100 · …
 */
export function* deviations(
  schema: Schema,
  value: unknown,
  options: DeviationOptions,
  depth = 0,
): Generator<Deviation> {
  const flat = meant(options.contract, schema, value);
  if (!flat || depth > DEEPEST) return;
  for (const change of ownChanges(flat, value, options)) yield { ...change, tokens: [] };
  yield* otherWays(options, schema, flat);
  if (Array.isArray(value)) yield* ofItems(flat, value, options, depth);
  else if (typeof value === "object" && value !== null) {
    yield* ofMembers(flat, value as Record<string, unknown>, options, depth);
  }
}

/** Of unions with many branches, so many are tried beside the own. */
const BRANCHES = 6;

/** A value for each other way of being valid: another branch of a union. */
function* otherWays({ contract, seed }: DeviationOptions, schema: Schema, own: FlatSchema): Generator<Deviation> {
  const others = flatten(contract, schema).filter((way) => way !== own && JSON.stringify(way) !== JSON.stringify(own));
  for (const way of others.slice(0, BRANCHES)) {
    const value = sample(contract, asSchema(way), seed)?.value;
    if (value === undefined || value === null) continue;
    yield { tokens: [], value, keyword: "oneOf", what: "of another branch", expect: "accepted" };
  }
}

const schemas = new WeakMap<FlatSchema, Schema>();

/** The same schema each time: what is known of one is known by its identity. */
function asSchema(way: FlatSchema): Schema {
  const known = schemas.get(way);
  if (known !== undefined) return known;
  const { patterns, ...schema } = way;
  if (patterns) schema.pattern = patterns[0];
  schemas.set(way, schema);
  return schema;
}

/** The way of being valid that this value goes. */
function meant(contract: Contract, schema: Schema, value: unknown): FlatSchema | undefined {
  const ways = flatten(contract, schema);
  return ways.find((way) => isMeantBy(contract, way, value)) ?? ways[0];
}

function* ownChanges(flat: FlatSchema, value: unknown, options: DeviationOptions): Iterable<Change> {
  yield* otherTypes(flat, value, options);
  if (typeof value === "number")
    yield* numberChanges(
      flat,
      value,
      typesOf(flat).every((type) => type !== "number"),
    );
  else if (typeof value === "string") yield* textChanges(flat, value, options.name);
  else if (typeof value === "boolean" && !flat.enum && !("const" in flat)) {
    yield { value: !value, keyword: "type", what: String(!value), expect: "accepted" };
  }
  if (typeof value !== "string" && (flat.enum || "const" in flat)) yield* otherMembers(flat);
}

function* otherMembers({ enum: members = [], const: only }: FlatSchema): Iterable<Change> {
  const keyword = only === undefined ? "enum" : "const";
  for (const member of members.slice(0, 24)) {
    if (typeof member === "string") continue;
    yield { value: member, keyword, what: `${keyword} ${JSON.stringify(member)}`, expect: "accepted" };
  }
  const numbers = [...members, only].filter((member) => typeof member === "number");
  if (numbers.length > 0) {
    yield { value: Math.max(...numbers) + 1, keyword, what: `none of ${keyword}`, expect: "refused" };
  }
}

/** One of each other type. The proof says which of them are wrong: nothing of a text in a query is. */
function* otherTypes(flat: FlatSchema, value: unknown, { isText }: DeviationOptions): Iterable<Change> {
  const own = typeOf(value);
  const types = typesOf(flat);
  const is = types.join(" or ");
  const refused = (other: unknown, what: string): Change => ({
    value: other,
    keyword: "type",
    what: `${what} instead of ${is}`,
    expect: "refused",
  });
  if (isText) {
    if (own === "integer" || own === "number") yield refused("abc", "a word");
    else if (own === "boolean") yield refused("maybe", "a word");
    return;
  }
  if (types.includes("null") && value !== null)
    yield { value: null, keyword: "type", what: "null", expect: "accepted" };
  else if (value !== null) yield refused(null, "null");
  switch (own) {
    case "integer":
    case "number":
      yield refused(String(value), "a number as text");
      yield refused(true, "true");
      yield refused([value], "a list");
      break;
    case "boolean":
      yield refused(String(value), "a boolean as text");
      yield refused(1, "1");
      yield refused({}, "an object");
      break;
    case "string":
      yield refused(12345, "a number");
      yield refused(true, "true");
      yield refused([value], "a list");
      yield refused({ value }, "an object");
      break;
    case "array":
      yield refused({}, "an object");
      yield refused("text", "a text");
      if ((value as unknown[])[0] !== undefined) yield refused((value as unknown[])[0], "a single item");
      break;
    case "object":
      yield refused([value], "a list");
      yield refused("text", "a text");
      yield refused(1, "a number");
      break;
  }
}

function* ofItems(
  flat: FlatSchema,
  items: readonly unknown[],
  options: DeviationOptions,
  depth: number,
): Generator<Deviation> {
  const { minItems, maxItems, uniqueItems } = flat as Record<string, unknown>;
  const whole = (value: unknown, keyword: string, what: string, expect: Deviation["expect"]): Deviation => ({
    tokens: [],
    value,
    keyword,
    what,
    expect,
  });
  const schema = itemSchema(flat, items.length);
  if (typeof minItems === "number" && minItems > 0) {
    const least = ofLength(items, schema, minItems, uniqueItems === true, options);
    if (least) yield whole(least, "minItems", `as few as minItems ${minItems}`, "accepted");
    const fewer = ofLength(items, schema, minItems - 1, uniqueItems === true, options);
    if (fewer) yield whole(fewer, "minItems", `fewer than minItems ${minItems}`, "refused");
  } else if (items.length > 0) {
    yield whole([], "minItems", "an empty list", minItems === 0 || depth > 0 ? "accepted" : "answered");
  }
  if (typeof maxItems === "number" && maxItems <= 1_000) {
    const most = ofLength(items, schema, maxItems, uniqueItems === true, options);
    if (most) yield whole(most, "maxItems", `as many as maxItems ${maxItems}`, "accepted");
    // Items that repeat would break another rule, too.
    const more =
      ofLength(items, schema, maxItems + 1, uniqueItems === true, options) ??
      ofLength(items, schema, maxItems + 1, false, options);
    if (more) yield whole(more, "maxItems", `more than maxItems ${maxItems}`, "refused");
  }
  const [first] = items;
  if (uniqueItems === true && first !== undefined) {
    yield whole([...items, first], "uniqueItems", "the same item twice", "refused");
  }
  if (first === undefined) return;
  const ofFirst = itemSchema(flat, 0);
  if (ofFirst === undefined) return;
  for (const each of deviations(ofFirst, first, options, depth + 1)) {
    const place = each.place && ["0", ...each.place];
    yield { ...each, tokens: ["0", ...each.tokens], place };
  }
}

function ofLength(
  items: readonly unknown[],
  schema: Schema | undefined,
  length: number,
  isUnique: boolean,
  { contract, seed }: DeviationOptions,
): unknown[] | undefined {
  if (items.length >= length) return items.slice(0, length);
  const made = [...items];
  const texts = new Set(made.map((item) => JSON.stringify(item)));
  for (let turn = 0; made.length < length; turn++) {
    if (schema === undefined || turn > length * 3 + 20) return undefined;
    const item = (!isUnique && items[0]) || variation(contract, schema, seed + turn, turn);
    if (item === undefined) return undefined;
    const text = JSON.stringify(item);
    if (isUnique && texts.has(text)) continue;
    texts.add(text);
    made.push(item);
  }
  return made;
}

/** One of many values of an item's schema. */
function variation(contract: Contract, schema: Schema, seed: number, turn: number): unknown {
  const [flat] = flatten(contract, schema);
  if (flat?.enum) return flat.enum[turn];
  const [pattern] = flat?.patterns ?? [];
  if (pattern !== undefined) return textsMatching(pattern, 1)[turn];
  const value = sample(contract, schema, seed)?.value;
  if (typeof value === "number") return value + turn * Number(flat?.multipleOf ?? 1);
  if (typeof value === "string" && !flat?.format && !flat?.patterns) return `${value.slice(0, 4)}${turn}`;
  return value;
}

function* ofMembers(
  flat: FlatSchema,
  members: Readonly<Record<string, unknown>>,
  options: DeviationOptions,
  depth: number,
): Generator<Deviation> {
  const { contract, seed } = options;
  const at = (name: string, change: Change): Deviation => ({ ...change, tokens: [name] });
  const required = new Set(flat.required);
  const names = Object.keys(members);
  for (const name of names) {
    const isRequired = required.has(name);
    // Whether a change of nothing is one is not said by most contracts.
    const expect = isRequired ? "refused" : names.length > 1 ? "accepted" : "answered";
    yield at(name, { value: ABSENT, keyword: "required", what: isRequired ? "missing" : "left out", expect });
  }
  yield* extra(flat, members);
  yield* counted(flat, members);
  for (const [name, needed] of Object.entries((flat.dependentRequired ?? {}) as Record<string, string[]>)) {
    const [one] = needed;
    if (one === undefined || !names.includes(name) || !names.includes(one)) continue;
    yield at(one, { value: ABSENT, keyword: "dependentRequired", what: `missing beside ${name}`, expect: "refused" });
  }
  yield* free(flat, members, options, depth);
  const absent = Object.keys(flat.properties ?? {}).filter((name) => !Object.hasOwn(members, name));
  for (const name of [...names, ...absent]) {
    const schema = memberSchema(flat, name);
    if (schema === undefined || isReadOnly(contract, schema)) continue;
    const isThere = Object.hasOwn(members, name);
    const base = isThere ? members[name] : sample(contract, schema, seed)?.value;
    if (base === undefined) continue;
    if (!isThere) yield at(name, { value: base, keyword: "properties", what: "added", expect: "accepted" });
    for (const each of deviations(schema, base, { ...options, name }, depth + 1)) {
      const tokens = [name, ...each.tokens];
      const place = [name, ...(each.place ?? each.tokens)];
      // What is below a member that is not there comes with it.
      yield isThere ? { ...each, tokens, place } : { ...within(base, each), tokens: [name], place };
    }
  }
}

/** A name that no contract has. */
const EXTRA = "cantus_extra";

/** One more member of those that have no name in the contract, but a schema. */
function* free(
  flat: FlatSchema,
  members: Readonly<Record<string, unknown>>,
  options: DeviationOptions,
  depth: number,
): Generator<Deviation> {
  const schema = flat.additionalProperties;
  if (typeof schema !== "object" || Object.keys(members).some((name) => !Object.hasOwn(flat.properties ?? {}, name)))
    return;
  const base = sample(options.contract, schema, options.seed)?.value;
  if (base === undefined) return;
  const place = { tokens: [EXTRA], keyword: "additionalProperties" };
  yield { ...place, value: base, what: "a member more", expect: "accepted" };
  for (const each of deviations(schema, base, { ...options, name: EXTRA }, depth + 1)) {
    const tokens = [EXTRA, ...(each.place ?? each.tokens)];
    yield { ...within(base, each), tokens: [EXTRA], place: tokens };
  }
}

/** A deviation of something that comes whole. */
function within(base: unknown, each: Deviation): Deviation {
  const whole = { ...each, value: deviate(base, each) };
  return each.control === undefined ? whole : { ...whole, control: deviate(base, { ...each, value: each.control }) };
}

function* extra(flat: FlatSchema, members: Readonly<Record<string, unknown>>): Iterable<Deviation> {
  const isClosed = flat.additionalProperties === false || flat.unevaluatedProperties === false;
  const isOpen = flat.additionalProperties === true;
  const expect = isClosed ? "refused" : isOpen ? "accepted" : "answered";
  const keyword = flat.unevaluatedProperties === false ? "unevaluatedProperties" : "additionalProperties";
  yield { tokens: [EXTRA], value: "extra", keyword, what: "a property that the contract does not have", expect };
  yield { tokens: [EXTRA], value: nested(DEEP), keyword, what: `${DEEP} objects in each other`, expect: "answered" };
  const proto = Object.fromEntries([...Object.entries(members), ["__proto__", { polluted: true }]]);
  yield { tokens: [], value: proto, keyword: "__proto__", what: "with __proto__", expect: "answered" };
}

/** Deeper than anyone means it, and not as deep as any reader of JSON has to go. */
const DEEP = 60;

function nested(depth: number): unknown {
  return depth === 0 ? "deep" : { in: nested(depth - 1) };
}

function* counted(flat: FlatSchema, members: Readonly<Record<string, unknown>>): Iterable<Deviation> {
  const { minProperties, maxProperties } = flat as Record<string, unknown>;
  const entries = Object.entries(members);
  const whole = (value: unknown, keyword: string, what: string): Deviation => ({
    tokens: [],
    value,
    keyword,
    what,
    expect: "refused",
  });
  if (typeof minProperties === "number" && minProperties > 0) {
    const fewer = Object.fromEntries(entries.slice(0, minProperties - 1));
    yield whole(fewer, "minProperties", `fewer than minProperties ${minProperties}`);
  } else if (entries.length > 0 && !flat.required?.length) {
    yield { ...whole({}, "minProperties", "an empty object"), expect: "answered" };
  }
  if (typeof maxProperties === "number" && maxProperties <= 1_000) {
    const more = Array.from({ length: maxProperties + 1 - entries.length }, (_, index) => [`extra_${index}`, "extra"]);
    yield whole(
      { ...members, ...Object.fromEntries(more) },
      "maxProperties",
      `more than maxProperties ${maxProperties}`,
    );
  }
}
