/** What a callback tells. */

import type { Contract, Schema } from "@cantus/contract";
import { type Collection, isTime, parts, plainName, shapeOf } from "@cantus/contract/collections";
import { fitTo, modelOf } from "../state/fit.ts";
import { isObject, type JsonObject } from "../state/json.ts";
import { lifecycleOf } from "../state/lifecycle.ts";
import { projection, tellsOf } from "../state/projection.ts";
import type { Outgoing } from "./declared.ts";

/** What has happened to which item. */
export interface Happened {
  readonly collection: Collection;
  readonly value: JsonObject;
}

/** Whether a callback names states, `job.completed` for instance, so that it is sent for those and no others. */
export function namesStates(contract: Contract, { content }: Outgoing, collection: Collection): boolean {
  const lifecycle = lifecycleOf(contract, collection);
  if (!content || !lifecycle) return false;
  const statuses = new Set(
    [...lifecycle.states.map(({ value }) => value), ...lifecycle.examples.keys()].map(String).map(plainName),
  );
  return [...shapeOf(contract, content.schema).properties.values()].some((schema) =>
    namesIn(contract, schema).some((name) => name.split(SEPARATOR).length > 1 && statuses.has(lastWord(name))),
  );
}

/**
 * The body of a callback: its kind, the time, and what it tells of the item; the rest as the contract's example has it.
 * @returns `undefined` where it has no word for the item's status, or cannot keep its schema
 */
export function messageFor(
  contract: Contract,
  content: NonNullable<Outgoing["content"]>,
  happened: Happened | undefined,
  now: number,
): { readonly value: unknown } | undefined {
  const { schema } = content;
  const model = content.example ?? modelOf(contract, schema);
  if (!happened) return fitTo(contract, schema, model);
  const { collection, value } = happened;
  const { properties } = shapeOf(contract, schema);
  const isEnvelope = [...properties.values()].some((member) => isPart(contract, collection, member));
  if (!isEnvelope && tellsOf(contract, collection, schema)) return projection(contract, collection, schema, value);
  const property = lifecycleOf(contract, collection)?.property;
  const status = property === undefined ? undefined : value[property];
  const message: JsonObject = isObject(model) ? { ...model } : {};
  for (const [name, member] of properties) {
    const names = namesIn(contract, member);
    const kind = status === undefined ? undefined : names.find((each) => lastWord(each) === plainName(String(status)));
    if (kind !== undefined) message[name] = kind;
    else if (names.some((each) => each.split(SEPARATOR).length > 1) && names.length > 1 && status !== undefined)
      return undefined;
    else if (isPart(contract, collection, member))
      message[name] = projection(contract, collection, member, value)?.value;
    else if (isTime(contract, member)) message[name] = new Date(now).toISOString();
    else if (Object.hasOwn(value, name) && name !== "id") message[name] = value[name];
  }
  return fitTo(contract, schema, message, model);
}

const SEPARATOR = /[.:/]/;

/** `job.completed` → `completed`. */
function lastWord(name: string): string {
  return plainName(name.split(SEPARATOR).at(-1) ?? name);
}

function namesIn(contract: Contract, schema: Schema | undefined): string[] {
  const values = parts(contract, schema).flatMap(({ const: only, enum: several = [] }) => [only, ...several]);
  return values.filter((value): value is string => typeof value === "string");
}

function isPart(contract: Contract, collection: Collection, schema: Schema): boolean {
  return shapeOf(contract, schema).properties.size > 0 && tellsOf(contract, collection, schema);
}
