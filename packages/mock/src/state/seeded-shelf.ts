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
  const made = whenMade(contract, collection);
  const inOrder = made !== undefined && saysNewestFirst(contract, collection) ? newestFirst(seeds, made) : seeds;
  const items = inOrder.map((seed, i): [string, Item] => {
    const value = { ...seed.value, ...Object.fromEntries(whose) };
    const item = itemOf(collection, { ...seed, value }, made === undefined ? i + 1 : seeds.length - i);
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
  return whenMade(contract, collection) !== undefined;
}

function whenMade(contract: Contract, collection: Collection): string | undefined {
  return [...shapeOf(contract, collection.item).properties.keys()].find((name) =>
    /^(created|inserted|date_?created)/i.test(name),
  );
}

/** What the contract says of its list; else examples are in the order in which it shows them. */
function saysNewestFirst({ operations }: Contract, { path }: Collection): boolean {
  return operations.some(
    ({ method, path: own, summary = "", description = "" }) =>
      method === "get" && own === path && /\b(newest|latest|most recent) first\b/i.test(`${summary} ${description}`),
  );
}

/** Examples of the list and of single things come one after the other; those that show no time stay where they are. */
function newestFirst(seeds: readonly Seed[], made: string): readonly Seed[] {
  const timeOf = ({ value }: Seed) => new Date(String(value[made])).getTime();
  return seeds.some((seed) => Number.isNaN(timeOf(seed)))
    ? seeds
    : seeds.toSorted((one, other) => timeOf(other) - timeOf(one));
}
