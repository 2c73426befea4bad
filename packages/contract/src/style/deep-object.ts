import type { Contract, Schema } from "../model.ts";
import type { Pair } from "./encoding.ts";
import { itemSchema, kindsOf, propertySchema } from "./forms.ts";
import { type Decode, oneOrMany, StyleError, type Wire } from "./wire.ts";

/** What the brackets of some keys spell: values at this place, and places below it. */
interface Place {
  readonly values: string[];
  readonly below: Map<string, Place>;
}

const MAX_DEPTH = 20;

/**
 * Reads `color[R]=100&color[G]=200`. The standard stops at one level; more brackets mean more levels, and where the schema
 * wants a list, repeated keys, `[]` and `[0]` all make one.
 */
export function readDeepObject(
  contract: Contract,
  schema: Schema | undefined,
  pairs: readonly Pair[],
  name: string,
  decode: Decode,
): Wire | undefined {
  const root = emptyPlace();
  for (const pair of pairs) {
    const keys = keysOf(pair.name, name);
    if (!keys) continue;
    if (keys.length > MAX_DEPTH) throw new StyleError(`must not be deeper than ${MAX_DEPTH} levels`);
    let place = root;
    for (const key of keys) {
      const next = place.below.get(key) ?? emptyPlace();
      place.below.set(key, next);
      place = next;
    }
    place.values.push(decode(pair.value));
  }
  return root.below.size > 0 || root.values.length > 0 ? wireOf(contract, schema, root) : undefined;
}

function wireOf(contract: Contract, schema: Schema | undefined, place: Place): Wire {
  const isList = kindsOf(contract, schema).has("array");
  if (place.below.size === 0) return isList ? place.values : oneOrMany(place.values);
  const entries = [...place.below];
  if (isList && entries.every(([key]) => /^\d*$/.test(key))) {
    const items = entries.toSorted(([a], [b]) => Number(a) - Number(b));
    return items.flatMap(([key, item], i) =>
      key === "" && item.below.size === 0
        ? item.values
        : wireOf(contract, itemSchema(contract, schema ?? true, i), item),
    );
  }
  return Object.fromEntries(
    entries.map(([key, member]) => [key, wireOf(contract, propertySchema(contract, schema ?? true, key), member)]),
  );
}

/** Whether a key is one of a `deepObject` parameter: `filter`, `filter[price]`, `filter[price][min]`. */
export function isDeepKey(key: string, name: string): boolean {
  return keysOf(key, name) !== undefined;
}

/** `filter[price][min]` → `["price", "min"]`; nothing for the key of another parameter. */
function keysOf(key: string, name: string): string[] | undefined {
  if (!key.startsWith(name)) return undefined;
  const brackets = key.slice(name.length);
  if (!/^(\[[^[\]]*\])*$/.test(brackets)) return undefined;
  return brackets === "" ? [] : brackets.slice(1, -1).split("][");
}

function emptyPlace(): Place {
  return { values: [], below: new Map() };
}
