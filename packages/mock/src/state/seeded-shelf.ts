/** Shelves as they are before anybody has changed anything. */

import type { Contract } from "@cantus/contract";
import {
  beginsWith,
  type Collection,
  type Inferred,
  parametersOf,
  segmentsOf,
  shapeOf,
} from "@cantus/contract/collections";
import { whoseIs } from "./own-names.ts";
import type { Seed } from "./seeds.ts";
import { type Item, itemOf, keyOf, type Shelf } from "./shelf.ts";

export function seededShelf(
  contract: Contract,
  inferred: Inferred,
  collection: Collection,
  scope: readonly string[],
  seedsOf: (collection: Collection) => readonly Seed[],
): Shelf {
  const seeds = hasSeeds(inferred, collection, scope, seedsOf) ? seedsOf(collection) : [];
  const parameters = parametersOf(segmentsOf(collection.path));
  const whose = whoseIs(contract, collection.item, Object.fromEntries(parameters.map((name, i) => [name, scope[i]])));
  whose.delete(collection.idProperty);
  const isNewestFirst = ordersByTime(contract, collection);
  const items = seeds.map((seed, i): [string, Item] => {
    const value = { ...seed.value, ...Object.fromEntries(whose) };
    const item = itemOf(collection, { ...seed, value }, isNewestFirst ? seeds.length - i : i + 1);
    return [item.id, item];
  });
  for (const { holder, held, count } of inferred.links) {
    if (holder !== collection || count === undefined) continue;
    const ids = seedsOf(held).map(({ value }) => String(value[held.idProperty]));
    // As many as it says it holds, which ones is nowhere said.
    for (const [, item] of items)
      item.held = { ...item.held, [held.name]: ids.slice(0, Number(item.value[count] ?? 0)) };
  }
  return {
    name: collection.name,
    key: keyOf(scope),
    items: new Map(items),
    gone: new Set(),
    sequence: seeds.length,
    made: 0,
  };
}

/** Below a parent that was created later nothing is there yet; a scope that is no item's has the seeds, whatever it is. */
function hasSeeds(
  inferred: Inferred,
  collection: Collection,
  scope: readonly string[],
  seedsOf: (collection: Collection) => readonly Seed[],
): boolean {
  const path = segmentsOf(collection.path);
  const parent = inferred.collections
    .filter((each) => each !== collection && beginsWith(path, each.segments))
    .sort((a, b) => b.segments.length - a.segments.length)[0];
  if (!parent) return true;
  const at = parametersOf(parent.segments).length;
  if (!hasSeeds(inferred, parent, scope.slice(0, at - 1), seedsOf)) return false;
  const [first] = seedsOf(parent);
  return first !== undefined && String(first.value[parent.idProperty]) === scope[at - 1];
}

/** Lists show the newest first where items say when they were made, else in the order in which they came. */
export function ordersByTime(contract: Contract, collection: Collection): boolean {
  return [...shapeOf(contract, collection.item).properties.keys()].some((name) =>
    /^(created|inserted|date_?created)/i.test(name),
  );
}
