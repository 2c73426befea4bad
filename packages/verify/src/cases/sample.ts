/** A value for a place that has no example: the plainest one that its schema allows, the same for the same seed. */
import { byText, type Contract, type Schema, type SchemaObject } from "@cantus/contract";
import { schemaValidator } from "@cantus/contract/schema";
import fc from "fast-check";
import { flatten } from "../values/flat.ts";

/** Deeper than this a schema is taken to be recursive: what is optional is left out, what is required is given up. */
const DEEPEST = 12;

export type Sampled = { readonly value: unknown } | undefined;

/**
 * A value that is valid by `schema` for a request. `undefined` where none was found.
 *
 * @param isUsable What else the place asks of a value. Defaults to nothing.
 * @example
 * sample(contract, { type: "string", format: "uuid" }, 1) // { value: "00000000-0000-4000-8000-000000000001" }
 */
export function sample(
  contract: Contract,
  schema: Schema,
  seed: number,
  isUsable?: (value: unknown) => boolean,
): Sampled {
  if (isUsable) return find(contract, schema, seed, isUsable);
  let known = samples.get(contract);
  if (!known) {
    known = new Map();
    samples.set(contract, known);
  }
  const ofSchema = known.get(schema) ?? new Map<number, Sampled>();
  known.set(schema, ofSchema);
  if (!ofSchema.has(seed)) ofSchema.set(seed, find(contract, schema, seed));
  return ofSchema.get(seed);
}

/** The same is asked for again and again, for each case that has it. */
const samples = new WeakMap<Contract, Map<Schema, Map<number, Sampled>>>();

function find(
  contract: Contract,
  schema: Schema,
  seed: number,
  isUsable: (value: unknown) => boolean = () => true,
): Sampled {
  const { accepts } = schemaValidator(contract);
  for (const source of [candidates(contract, schema, seed, 0), ofWays(contract, schema, seed)]) {
    for (const value of source) if (accepts(schema, value, "request") && isUsable(value)) return { value };
  }
  return undefined;
}

/** Where parts ask for each other (`if` and `then`, several unions), each way of being valid is tried by itself. */
function* ofWays(contract: Contract, schema: Schema, seed: number): Iterable<unknown> {
  for (const { patterns, ...way } of flatten(contract, schema)) {
    yield* candidates(contract, patterns ? { ...way, pattern: patterns[0] } : way, seed, 0);
  }
}

/** The values that are worth trying, the likeliest first. */
function* candidates(contract: Contract, schema: Schema, seed: number, depth: number): Iterable<unknown> {
  const resolved = contract.resolve<Schema>(schema);
  if (typeof resolved === "boolean") {
    if (resolved) yield "sample";
    return;
  }
  if (depth > DEEPEST) return;
  yield* written(resolved);
  for (const branch of unionBranches(resolved)) {
    const rest: SchemaObject = { ...resolved, [branch.keyword]: undefined };
    const alone = Object.keys(rest).every((keyword) => ANNOTATIONS.has(keyword) || rest[keyword] === undefined);
    const merged = alone ? branch.schema : merge(contract, [rest, branch.schema]);
    yield* candidates(contract, merged, seed, depth + 1);
  }
  if (resolved.allOf) {
    const { allOf, ...rest } = resolved;
    yield* candidates(contract, merge(contract, [rest, ...allOf]), seed, depth + 1);
    return;
  }
  for (const type of typesOf(resolved)) yield* byType(contract, resolved, type, seed, depth);
}

/** What the author wrote down. */
function* written(schema: SchemaObject): Iterable<unknown> {
  if ("const" in schema) yield schema.const;
  if (Array.isArray(schema.examples)) yield* schema.examples;
  if ("example" in schema) yield schema.example;
  if ("default" in schema) yield schema.default;
  if (schema.enum) yield* schema.enum;
}

const ANNOTATIONS = new Set(["title", "description", "$comment", "deprecated", "discriminator"]);

function unionBranches(schema: SchemaObject): { keyword: "oneOf" | "anyOf"; schema: Schema }[] {
  const keyword = schema.oneOf ? "oneOf" : "anyOf";
  return (schema[keyword] ?? []).map((branch) => ({ keyword, schema: branch }));
}

/** One schema that asks for what all of these ask: enough to find a candidate, which is then validated. */
function merge(contract: Contract, schemas: readonly Schema[]): SchemaObject {
  const merged: SchemaObject = {};
  for (const schema of schemas) {
    const part = contract.resolve<Schema>(schema);
    if (typeof part === "boolean") continue;
    const flat = part.allOf ? merge(contract, [{ ...part, allOf: undefined }, ...part.allOf]) : part;
    for (const [keyword, value] of Object.entries(flat)) {
      if (value === undefined) continue;
      if (keyword === "properties") merged.properties = { ...merged.properties, ...flat.properties };
      else if (keyword === "required") {
        merged.required = [...new Set([...(merged.required ?? []), ...(flat.required ?? [])])];
      } else merged[keyword] = value;
    }
  }
  return merged;
}

function typesOf(schema: SchemaObject): string[] {
  if (schema.type !== undefined)
    return [schema.type].flat().sort((a, b) => Number(a === "null") - Number(b === "null"));
  if (schema.properties || schema.required || schema.additionalProperties) return ["object"];
  if (schema.items) return ["array"];
  if (schema.minimum !== undefined || schema.maximum !== undefined) return ["number"];
  return schema.oneOf || schema.anyOf || schema.enum ? [] : ["string", "object"];
}

function* byType(
  contract: Contract,
  schema: SchemaObject,
  type: string,
  seed: number,
  depth: number,
): Iterable<unknown> {
  switch (type) {
    case "string":
      yield* strings(schema, seed);
      break;
    case "integer":
    case "number":
      yield numberWithin(schema, type === "integer" ? 1 : undefined);
      break;
    case "boolean":
      yield true;
      break;
    case "null":
      yield null;
      break;
    case "array":
      yield* arrays(contract, schema, seed, depth);
      break;
    case "object":
      yield* objects(contract, schema, seed, depth);
  }
}

function* arrays(contract: Contract, schema: SchemaObject, seed: number, depth: number): Iterable<unknown[]> {
  const item = first(contract, schema.items ?? true, seed, depth);
  const length = Math.max(Number(schema.minItems ?? 1), 1);
  if (item) yield Array.from({ length }, () => item.value);
  yield [];
}

/** With what is required, then with one property more each time, as `minProperties` and the like may want. */
function* objects(contract: Contract, schema: SchemaObject, seed: number, depth: number): Iterable<object> {
  let object: Record<string, unknown> = {};
  for (const name of schema.required ?? []) {
    const property = schema.properties?.[name] ?? schema.additionalProperties ?? true;
    if (isReadOnly(contract, property)) continue;
    const value = first(contract, property, seed, depth);
    if (!value) return;
    object[name] = value.value;
  }
  // Within another value only the first is taken.
  const isEnough = () => Object.keys(object).length >= Number(schema.minProperties ?? 0);
  if (isEnough()) yield object;
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (name in object || isReadOnly(contract, property)) continue;
    const value = first(contract, property, seed, depth);
    if (!value) continue;
    object = { ...object, [name]: value.value };
    if (isEnough()) yield object;
  }
  if (Object.keys(object).length === 0) yield { sample: "sample" };
}

/** The likeliest value of a part. The whole is validated, and so is this within it. */
function first(contract: Contract, part: Schema, seed: number, depth: number): Sampled {
  const { done, value } = candidates(contract, part, seed, depth + 1)
    [Symbol.iterator]()
    .next();
  return done ? undefined : { value };
}

function isReadOnly(contract: Contract, schema: Schema): boolean {
  const resolved = contract.resolve<Schema>(schema);
  return typeof resolved === "object" && resolved.readOnly === true;
}

/** One of each format that OpenAPI and JSON Schema name. */
const FORMATS: Readonly<Record<string, string>> = {
  date: "2026-01-15",
  "date-time": "2026-01-15T10:30:00Z",
  time: "10:30:00Z",
  duration: "PT30S",
  email: "someone@example.com",
  "idn-email": "someone@example.com",
  hostname: "example.com",
  "idn-hostname": "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/sample",
  "uri-reference": "/sample",
  iri: "https://example.com/sample",
  "iri-reference": "/sample",
  "uri-template": "/sample/{id}",
  "json-pointer": "/sample",
  "relative-json-pointer": "0",
  regex: "^sample$",
  uuid: "00000000-0000-4000-8000-000000000001",
  byte: "c2FtcGxl",
  binary: "sample",
  password: "sample-Password-1",
};

function* strings(schema: SchemaObject, seed: number): Iterable<string> {
  const minLength = Number(schema.minLength ?? 0);
  const maxLength = Number(schema.maxLength ?? Number.POSITIVE_INFINITY);
  const fits = (text: string) => text.length >= minLength && text.length <= maxLength;
  const formatted = schema.format === undefined ? undefined : FORMATS[schema.format];
  if (formatted !== undefined && fits(formatted)) yield formatted;
  if (typeof schema.pattern === "string") yield* matching(schema.pattern, seed, fits);
  else yield "sample".slice(0, Math.min(6, maxLength)).padEnd(minLength, "a");
}

/** Strings of a pattern that are as long as they have to be. None where the pattern uses what cannot be generated. */
function matching(pattern: string, seed: number, fits: (text: string) => boolean): string[] {
  const key = `${seed} ${pattern}`;
  const texts = ofPatterns.get(key) ?? made(pattern, seed);
  if (ofPatterns.size === MOST_PATTERNS) ofPatterns.clear();
  ofPatterns.set(key, texts);
  return texts.filter(fits);
}

const ofPatterns = new Map<string, readonly string[]>();
const MOST_PATTERNS = 500;

function made(pattern: string, seed: number): readonly string[] {
  try {
    return fc.sample(arbitraryOf(pattern), { seed, numRuns: 50 });
  } catch {
    return [];
  }
}

/** It takes longer to make than to use. */
const arbitraryOf = byText(MOST_PATTERNS, (pattern) => fc.stringMatching(new RegExp(pattern, "u")));

/** The number nearest to 1 within the bounds, on the grid of `multipleOf`. */
function numberWithin(schema: SchemaObject, grain: number | undefined): number {
  const step = typeof schema.multipleOf === "number" ? schema.multipleOf : grain;
  const above = Number(schema.exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
  const below = Number(schema.exclusiveMaximum ?? Number.POSITIVE_INFINITY);
  const least = Math.max(Number(schema.minimum ?? Number.NEGATIVE_INFINITY), above);
  const most = Math.min(Number(schema.maximum ?? Number.POSITIVE_INFINITY), below);
  const nearest = Math.min(Math.max(1, least), most);
  if (step === undefined) {
    if (nearest > above && nearest < below) return nearest;
    return Number.isFinite(least) && Number.isFinite(most) ? (least + most) / 2 : nearest + (nearest > above ? -1 : 1);
  }
  let onGrid = Math.ceil(nearest / step) * step;
  if (onGrid <= above) onGrid += step;
  if (onGrid > most || onGrid >= below) onGrid = Math.floor(most / step) * step;
  return onGrid >= below ? onGrid - step : onGrid;
}
