/** What a value at one place has to keep: the schemas of the contract that apply there, together. */
import type { Contract, Schema, SchemaObject } from "@cantus/contract";

/** A schema and where it stands in the bundled document. */
export interface Part {
  readonly schema: Schema;
  readonly pointer: string;
}

/** All of these apply to the same value. None: every value will do. */
export interface Node {
  readonly contract: Contract;
  readonly parts: readonly Part[];
}

export function nodeOf(contract: Contract, schema: Schema | undefined, pointer: string): Node {
  return { contract, parts: schema === undefined || schema === true ? [] : [{ schema, pointer }] };
}

/** All that several nodes of one contract ask for. A schema that is in more than one is there once. */
export function together(contract: Contract, nodes: readonly Node[]): Node {
  const parts = new Map(nodes.flatMap((node) => node.parts).map((part) => [part.schema, part]));
  return { contract, parts: [...parts.values()] };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isSchemaObject(value: unknown): value is SchemaObject {
  return isObject(value);
}

/** What a part's `$ref` leads to. */
export function targetOf(contract: Contract, part: Part): Part | undefined {
  const ref = isSchemaObject(part.schema) ? part.schema.$ref : undefined;
  if (typeof ref !== "string") return undefined;
  const schema = ref.startsWith("#/") ? contract.at(decodeURI(ref.slice(1))) : contract.resolve<Schema>({ $ref: ref });
  const target = schema ?? contract.resolve<Schema>({ $ref: ref });
  return { schema: target as Schema, pointer: ref.startsWith("#/") ? ref.slice(1) : part.pointer };
}

/** `["paths", "/jobs"]` → `/paths/~1jobs` (RFC 6901), below another pointer. */
export function below(pointer: string, ...keys: (string | number)[]): string {
  return pointer + keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

const ids = new WeakMap<object, number>();
let count = 0;

/** The same for the same object, for keys of maps. */
export function idOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  const known = ids.get(value) ?? ++count;
  ids.set(value, known);
  return `#${known}`;
}

export function keyOf(node: Node): string {
  return node.parts
    .map((part) => idOf(part.schema))
    .sort()
    .join("&");
}
