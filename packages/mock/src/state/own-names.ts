/** Properties of an item as requests name them. */

import type { Contract, Operation, Schema } from "@cantus/contract";
import { itemIn, plainName, shapeOf } from "@cantus/contract/collections";
import { accepts } from "./accepts.ts";
import type { JsonObject } from "./json.ts";

const names = new WeakMap<object, (name: string) => string>();

/** How the item calls a property that requests may write otherwise: `FriendlyName` for `friendly_name`. */
export function propertyNames(contract: Contract, item: Schema): (name: string) => string {
  const { properties } = shapeOf(contract, item);
  const known = names.get(properties);
  if (known) return known;
  const byPlainName = new Map([...properties.keys()].map((name) => [plainName(name), name]));
  // Callers send the same names again and again.
  const sent = new Map([...properties.keys()].map((name) => [name, name]));
  const nameOf = (name: string) => {
    const own = sent.get(name) ?? byPlainName.get(plainName(name)) ?? name;
    if (sent.size < properties.size + MOST_SENT) sent.set(name, own);
    return own;
  };
  names.set(properties, nameOf);
  return nameOf;
}

const MOST_SENT = 1000;

/** An object that was sent, by the names of the item's properties. */
export function ownNamed(contract: Contract, item: Schema, sent: JsonObject): JsonObject {
  const nameOf = propertyNames(contract, item);
  for (const name in sent) {
    if (nameOf(name) === name) continue;
    return Object.fromEntries(Object.entries(sent).map(([each, value]) => [nameOf(each), value]));
  }
  return sent;
}

/** By the names of the item's properties. */
export function asProperties<Value>(
  contract: Contract,
  item: Schema,
  members: Iterable<readonly [string, Value]>,
): Map<string, Value> {
  const nameOf = propertyNames(contract, item);
  const named = new Map<string, Value>();
  for (const [name, value] of members) named.set(nameOf(name), value);
  return named;
}

const writable = new WeakMap<Operation, ReadonlyMap<string, Schema>>();

/** What callers may write, by the own names of what an operation makes or changes. */
export function writableIn(contract: Contract, operation: Operation, item: Schema): ReadonlyMap<string, Schema> {
  const known = writable.get(operation) ?? writableAnew(contract, operation, item);
  writable.set(operation, known);
  return known;
}

function writableAnew(contract: Contract, operation: Operation, item: Schema): Map<string, Schema> {
  const all = (operation.requestBody?.content ?? []).flatMap(({ schema }) => {
    const at = itemIn(contract, schema, { item });
    const whole = shapeOf(contract, schema);
    const { properties, required } = at?.length ? shapeOf(contract, whole.properties.get(at[0] as string)) : whole;
    // What must be sent may be sent, though no schema says what it is.
    return [...properties, ...[...required].map((name): [string, Schema] => [name, true])];
  });
  // Of several media types, the first says what a property is.
  return asProperties(contract, item, all.toReversed());
}

/** Properties that are parameters of the path, too: `organization_id`. */
export function whoseIs(
  contract: Contract,
  item: Schema,
  path: Readonly<Record<string, unknown>>,
): Map<string, unknown> {
  const { properties } = shapeOf(contract, item);
  return new Map(
    [...asProperties(contract, item, Object.entries(path))].flatMap(([name, value]) => {
      const schema = properties.get(name);
      const fitting = schema && [value, Number(value)].find((each) => accepts(contract, schema, each));
      return fitting === undefined ? [] : [[name, fitting]];
    }),
  );
}

export function allowsMore(contract: Contract, schema: Schema): boolean {
  const target = contract.resolve<Schema>(schema);
  return typeof target === "object" && target.additionalProperties === true;
}
