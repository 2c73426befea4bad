/** Every deviation of a value from what its schema allows or just still allows, one at a time. */
import type { Contract, Schema } from "@cantus/contract";
import { sample } from "../cases/sample.ts";
import type { Change, Deviation, DeviationOptions } from "./deviation.ts";
import { type FlatSchema, flatten, isMeantBy, typesOf } from "./flat.ts";
import { inTurn } from "./in-turn.ts";
import { ofItems } from "./items.ts";
import { cameWith, ofMembers } from "./members.ts";
import { negated } from "./negated.ts";
import { numberChanges } from "./numbers.ts";
import { textChanges } from "./texts.ts";
import { otherTypes } from "./types.ts";

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
  // One of each kind before the second of any: a run may be at its end before all are sent.
  yield* inTurn([
    whole(ownChanges(flat, value, options)),
    whole(negated(flat, value, options)),
    whole(otherTypes(flat, value, options)),
    otherWays(options, schema, flat, depth),
    within(flat, value, options, depth),
  ]);
}

function* whole(changes: Iterable<Change>): Generator<Deviation> {
  for (const change of changes) yield { ...change, tokens: [] };
}

function* within(flat: FlatSchema, value: unknown, options: DeviationOptions, depth: number): Generator<Deviation> {
  if (Array.isArray(value)) yield* ofItems(flat, value, options, depth, deviations);
  else if (typeof value === "object" && value !== null) {
    yield* ofMembers(flat, value as Record<string, unknown>, options, depth, deviations);
  }
}

/** Of unions with many branches, so many are tried beside the own. */
const BRANCHES = 6;

/** A value for each other way of being valid, another branch of a union, and what is wrong within that. */
function* otherWays(options: DeviationOptions, schema: Schema, own: FlatSchema, depth: number): Generator<Deviation> {
  const { contract, seed } = options;
  const others = flatten(contract, schema).filter((way) => way !== own && JSON.stringify(way) !== JSON.stringify(own));
  for (const way of others.slice(0, BRANCHES)) {
    yield* otherTags(contract, own, way);
    const value = sample(contract, asSchema(way), seed)?.value;
    if (value === undefined || value === null) continue;
    yield { tokens: [], value, keyword: "oneOf", what: "of another branch", expect: "accepted" };
    // Of branches within branches the own ones alone: others would multiply.
    if (options.isOfBranch || typeof value !== "object") continue;
    for (const each of within(way, value, { ...options, isOfBranch: true }, depth)) {
      if (each.expect === "refused") yield { ...cameWith(value, each), tokens: [] };
    }
  }
}

/** What names its branch names another, and all that stands beside it is still of its own. */
function* otherTags(contract: Contract, own: FlatSchema, other: FlatSchema): Iterable<Deviation> {
  const tagOf = (way: FlatSchema, name: string) => {
    const property = contract.resolve<Schema>(way.properties?.[name] ?? true);
    return typeof property === "object" ? property.const : undefined;
  };
  for (const name of Object.keys(own.properties ?? {})) {
    const [tag, value] = [tagOf(own, name), tagOf(other, name)];
    if (tag === undefined || value === undefined || tag === value) continue;
    yield { tokens: [name], value, keyword: "oneOf", what: "that of another branch", expect: "refused" };
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
