/** What a schema says of an object: its properties, with references and `allOf` put together. */
import type { Contract, Schema, SchemaObject } from "../model.ts";

/** By name. */
export type Properties = ReadonlyMap<string, Schema>;

export interface Shape {
  /** Where several parts describe a property, as what extends the others has it: a list of tracks, not of anything. */
  readonly properties: Properties;
  readonly required: ReadonlySet<string>;
}

const NO_SHAPE: Shape = { properties: new Map(), required: new Set() };
const MAX_DEPTH = 16;

const known = new WeakMap<object, Shape>();

/** The object that a schema describes; of a choice, all that its branches have. Empty for what is no object. */
export function shapeOf(contract: Contract, schema: Schema | undefined): Shape {
  const node = schema === undefined ? true : contract.resolve<Schema>(schema);
  if (typeof node !== "object") return NO_SHAPE;
  const found = known.get(node) ?? collect(contract, node);
  known.set(node, found);
  return found;
}

/** Its properties alone. */
export function propertiesOf(contract: Contract, schema: Schema | undefined): Properties {
  return shapeOf(contract, schema).properties;
}

function collect(contract: Contract, root: SchemaObject): Shape {
  const properties = new Map<string, Schema>();
  const required = new Set<string>();
  const visit = (schema: Schema, isCertain: boolean, depth: number): void => {
    const node = contract.resolve<Schema>(schema);
    if (typeof node !== "object" || depth > MAX_DEPTH) return;
    const own = Object.entries(node.properties ?? {});
    for (const [name, property] of own) if (isCertain || !properties.has(name)) properties.set(name, property);
    if (isCertain) for (const name of node.required ?? []) required.add(name);
    for (const part of node.allOf ?? []) visit(part, isCertain, depth + 1);
    if (isCertain) for (const [name, property] of own) properties.set(name, property);
    for (const branch of [...(node.oneOf ?? []), ...(node.anyOf ?? [])]) visit(branch, false, depth + 1);
  };
  visit(root, true, 0);
  return { properties, required };
}

/** Whether one of the parts that a property's schema is made of says so: `readOnly` may stand beside a `$ref` or behind it. */
export function says(contract: Contract, schema: Schema | undefined, keyword: string, value: unknown): boolean {
  return parts(contract, schema).some((part) => part[keyword] === value);
}

const knownParts = new WeakMap<object, readonly SchemaObject[]>();

/** The schema and what it refers to, includes or allows, one after the other. */
export function parts(contract: Contract, schema: Schema | undefined): readonly SchemaObject[] {
  if (typeof schema !== "object") return [];
  const known = knownParts.get(schema) ?? partsIn(contract, schema);
  knownParts.set(schema, known);
  return known;
}

function partsIn(contract: Contract, root: SchemaObject): SchemaObject[] {
  const found = new Set([root]);
  // A set is walked in the order in which it grows.
  for (const schema of found) {
    const target = schema.$ref === undefined ? undefined : contract.resolve<Schema>({ $ref: schema.$ref });
    const inner = [target, ...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
    for (const part of inner) if (typeof part === "object") found.add(part);
  }
  return [...found];
}

export function hasType(contract: Contract, schema: Schema | undefined, type: string): boolean {
  return parts(contract, schema).some((part) =>
    Array.isArray(part.type) ? part.type.includes(type as never) : part.type === type,
  );
}

/** Whether two schemas describe things of one kind: the same component, or objects that share most of their properties. */
export function isSameKind(contract: Contract, one: Schema | undefined, other: Schema | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  if (contract.resolve<Schema>(one) === contract.resolve<Schema>(other)) return true;
  const [a, b] = [shapeOf(contract, one).properties, shapeOf(contract, other).properties];
  const shared = [...a.keys()].filter((name) => b.has(name)).length;
  return shared > 1 && shared >= Math.min(a.size, b.size) * 0.75 && shared >= Math.max(a.size, b.size) * 0.4;
}
