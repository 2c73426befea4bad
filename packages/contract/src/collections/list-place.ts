/** Where the body of a list has its items. */
import { parsePointer } from "../document/pointer.ts";
import { isObject } from "../document/walk.ts";
import { saidPagination } from "../model/pagination.ts";
import type { Contract, Operation, Schema } from "../model.ts";
import { plainName } from "./names.ts";
import { hasType, parts, shapeOf } from "./shape.ts";

export interface ListPlace {
  /** The properties that lead to the items; none: the body is the list. */
  readonly path: readonly string[];
  readonly items: Schema;
}

/**
 * Where an operation's answer has its list of objects: where `x-cantus-pagination` says, else where such lists are.
 *
 * @param schema of the body
 * @param name of the collection, by which its list may be called
 * @example listOf(contract, listJobs, { type: "object", properties: { jobs: { type: "array", … } } }, "jobs")?.path // ["jobs"]
 */
export function listOf(
  contract: Contract,
  operation: Operation,
  schema: Schema | undefined,
  name: string,
): ListPlace | undefined {
  const said = saidPagination(contract, operation);
  if (!said) return listIn(contract, schema, name);
  const path = parsePointer(said.items);
  const items = itemsOf(contract, memberAt(contract, schema, path));
  return items !== undefined && isObjects(contract, items) ? { path, items } : undefined;
}

/** What a schema says of the member to which these names lead. */
export function memberAt(contract: Contract, schema: Schema | undefined, path: readonly string[]): Schema | undefined {
  return path.reduce<Schema | undefined>((at, name) => shapeOf(contract, at).properties.get(name), schema);
}

function listIn(contract: Contract, schema: Schema | undefined, name: string): ListPlace | undefined {
  const items = itemsOf(contract, schema);
  if (items !== undefined) return isObjects(contract, items) ? { path: [], items } : undefined;
  const { properties } = shapeOf(contract, schema);
  const lists = [...properties].flatMap(([property, member]) => {
    const items = itemsOf(contract, member);
    return items !== undefined && isObjects(contract, items) ? [{ path: [property], items }] : [];
  });
  if (lists.length === 1) return lists[0];
  const wanted = [name, "data", "items", "results", "records", "entries", "values", "content"].map(plainName);
  const called = lists.find(({ path: [property = ""] }) => wanted.includes(plainName(property)));
  if (called || lists.length > 0) return called;
  for (const [property, member] of properties) {
    const within = WRAPPERS.has(plainName(property)) ? listIn(contract, member, name) : undefined;
    if (within && within.path.length > 0) return { ...within, path: [property, ...within.path] };
  }
  return undefined;
}

/** Members that hold all of an answer: `{ "data": { "items": [] } }`, HAL's `_embedded`. */
const WRAPPERS = new Set(["data", "result", "response", "payload", "embedded"]);

/** What a body has there. */
export function listAt(body: unknown, path: readonly string[]): readonly unknown[] {
  const found = path.reduce<unknown>((node, name) => (isObject(node) ? node[name] : undefined), body);
  return Array.isArray(found) ? found : [];
}

function itemsOf(contract: Contract, schema: Schema | undefined): Schema | undefined {
  const list = parts(contract, schema).find((part) => part.items !== undefined && hasType(contract, part, "array"));
  return list?.items;
}

function isObjects(contract: Contract, schema: Schema): boolean {
  return shapeOf(contract, schema).properties.size > 0;
}
