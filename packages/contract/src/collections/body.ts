/** What the bodies of an operation's successes show of a collection. */

import { isJson } from "../media-type/kind.ts";
import type { Contract, Operation, Schema } from "../model.ts";
import type { Collection, Success } from "./model.ts";
import { hasType, isSameKind, shapeOf } from "./shape.ts";

const knownSuccesses = new WeakMap<Operation, readonly Success[]>();

export function successes(operation: Operation): readonly Success[] {
  const found = knownSuccesses.get(operation) ?? successesIn(operation);
  knownSuccesses.set(operation, found);
  return found;
}

function successesIn(operation: Operation): Success[] {
  return operation.responses
    .filter(({ status }) => /^2/.test(status) || status === "default")
    .flatMap(({ status, content }) =>
      content
        .filter(({ type, schema }) => isJson(type) && schema !== undefined)
        .map((media) => ({ status, content: media })),
    );
}

const places = new WeakMap<object, Map<Schema, readonly string[] | undefined>>();

/** Where a body has the item: it is the item (`[]`), or one of its properties is. */
export function itemIn(
  contract: Contract,
  schema: Schema | undefined,
  { item }: Pick<Collection, "item">,
): readonly string[] | undefined {
  if (typeof schema !== "object") return undefined;
  const ofSchema = places.get(schema) ?? new Map<Schema, readonly string[] | undefined>();
  places.set(schema, ofSchema);
  if (!ofSchema.has(item)) ofSchema.set(item, findItem(contract, schema, item));
  return ofSchema.get(item);
}

function findItem(contract: Contract, schema: Schema, item: Schema): readonly string[] | undefined {
  if (isSameKind(contract, schema, item)) return [];
  const { properties } = shapeOf(contract, schema);
  const [name] = [...properties].find(([, member]) => isSameKind(contract, member, item)) ?? [];
  return name === undefined ? undefined : [name];
}

export function isCount(contract: Contract, answers: readonly Success[]): boolean {
  return answers.some(({ content }) => {
    const { properties } = shapeOf(contract, content.schema);
    const isTotal = (name: string) => name === "total" || name === "count";
    return (
      [...properties].some(([name, schema]) => isTotal(name) && hasType(contract, schema, "integer")) &&
      [...properties.keys()].every((name) => isTotal(name) || name.startsWith("by_"))
    );
  });
}
