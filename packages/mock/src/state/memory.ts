/** The state of one contract in one session: items by collection and by what they are below. */

import type { Contract } from "@cantus/contract";
import { type Collection, type Inferred, inferCollections } from "@cantus/contract/collections";
import { Changes } from "../changes.ts";
import { accepts } from "./accepts.ts";
import { Bounds, type MemoryLimits } from "./bounds.ts";
import type { JsonObject } from "./json.ts";
import { lifecycleOf, stageOf } from "./lifecycle.ts";
import { move } from "./move.ts";
import type { Answered } from "./perform/once.ts";
import { seededShelf } from "./seeded-shelf.ts";
import { type Seed, type SeedsOf, seedsOf } from "./seeds.ts";
import { type Item, keyOf, type Shelf, type Snapshot, stored, unstored } from "./shelf.ts";

const MAX_GONE = 1000;
const MAX_SEEDS = 200;

export class Memory {
  readonly contract: Contract;
  readonly inferred: Inferred;
  readonly #now: () => number;
  /** By collection name, then by scope. */
  readonly #shelves = new Map<string, Map<string, Shelf>>();
  /** Seeds to look at, by collection and scope. */
  readonly #seeds = new Map<string, Shelf>();
  readonly #bounds: Bounds;
  /** Another whenever something may have changed. */
  version = 0;
  /** How often an item was looked at that goes on by itself. */
  moves = 0;
  /** What was answered to requests with an Idempotency-Key, by scope and key. */
  readonly answered = new Map<string, Answered>();
  /** That an item was changed, or went. */
  readonly changes = new Changes();
  #isOver = false;

  readonly #seedsOf: (collection: Collection) => readonly Seed[];

  constructor(
    contract: Contract,
    now: () => number,
    { limits, seeds }: { readonly limits?: MemoryLimits; readonly seeds?: SeedsOf | undefined } = {},
  ) {
    this.contract = contract;
    this.inferred = inferCollections(contract);
    this.#now = now;
    this.#seedsOf = (collection) => seeds?.(collection) ?? seedsOf(contract, this.inferred, collection);
    this.#bounds = new Bounds(limits);
  }

  /** Whether another has taken its place. */
  get isOver(): boolean {
    return this.#isOver;
  }

  end(): void {
    this.#isOver = true;
    this.changes.tell();
  }

  get now(): number {
    return this.#now();
  }

  /** To look at: what is not changed is not kept. Items are as they were when they were last looked at by themselves. */
  look(collection: Collection, scope: readonly string[]): Shelf {
    return this.#shelves.get(collection.name)?.get(keyOf(scope)) ?? this.#untouched(collection, scope);
  }

  /** All items, as they are now. */
  items(collection: Collection, scope: readonly string[]): Item[] {
    const items = [...this.look(collection, scope).items.values()];
    for (const item of items) this.#move(collection, item);
    return items;
  }

  /** One item, as it is now. */
  item(collection: Collection, scope: readonly string[], id: string): Item | undefined {
    const item = this.look(collection, scope).items.get(id);
    if (item) this.#move(collection, item);
    return item;
  }

  #move(collection: Collection, item: Item): void {
    const lifecycle = item.stage && lifecycleOf(this.contract, collection);
    if (!lifecycle) return;
    this.moves++;
    move(this.contract, collection.item, collection.idProperty, lifecycle, item, this.now);
  }

  /** To change. */
  open(collection: Collection, scope: readonly string[]): Shelf {
    this.version++;
    const key = keyOf(scope);
    const shelves = this.#shelves.get(collection.name) ?? new Map<string, Shelf>();
    const known = shelves.get(key);
    if (known) return known;
    this.#shelves.set(collection.name, shelves);
    const fresh = seededShelf(this.contract, this.inferred, collection, scope, this.#seedsOf);
    shelves.set(key, fresh);
    for (const item of fresh.items.values()) this.#count(fresh, item);
    return fresh;
  }

  /** @param size of its value as JSON, where that is known */
  add(shelf: Shelf, item: Item, size?: number): void {
    const replaced = shelf.items.get(item.id);
    if (replaced) this.#bounds.forget(replaced);
    shelf.items.set(item.id, item);
    shelf.gone.delete(item.id);
    this.#count(shelf, item, size);
  }

  change(shelf: Shelf, item: Item, value: JsonObject): void {
    item.value = value;
    this.#count(shelf, item);
    this.changes.tell();
  }

  remove(shelf: Shelf, id: string): void {
    const item = shelf.items.get(id);
    if (item) this.#bounds.forget(item);
    shelf.items.delete(id);
    shelf.gone.add(id);
    const [first] = shelf.gone;
    if (shelf.gone.size > MAX_GONE && first !== undefined) shelf.gone.delete(first);
    this.changes.tell();
  }

  clear(): void {
    this.version++;
    this.#shelves.clear();
    this.answered.clear();
    this.#bounds.clear();
    this.changes.tell();
  }

  snapshot(): Snapshot {
    const shelves = [...this.#shelves].map(([name, scopes]) => [
      name,
      Object.fromEntries([...scopes].map(([scope, shelf]) => [scope, stored(shelf)])),
    ]);
    return structuredClone(Object.fromEntries(shelves) as Snapshot);
  }

  /** Collections that the contract does not have are passed over. */
  restore(snapshot: Snapshot): void {
    this.clear();
    for (const [name, scopes] of Object.entries(structuredClone(snapshot))) {
      if (!this.inferred.collections.some((each) => each.name === name)) continue;
      const shelves = new Map(Object.entries(scopes).map(([key, kept]) => [key, unstored(name, key, kept)]));
      this.#shelves.set(name, shelves);
      for (const shelf of shelves.values()) for (const item of [...shelf.items.values()]) this.#count(shelf, item);
    }
  }

  /** Takes over from the memory of an earlier version of the contract what is valid by this one. */
  adopt(earlier: Memory): void {
    const kept = Object.entries(earlier.snapshot()).flatMap(([name, scopes]) => {
      const collection = this.inferred.collections.find((each) => each.name === name);
      if (!collection) return [];
      const lifecycle = lifecycleOf(this.contract, collection);
      const fitting = (items: readonly Item[]) =>
        items
          .filter(({ value }) => accepts(this.contract, collection.item, value))
          // The lifecycle may have other states now.
          .map((item) => ({
            ...item,
            stage: lifecycle && item.stage && stageOf(lifecycle, item.value[lifecycle.property], item.stage.since),
          }));
      const shelves = Object.entries(scopes).map(([scope, shelf]) => [
        scope,
        { ...shelf, items: fitting(shelf.items) },
      ]);
      return [[name, Object.fromEntries(shelves)]];
    });
    this.restore(Object.fromEntries(kept) as Snapshot);
    earlier.end();
  }

  /** What nobody has changed is the same wherever it is looked at. */
  #untouched(collection: Collection, scope: readonly string[]): Shelf {
    const key = `${collection.name} ${keyOf(scope)}`;
    const shelf = this.#seeds.get(key) ?? seededShelf(this.contract, this.inferred, collection, scope, this.#seedsOf);
    this.#seeds.set(key, shelf);
    const [first] = this.#seeds.keys();
    if (this.#seeds.size > MAX_SEEDS && first !== undefined) this.#seeds.delete(first);
    return shelf;
  }

  #count(shelf: Shelf, item: Item, size = JSON.stringify(item.value).length): void {
    this.#bounds.count(shelf, item, size, this.#drop);
  }

  readonly #drop = (from: Shelf, { id }: Item, shelf: Shelf): void => {
    from.items.delete(id);
    if (from.items.size === 0 && from !== shelf) this.#shelves.get(from.name)?.delete(from.key);
  };
}
