/** Which events a contract declares for a stream (HTML Standard §9.2), and what they tell of an item. */

import type { Contract, MediaType, Schema, SchemaObject } from "@cantus/contract";
import { type Collection, parts, shapeOf } from "@cantus/contract/collections";
import { tellsOf } from "../projection.ts";
import type { Moment } from "./moments.ts";

export interface EventShape {
  /** What `event` may be; none: the unnamed one. */
  readonly names: readonly string[];
  readonly data: Schema;
  readonly id: Schema | undefined;
}

/**
 * The events whose data is the item, or some of its properties, by the schema of the stream: `contentSchema` of a text
 * (JSON Schema Validation §8.5), `itemSchema` (OpenAPI 3.2), a list of events, or one event.
 */
export function eventShapes(contract: Contract, { schema }: MediaType, collection: Collection): EventShape[] {
  return branchesOf(contract, listedIn(contract, contentOf(contract, schema))).flatMap((branch) => {
    const { properties } = shapeOf(contract, branch);
    const isFramed = properties.has("data") && (properties.has("event") || properties.has("id"));
    const data = isFramed ? contentOf(contract, properties.get("data")) : branch;
    if (data === undefined || !tellsOf(contract, collection, data)) return [];
    return [{ names: namesIn(contract, properties.get("event")), data, id: properties.get("id") }];
  });
}

/** The event for a moment, and its name; `undefined`: none is declared for it. */
export function eventFor(
  shapes: readonly EventShape[],
  { kind }: Moment,
  status: unknown,
): { readonly shape: EventShape; readonly name: string | undefined } | undefined {
  const named = (fits: (name: string) => boolean) =>
    shapes.flatMap((shape) => shape.names.filter(fits).map((name) => ({ shape, name })))[0];
  const unnamed = shapes.find(({ names }) => names.length === 0);
  if (kind === "progress") return named((name) => /progress/i.test(name));
  if (kind === "end")
    return named((name) => /^(done|end|ended|complete|completed|finish|finished|final|result)$/i.test(name));
  return (
    // An event for each status, or one for all.
    named((name) => name === status) ??
    named((name) => /status|state|update|change/i.test(name)) ??
    (unnamed && { shape: unnamed, name: undefined }) ??
    (shapes.length === 1 && shapes[0]?.names.length === 1 ? { shape: shapes[0], name: shapes[0].names[0] } : undefined)
  );
}

function contentOf(contract: Contract, schema: Schema | undefined): Schema | undefined {
  const found = parts(contract, schema).find((part) => part.contentSchema ?? part.itemSchema);
  return (found?.contentSchema as Schema | undefined) ?? (found?.itemSchema as Schema | undefined) ?? schema;
}

function listedIn(contract: Contract, schema: Schema | undefined): Schema | undefined {
  return parts(contract, schema).find(({ items }) => items !== undefined)?.items ?? schema;
}

function branchesOf(contract: Contract, schema: Schema | undefined): readonly Schema[] {
  if (schema === undefined) return [];
  const node = contract.resolve<Schema>(schema);
  const choice = typeof node === "object" ? ((node as SchemaObject).oneOf ?? (node as SchemaObject).anyOf) : undefined;
  return choice ?? [schema];
}

function namesIn(contract: Contract, schema: Schema | undefined): string[] {
  const values = parts(contract, schema).flatMap(({ const: only, enum: several = [] }) => [only, ...several]);
  return values.filter((value): value is string => typeof value === "string");
}
