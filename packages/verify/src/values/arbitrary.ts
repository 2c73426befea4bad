/** Arbitraries of fast-check for the schemas of a contract: values that are likely valid, and told by the validator to be. */
import type { Contract, Schema } from "@cantus/contract";
import fc from "fast-check";
import { sample } from "../cases/sample.ts";
import { type FlatSchema, flatten, isReadOnly, itemSchema, memberSchema, typesOf } from "./flat.ts";
import { numbersOf } from "./number-arbitrary.ts";
import { textsOf } from "./text-arbitrary.ts";

/** Deeper than this only what is required is made, and of unions the first branch. */
const DEEP = 4;

/** Deeper than this nothing is made: what requires itself without end has no value. */
const DEEPEST = 24;

/** Values of a schema's own kinds; each schema's arbitrary is made when it is first asked for, and kept. */
export class Arbitraries {
  readonly #contract: Contract;
  readonly #known = new Map<Schema, fc.Arbitrary<unknown>[]>();

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  /**
   * @param depth how many schemas this one is in
   * @example fc.sample(arbitraries.of({ type: "integer", minimum: 1 }), { seed: 1, numRuns: 3 })
   */
  of(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
    const known = this.#known.get(schema) ?? [];
    this.#known.set(schema, known);
    known[depth] ??= this.#make(schema, depth);
    return known[depth];
  }

  #make(schema: Schema, depth: number): fc.Arbitrary<unknown> {
    const ways = depth > DEEPEST ? [] : flatten(this.#contract, schema);
    const written = writtenIn(this.#contract, schema);
    const made = (depth > DEEP ? ways.slice(0, 2) : ways).flatMap((way) => this.#ofWay(way, depth));
    if (made.length === 0) return fc.constant(NONE);
    const all = fc.oneof(...made.map((arbitrary) => ({ arbitrary, weight: 4 })), ...written);
    return all;
  }

  #ofWay(way: FlatSchema, depth: number): fc.Arbitrary<unknown>[] {
    if ("const" in way) return [fc.constant(way.const)];
    if (way.enum) return way.enum.length > 0 ? [fc.constantFrom(...way.enum)] : [];
    return typesOf(way).flatMap((type) => this.#ofType(way, type, depth));
  }

  #ofType(way: FlatSchema, type: string, depth: number): fc.Arbitrary<unknown>[] {
    switch (type) {
      case "null":
        return [fc.constant(null)];
      case "boolean":
        return [fc.boolean()];
      case "integer":
        return [numbersOf(way, true)];
      case "number":
        return [numbersOf(way, false)];
      case "string":
        return textsOf(way);
      case "array":
        return [lazy(() => this.#lists(way, depth))];
      case "object":
        return [lazy(() => this.#objects(way, depth))];
      default:
        return [];
    }
  }

  #lists(way: FlatSchema, depth: number): fc.Arbitrary<unknown> {
    const least = Number(way.minItems ?? 0);
    const most = Math.min(Number(way.maxItems ?? Number.POSITIVE_INFINITY), Math.max(least, depth > DEEP ? 0 : 4));
    const prefix = (way.prefixItems as Schema[] | undefined) ?? [];
    const starts = prefix.map((schema) => this.of(schema, depth + 1));
    const rest = itemSchema(way, prefix.length);
    const required = way.contains === undefined ? [] : [this.of(way.contains as Schema, depth + 1)];
    const needed = Number(way.minContains ?? 1) * required.length;
    const many = {
      minLength: Math.max(0, least - starts.length - needed),
      maxLength: Math.max(0, most - starts.length),
    };
    many.maxLength = Math.max(many.minLength, many.maxLength);
    const item = rest === undefined ? undefined : this.of(rest, depth + 1);
    const items =
      item === undefined
        ? fc.constant([])
        : way.uniqueItems === true
          ? fc.uniqueArray(item, { ...many, comparator: (a, b) => JSON.stringify(a) === JSON.stringify(b) })
          : fc.array(item, many);
    const contained = required.flatMap((each) => Array.from({ length: needed }, () => each));
    return fc
      .tuple(fc.tuple(...starts), fc.tuple(...contained), items)
      .map(([first, second, others]) => withoutNone([...first, ...second, ...others]));
  }

  #objects(way: FlatSchema, depth: number): fc.Arbitrary<unknown> {
    const required = new Set(
      (way.required ?? []).filter((name) => !isReadOnly(this.#contract, memberSchema(way, name))),
    );
    const optional = Object.entries(way.properties ?? {}).filter(
      ([name, schema]) => !required.has(name) && schema !== false && !isReadOnly(this.#contract, schema),
    );
    const members: Record<string, fc.Arbitrary<unknown>> = {};
    for (const name of required) members[name] = this.of(memberSchema(way, name) ?? true, depth + 1);
    const least = Number(way.minProperties ?? 0);
    const most = Number(way.maxProperties ?? Number.POSITIVE_INFINITY);
    for (const [name, schema] of optional) {
      if (depth > DEEP && Object.keys(members).length >= least) break;
      members[name] = this.of(schema, depth + 1);
    }
    const own = fc.record(members, { requiredKeys: [...required], noNullPrototype: true });
    const further = this.#further(way, depth, least - Object.keys(members).length);
    return fc.tuple(own, further).map(([made, more]) => {
      const dependent = withDependents(way, { ...more, ...made }, (name) =>
        sample(this.#contract, memberSchema(way, name) ?? true, 1),
      );
      return withoutNone(withinCount(dependent, required, most));
    });
  }

  /** Properties that the contract does not name, where it says of what kind they are. */
  #further(way: FlatSchema, depth: number, missing: number): fc.Arbitrary<Record<string, unknown>> {
    const patterns = Object.entries((way.patternProperties ?? {}) as Record<string, Schema>);
    const [patterned] = patterns.filter(([, schema]) => schema !== false);
    const free = way.additionalProperties;
    const isWanted = typeof free === "object" || (missing > 0 && free !== false);
    if (!patterned && !isWanted) return fc.constant({});
    const names = patterned
      ? (textsOf({ patterns: [patterned[0]] })[0] ?? fc.constant("x"))
      : way.propertyNames !== undefined
        ? this.of({ type: "string", allOf: [way.propertyNames as Schema] }, depth + 1)
        : FREE_NAMES;
    const values = this.of(patterned?.[1] ?? (free === undefined ? true : free), depth + 1);
    const minKeys = Math.max(0, missing);
    const limits = { minKeys, maxKeys: Math.max(minKeys, depth > DEEP ? 0 : 3), noNullPrototype: true };
    return fc.dictionary(names as fc.Arbitrary<string>, values, limits);
  }
}

const FREE_NAMES = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);

/** Where a schema has no value at all. An object or list with it in it leaves it out. */
const NONE = Symbol("none");

function withoutNone(made: unknown): unknown {
  if (Array.isArray(made)) return made.filter((item) => item !== NONE);
  return Object.fromEntries(Object.entries(made as object).filter(([, member]) => member !== NONE));
}

/** The arbitrary is made when the first value is. */
function lazy(make: () => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  let made: fc.Arbitrary<unknown> | undefined;
  return fc.constant(undefined).chain(() => {
    made ??= make();
    return made;
  });
}

function writtenIn(contract: Contract, schema: Schema): fc.Arbitrary<unknown>[] {
  const resolved = contract.resolve<Schema>(schema);
  if (typeof resolved !== "object") return [];
  const examples = Array.isArray(resolved.examples) ? resolved.examples : [];
  const values = [...examples, resolved.example, resolved.default].filter((value) => value !== undefined);
  return values.length > 0 ? [fc.constantFrom(...values)] : [];
}

function withDependents(
  way: FlatSchema,
  made: Record<string, unknown>,
  sampleOf: (name: string) => { readonly value: unknown } | undefined,
): Record<string, unknown> {
  const dependent = Object.entries((way.dependentRequired ?? {}) as Record<string, string[]>);
  const whole = { ...made };
  for (const [name, needed] of dependent) {
    if (!Object.hasOwn(whole, name)) continue;
    for (const each of needed) {
      const value = Object.hasOwn(whole, each) ? undefined : sampleOf(each);
      if (value) whole[each] = value.value;
    }
  }
  return whole;
}

function withinCount(made: Record<string, unknown>, required: ReadonlySet<string>, most: number): object {
  const names = Object.keys(made);
  if (names.length <= most) return made;
  const kept = [...required, ...names.filter((name) => !required.has(name))].slice(0, most);
  return Object.fromEntries(kept.filter((name) => Object.hasOwn(made, name)).map((name) => [name, made[name]]));
}
