/**
 * Schemas without references and applicators that apply in place: each way in which a value may be valid is one plain
 * object of keywords. What cannot be merged (`not`, a second `pattern`) is kept aside; whoever makes a value from this
 * has it validated by the schema itself afterwards.
 */
import type { Contract, Schema, SchemaObject } from "@cantus/contract";

/** A schema that says of a value what it may be, in keywords about this one value and its members alone. */
export interface FlatSchema extends SchemaObject {
  /** All patterns that a text has to match. */
  patterns?: string[];
}

/** A schema may be made of so many parts in each other before it is taken to include itself. */
const DEEPEST = 24;

/** Unions of unions multiply; beyond so many ways none is looked at. */
const MOST = 64;

/**
 * The ways in which a value may be valid, the first branches of unions first. Empty where nothing can be.
 *
 * @example
 * flatten(contract, { allOf: [{ type: "integer", minimum: 1 }, { maximum: 9 }] }) // [{ type: "integer", minimum: 1, maximum: 9 }]
 */
export function flatten(contract: Contract, schema: Schema): readonly FlatSchema[] {
  let ofContract = known.get(contract);
  if (!ofContract) {
    ofContract = new Map();
    known.set(contract, ofContract);
  }
  let found = ofContract.get(schema);
  if (!found) {
    found = [];
    for (const way of ways(contract, schema, 0)) if (found.push(way) >= MOST) break;
    ofContract.set(schema, found);
  }
  return found;
}

const known = new WeakMap<Contract, Map<Schema, FlatSchema[]>>();

function* ways(contract: Contract, schema: Schema, depth: number): Iterable<FlatSchema> {
  if (typeof schema === "boolean") {
    if (schema) yield {};
    return;
  }
  if (depth > DEEPEST || typeof schema !== "object" || schema === null) return;
  const { $ref, allOf = [], anyOf, oneOf, if: condition, then: positive, else: negative, ...own } = schema;
  const target = typeof $ref === "string" ? contract.at(decodeURIComponent($ref.slice(1))) : undefined;
  const choices: (() => Iterable<FlatSchema>)[] = [];
  if (target !== undefined) choices.push(() => ways(contract, target as Schema, depth + 1));
  for (const part of allOf) choices.push(() => ways(contract, part, depth + 1));
  for (const branches of [oneOf, anyOf]) {
    if (branches) choices.push(() => branchesOf(contract, branches, schema.discriminator, depth + 1));
  }
  if (condition !== undefined) {
    const met = [condition as Schema, (positive ?? true) as Schema];
    choices.push(() => ways(contract, { allOf: met }, depth + 1));
    if (negative !== undefined) choices.push(() => ways(contract, negative as Schema, depth + 1));
  }
  yield* combined(plain(own), choices);
}

/** Every way of the first with every way of the others. */
function* combined(base: FlatSchema, [first, ...others]: (() => Iterable<FlatSchema>)[]): Iterable<FlatSchema> {
  if (!first) {
    yield base;
    return;
  }
  for (const way of first()) {
    const merged = merge(base, way);
    if (merged) yield* combined(merged, others);
  }
}

function* branchesOf(
  contract: Contract,
  branches: readonly Schema[],
  discriminator: SchemaObject["discriminator"],
  depth: number,
): Iterable<FlatSchema> {
  for (const branch of branches) {
    const tag = discriminator && tagOf(branch, discriminator.mapping);
    for (const way of ways(contract, branch, depth)) {
      const name = discriminator?.propertyName;
      const tagged: FlatSchema | undefined =
        name === undefined || tag === undefined || (way.properties && isPinned(contract, way.properties[name]))
          ? way
          : merge(way, { properties: { [name]: { const: tag } } });
      if (tagged) yield tagged;
    }
  }
}

/** The value of the discriminator that stands for a branch (OpenAPI 3.1, Discriminator Object). */
function tagOf(branch: Schema, mapping: Readonly<Record<string, string>> = {}): string | undefined {
  if (typeof branch !== "object" || !branch.$ref) return undefined;
  const name = branch.$ref.split("/").at(-1);
  return Object.entries(mapping).find(([, to]) => to === branch.$ref || to === name)?.[0] ?? name;
}

function isPinned(contract: Contract, property: Schema | undefined): boolean {
  const resolved = contract.resolve<Schema>(property ?? true);
  return typeof resolved === "object" && ("const" in resolved || resolved.enum !== undefined);
}

function plain({ pattern, ...schema }: SchemaObject): FlatSchema {
  const flat: FlatSchema = schema;
  if (typeof pattern === "string") flat.patterns = [pattern];
  return flat;
}

/** What both ask. `undefined` where no value can be both. */
function merge(a: FlatSchema, b: FlatSchema): FlatSchema | undefined {
  const merged: FlatSchema = { ...a };
  for (const [keyword, value] of Object.entries(b)) {
    if (value === undefined) continue;
    const own = merged[keyword];
    merged[keyword] = own === undefined ? value : both(keyword, own, value);
  }
  closeOpen(merged, a, b);
  const isImpossible =
    (merged.type !== undefined && [merged.type].flat().length === 0) || (merged.enum && merged.enum.length === 0);
  return isImpossible ? undefined : merged;
}

/** Keywords of which the greater is the stricter, and those of which the lesser is. */
const GREATER = new Set(["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains"]);
const LESSER = new Set(["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains"]);

function both(keyword: string, a: unknown, b: unknown): unknown {
  if (GREATER.has(keyword)) return Math.max(Number(a), Number(b));
  if (LESSER.has(keyword)) return Math.min(Number(a), Number(b));
  switch (keyword) {
    case "type":
      return commonTypes([a].flat() as string[], [b].flat() as string[]);
    case "enum":
      return (a as unknown[]).filter((value) => isAmong(b as unknown[], value));
    case "required":
    case "patterns":
      return [...new Set([...(a as string[]), ...(b as string[])])];
    case "properties":
    case "patternProperties":
      return mergeMembers(a as Record<string, Schema>, b as Record<string, Schema>);
    case "items":
    case "additionalProperties":
    case "propertyNames":
    case "contains":
      return a === b ? a : { allOf: [a, b] };
    case "uniqueItems":
    case "readOnly":
      return a === true || b === true;
    default:
      return a;
  }
}

function commonTypes(a: readonly string[], b: readonly string[]): string[] {
  const isIn = (type: string, types: readonly string[]) =>
    types.includes(type) || (type === "integer" && types.includes("number"));
  return [...new Set([...a.filter((type) => isIn(type, b)), ...b.filter((type) => isIn(type, a))])];
}

function isAmong(values: readonly unknown[], value: unknown): boolean {
  return values.some((each) => each === value || JSON.stringify(each) === JSON.stringify(value));
}

function mergeMembers(a: Record<string, Schema>, b: Record<string, Schema>): Record<string, Schema> {
  const merged = { ...a };
  for (const [name, schema] of Object.entries(b)) {
    const own = Object.hasOwn(merged, name) ? merged[name] : undefined;
    merged[name] = own === undefined || own === schema ? schema : { allOf: [own, schema] };
  }
  return merged;
}

/** `additionalProperties: false` closes an object for what the schemas beside it name, too. */
function closeOpen(merged: FlatSchema, a: FlatSchema, b: FlatSchema): void {
  if (!merged.properties) return;
  for (const [closed, other] of [
    [a, b],
    [b, a],
  ] as const) {
    if (closed.additionalProperties !== false || !other.properties || closed.patternProperties) continue;
    const own = closed.properties ?? {};
    const members: Record<string, Schema> = merged.properties;
    merged.properties = Object.fromEntries(Object.entries(members).filter(([name]) => Object.hasOwn(own, name)));
  }
}

/** The types that a value may have; all six where nothing is said. */
export function typesOf(schema: FlatSchema): readonly string[] {
  if ("const" in schema) return [typeOf(schema.const)];
  if (schema.enum) return [...new Set(schema.enum.map(typeOf))];
  if (schema.type !== undefined) return [schema.type].flat();
  return impliedTypes(schema);
}

/** Keywords are about values of one type and pass the others; whoever wrote them meant the one. */
function impliedTypes(schema: FlatSchema): readonly string[] {
  if (schema.properties || schema.required || schema.patternProperties || schema.minProperties !== undefined)
    return ["object"];
  if (schema.items !== undefined || schema.prefixItems || schema.contains !== undefined) return ["array"];
  if (schema.patterns || schema.minLength !== undefined || schema.maxLength !== undefined) return ["string"];
  if (typeof schema.format === "string") return /^(?:u?int|float|double)/.test(schema.format) ? ["number"] : ["string"];
  if (schema.minimum !== undefined || schema.maximum !== undefined || schema.multipleOf !== undefined)
    return ["number"];
  return schema.additionalProperties !== undefined ? ["object"] : ALL_TYPES;
}

const ALL_TYPES = ["string", "integer", "boolean", "object", "array", "null"] as const;

/** The type of a JSON value, whole numbers being integers. */
export function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value === "number" ? (Number.isInteger(value) ? "integer" : "number") : typeof value;
}

/** Whether a value may be meant by this way: of its type, with what it requires and what it pins. Members are not looked into. */
export function isMeantBy(contract: Contract, schema: FlatSchema, value: unknown): boolean {
  const types = typesOf(schema);
  const type = typeOf(value);
  if (!types.includes(type) && !(type === "integer" && types.includes("number"))) return false;
  if (type !== "object") return true;
  const members = value as Record<string, unknown>;
  if (
    schema.required?.some((name) => !Object.hasOwn(members, name) && !isReadOnly(contract, schema.properties?.[name]))
  )
    return false;
  return Object.entries(schema.properties ?? {}).every(([name, property]) => {
    const resolved = contract.resolve<Schema>(property);
    if (!Object.hasOwn(members, name) || typeof resolved !== "object") return true;
    return (
      (!("const" in resolved) || isAmong([resolved.const], members[name])) &&
      (!resolved.enum || isAmong(resolved.enum, members[name]))
    );
  });
}

/** A property that only the server may set, which a request leaves out (OpenAPI 3.1; JSON Schema Validation, section 9.4). */
export function isReadOnly(contract: Contract, property: Schema | undefined): boolean {
  if (property === undefined || typeof property === "boolean") return false;
  const resolved = contract.resolve<Schema>(property);
  if (property.readOnly === true || (typeof resolved === "object" && resolved.readOnly === true)) return true;
  return (
    typeof resolved === "object" &&
    Array.isArray(resolved.allOf) &&
    resolved.allOf.some((part) => isReadOnly(contract, part))
  );
}

/** What a member of an object may be; `undefined` where it may not be there. */
export function memberSchema(schema: FlatSchema, name: string): Schema | undefined {
  const own = schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
  const patterned = Object.entries((schema.patternProperties ?? {}) as Record<string, Schema>)
    .filter(([pattern]) => isMatch(pattern, name))
    .map(([, each]) => each);
  const all = own === undefined ? patterned : [own, ...patterned];
  if (all.length > 1) return { allOf: all };
  if (all[0] !== undefined) return all[0];
  const rest = schema.additionalProperties ?? (schema.unevaluatedProperties as Schema | undefined) ?? true;
  return rest === false ? undefined : rest;
}

function isMatch(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return false;
  }
}

/** What an item of an array may be; `undefined` where none may be there. */
export function itemSchema(schema: FlatSchema, index: number): Schema | undefined {
  const prefix = schema.prefixItems as Schema[] | undefined;
  const item = prefix?.[index] ?? schema.items ?? (schema.unevaluatedItems as Schema | undefined) ?? true;
  return item === false ? undefined : item;
}
