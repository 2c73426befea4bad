/**
 * Schemas in the form that Prism's generators take: one value with all that it refers to, under `#/__bundled__/`, and
 * reshaped where a generator would misread it.
 */
import type { Contract, Schema, SchemaObject } from "@cantus/contract";
import { taggedBranches } from "./choices.ts";
import { mergeAllOf } from "./merge-all-of.ts";
import { leadsTo } from "./reference-graph.ts";
import { BUNDLED, endingCircles, reshape, withoutOptional, withoutSecrets } from "./sampler-words.ts";

/**
 * - `plain`: for the static sampler, which takes the first branch of every choice and then overlooks its neighbours,
 *   and knows nothing of `pattern`.
 * - `lean`: the same without optional properties, and without all else that may lead in a circle.
 * - `apart`: as `plain`, and where the branches of a `oneOf` overlap, with what keeps a value from having two of them.
 * - `whole`: for the dynamic generator, which understands choices and patterns.
 */
export type Form = "plain" | "lean" | "apart" | "whole";

export interface SelfContained {
  readonly schema: SchemaObject;
  /** What `#/__bundled__/<key>` means. */
  readonly definitions: Readonly<Record<string, SchemaObject>>;
  /** How many branches the choice has that has most. */
  readonly branches: number;
  /** Strings with a `pattern`, of which the static sampler knows nothing: each wants an `example` before sampling. */
  readonly patterned: readonly SchemaObject[];
}

const cache = new WeakMap<Contract, Map<string, Map<Schema, SelfContained>>>();

/**
 * Collects a schema with its references, `writeOnly` properties left out. Made once for each schema, form and turn.
 *
 * @param turn which branch of its choices shall be the first, counted on from the first. Defaults to 0.
 */
export function selfContained(contract: Contract, schema: Schema, form: Form, turn = 0): SelfContained {
  const forms = cache.get(contract) ?? new Map<string, Map<Schema, SelfContained>>();
  cache.set(contract, forms);
  const key = `${form} ${turn}`;
  const made = forms.get(key) ?? new Map<Schema, SelfContained>();
  forms.set(key, made);
  const known = made.get(schema) ?? collect(contract, schema, form, turn);
  made.set(schema, known);
  return known;
}

/** Keywords whose value is a schema, a list of schemas, or schemas by name (JSON Schema 2020-12 Core §10, §11). */
const ONE = [
  "items",
  "additionalProperties",
  "contains",
  "not",
  "if",
  "then",
  "else",
  "propertyNames",
  "unevaluatedItems",
];
const LIST = ["allOf", "anyOf", "oneOf", "prefixItems"];
const NAMED = ["properties", "patternProperties", "dependentSchemas"];

function collect(contract: Contract, root: Schema, form: Form, turn: number): SelfContained {
  const definitions: Record<string, SchemaObject> = {};
  const patterned: SchemaObject[] = [];
  const keys = new Map<string, string>();
  const sources = new Map<Schema, Schema>();
  /** References that are being followed: to meet one again is to go in a circle. */
  const open = new Set<string>();
  let branches = 1;

  function reference(pointer: string): string {
    const known = keys.get(pointer);
    if (known !== undefined) return known;
    const key = String(keys.size);
    keys.set(pointer, key);
    open.add(pointer);
    definitions[key] = convert(contract.resolve<Schema>({ $ref: pointer }));
    open.delete(pointer);
    return key;
  }

  function convert(schema: Schema | undefined): SchemaObject {
    const made = converted(schema);
    if (schema !== undefined) sources.set(made, schema);
    return made;
  }

  function converted(schema: Schema | undefined): SchemaObject {
    // The generators read objects only. `false` stands where nothing may be; leaving it open makes something there.
    if (typeof schema !== "object" || schema === null) return {};
    if (typeof schema.$ref === "string") {
      const { $ref, ...beside } = schema;
      const target = { $ref: `${BUNDLED}${reference($ref)}` };
      return Object.keys(beside).some((keyword) => !ANNOTATIONS.has(keyword))
        ? merged({ allOf: [target, convert(beside)] })
        : target;
    }
    const inside = convertMembers(endingCircles(withoutSecrets(schema, isWriteOnly), goesBack), convert);
    const choice = { contract, source: schema, sourceOf: (branch: Schema) => sources.get(branch), merged: asOne };
    if (form === "whole") return taggedBranches(inside, choice);
    branches = Math.max(branches, schema.oneOf?.length ?? 0, schema.anyOf?.length ?? 0);
    const reshaped = reshape(form === "lean" ? withoutOptional(inside) : inside, choice, turn, form === "apart");
    return merged(reshaped);
  }

  function asOne(schema: SchemaObject): SchemaObject {
    return mergeAllOf({ allOf: [schema] }, (ref) => definitions[ref.replace(BUNDLED, "")]);
  }

  function merged(schema: SchemaObject): SchemaObject {
    const made = form === "whole" ? schema : mergeAllOf(schema, (ref) => definitions[ref.replace(BUNDLED, "")]);
    for (const text of [made, ...Object.values(made.properties ?? {})]) {
      if (typeof text !== "object" || typeof text.pattern !== "string" || patterned.includes(text)) continue;
      if (VALUES.every((keyword) => text[keyword] === undefined)) patterned.push(text);
    }
    return made;
  }

  function isWriteOnly(schema: Schema): boolean {
    const target = contract.resolve<Schema>(schema);
    return typeof target === "object" && target.writeOnly === true;
  }

  function goesBack(schema: Schema | undefined): boolean {
    if (typeof schema !== "object") return false;
    if (schema.$ref !== undefined) {
      const owner = [...open].at(-1);
      return open.has(schema.$ref) || (form === "lean" && owner !== undefined && leadsTo(contract, schema.$ref, owner));
    }
    const choice = schema.oneOf ?? schema.anyOf;
    return (
      schema.allOf?.some(goesBack) === true ||
      schema.required?.some((name) => goesBack(schema.properties?.[name])) === true ||
      choice?.every((each) => goesBack(each) || isNull(each)) === true
    );
  }

  const schema = convert(root);
  if (form !== "whole") for (const part of [schema, ...Object.values(definitions)]) nameRequired(part);
  return { schema, definitions, branches, patterned };
}

function isNull(schema: Schema): boolean {
  return typeof schema === "object" && schema.type === "null";
}

/** Keywords that give the value itself. */
const VALUES = ["example", "default", "const", "enum"];

/** Gives what is required a schema, where `properties` has none for it: the sampler makes nothing else. */
function nameRequired(schema: Schema | undefined): void {
  if (typeof schema !== "object" || schema.$ref !== undefined) return;
  const { properties = {}, required = [], additionalProperties } = schema;
  for (const name of required) {
    if (Object.hasOwn(properties, name)) continue;
    properties[name] = typeof additionalProperties === "object" ? additionalProperties : { type: "string" };
    schema.properties = properties;
  }
  for (const part of [...Object.values(properties), schema.items, schema.additionalProperties]) nameRequired(part);
}

const ANNOTATIONS = new Set([
  "description",
  "title",
  "summary",
  "deprecated",
  "readOnly",
  "writeOnly",
  "$comment",
  "externalDocs",
]);

function convertMembers(schema: SchemaObject, convert: (schema: Schema | undefined) => SchemaObject): SchemaObject {
  const converted: SchemaObject = { ...schema };
  for (const keyword of ONE) {
    if (typeof schema[keyword] === "object") converted[keyword] = convert(schema[keyword] as Schema);
  }
  for (const keyword of LIST) {
    const list = schema[keyword];
    if (Array.isArray(list)) converted[keyword] = list.map((entry: Schema) => convert(entry));
  }
  for (const keyword of NAMED) {
    const named = schema[keyword];
    if (typeof named !== "object" || named === null) continue;
    const members = Object.entries(named as Record<string, Schema>);
    converted[keyword] = Object.fromEntries(members.map(([name, member]) => [name, convert(member)]));
  }
  return converted;
}
