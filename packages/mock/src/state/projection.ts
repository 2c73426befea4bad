/** As much of an item as a schema has room for: what events and callbacks tell of it. */

import type { Contract, Schema } from "@cantus/contract";
import { type Collection, isSameKind, parameterOf, plainName, shapeOf, singularOf } from "@cantus/contract/collections";
import { fitTo, modelOf } from "./fit.ts";
import type { JsonObject } from "./json.ts";
import { lifecycleOf } from "./lifecycle.ts";

/** @returns `undefined` where the schema cannot be kept */
export function projection(
  contract: Contract,
  collection: Collection,
  schema: Schema,
  value: JsonObject,
): { readonly value: unknown } | undefined {
  if (isSameKind(contract, schema, collection.item)) {
    const whole = fitTo(contract, schema, value);
    if (whole) return whole;
  }
  const ids = idNames(collection);
  const members = [...shapeOf(contract, schema).properties.keys()].flatMap((name): [string, unknown][] => {
    if (Object.hasOwn(value, name)) return [[name, value[name]]];
    return ids.has(plainName(name)) ? [[name, value[collection.idProperty]]] : [];
  });
  return fitTo(contract, schema, Object.fromEntries(members), modelOf(contract, schema));
}

/** Whether a schema tells something of items: which one, and how far it is. */
export function tellsOf(contract: Contract, collection: Collection, schema: Schema | undefined): boolean {
  if (isSameKind(contract, schema, collection.item)) return true;
  const names = [...shapeOf(contract, schema).properties.keys()];
  const ids = idNames(collection);
  const status = lifecycleOf(contract, collection)?.property;
  return (status !== undefined && names.includes(status)) || names.some((name) => ids.has(plainName(name)));
}

/** How its id is called elsewhere: `job_id` for the `id` of a job. */
function idNames({ idProperty, segments }: Collection): Set<string> {
  const singular = singularOf(segments.at(-2) ?? "");
  return new Set([idProperty, parameterOf(segments.at(-1)) ?? idProperty, `${singular}_id`].map(plainName));
}
