import type { Contract, Schema } from "../model.ts";

const endless = new WeakMap<Contract, ReadonlySet<string>>();

/**
 * Whether every value of a schema would have to hold another one of its own kind, and so none can be written: an object
 * that requires itself, a list of at least one of itself. Where there are other reasons for that, `false`.
 */
export function isEndless(contract: Contract, schema: Schema): boolean {
  const known = endless.get(contract) ?? endlessComponents(contract);
  endless.set(contract, known);
  return known.size > 0 && !hasValue(contract, schema, (ref) => !known.has(ref));
}

/** All are taken for endless, and those that have a value by those found before are none, until there are no more. */
function endlessComponents(contract: Contract): ReadonlySet<string> {
  const { schemas = {} } = contract.document.components ?? {};
  const left = new Map(Object.entries(schemas).map(([name, schema]) => [refTo(name), schema as Schema]));
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const [ref, schema] of left) if (hasValue(contract, schema, (each) => !left.has(each))) left.delete(ref);
  }
  return new Set(left.keys());
}

function refTo(name: string): string {
  return `#/components/schemas/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

function hasValue(contract: Contract, schema: unknown, isKnown: (ref: string) => boolean): boolean {
  if (typeof schema !== "object" || schema === null) return true;
  const each = (part: unknown) => hasValue(contract, part, isKnown);
  const {
    $ref,
    type,
    allOf,
    anyOf,
    oneOf,
    properties = {},
    required,
    items,
    minItems,
  } = schema as Exclude<Schema, boolean>;
  if ($ref !== undefined && !isKnown($ref)) return false;
  if (Array.isArray(allOf) && !allOf.every(each)) return false;
  for (const choice of [anyOf, oneOf])
    if (Array.isArray(choice) && choice.length > 0 && !choice.some(each)) return false;
  // Of several types another one will do.
  const [only, ...others] = [type].flat();
  if (others.length > 0) return true;
  if (only === "object") return !Array.isArray(required) || required.every((name) => each(properties[name]));
  return only !== "array" || !minItems || each(items);
}
