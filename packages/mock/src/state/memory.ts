/** The state of one contract in one session: items by collection and by what they are below. */
import type { Contract } from "@cantus/contract";
import { infer } from "./infer.ts";
import type { JsonObject } from "./json.ts";
import { type Movable, move } from "./lifecycle.ts";
import type { Collection, Inferred } from "./model.ts";
import { type Seed, seedsOf } from "./seeds.ts";
import { accepts, shapeOf } from "./shape.ts";
import { beginsWith, parametersOf, segmentsOf } from "./template.ts";

export interface Item extends Movable {
  readonly id: string;
  /** The order in which items came. */
  readonly sequence: number;
  /** What operations have said of it that is no property of it. */
  marks: JsonObject;
  /** Ids of the items that this one holds, by collection. */
  readonly held: Record<string, string[]>;
}

/** The items of a collection below one parent. */
export interface Shelf {
  /** The collection's name, and whose it is. */
  readonly name: string;
  readonly key: string;
  readonly items: Map<string, Item>;
  /** Ids that were removed. */
  readonly gone: Set<string>;
  sequence: number;
  /** How many ids were given. */
  made: number;
}

/** How much a memory holds: of more, what came first goes first. */
export interface MemoryLimits {
  readonly items: number;
  /** Of all items as JSON. */
  readonly characters: number;
}

const MEMORY_LIMITS: MemoryLimits = { items: 10_000, characters: 32 * 1024 * 1024 };
const MAX_GONE = 1000;

/** A memory as JSON, to be put back later. */
export type Snapshot = Readonly<Record<string, Readonly<Record<string, StoredShelf>>>>;

interface StoredShelf {
  readonly items: readonly Item[];
  readonly gone: readonly string[];
  readonly sequence: number;
  readonly made: number;
}

export class Memory {
  readonly contract: Contract;
  readonly inferred: Inferred;
  readonly #now: () => number;
  readonly #limits: MemoryLimits;
  /** By collection name, then by scope. */
  readonly #shelves = new Map<string, Map<string, Shelf>>();
  /** Seeds to look at, by collection and whether there are any. */
  readonly #seeds = new Map<string, Shelf>();
  readonly #kept: { shelf: Shelf; id: string; size: number }[] = [];
  #size = 0;

  constructor(contract: Contract, now: () => number, limits: MemoryLimits = MEMORY_LIMITS) {
    this.contract = contract;
    this.inferred = infer(contract);
    this.#now = now;
    this.#limits = limits;
  }

  get now(): number {
    return this.#now();
  }

  /** To look at: what is not changed is not kept. Items are as they were when they were last looked at by themselves. */
  async look(collection: Collection, scope: readonly string[]): Promise<Shelf> {
    return this.#shelves.get(collection.name)?.get(keyOf(scope)) ?? (await this.#untouched(collection, scope));
  }

  /** All items, as they are now. */
  async items(collection: Collection, scope: readonly string[]): Promise<Item[]> {
    const items = [...(await this.look(collection, scope)).items.values()];
    for (const item of items) this.#move(collection, item);
    return items;
  }

  /** One item, as it is now. */
  async item(collection: Collection, scope: readonly string[], id: string): Promise<Item | undefined> {
    const item = (await this.look(collection, scope)).items.get(id);
    if (item) this.#move(collection, item);
    return item;
  }

  #move({ item: schema, idProperty, lifecycle }: Collection, item: Item): void {
    if (lifecycle && item.stage) move(this.contract, schema, idProperty, lifecycle, item, this.now);
  }

  /** To change. */
  async open(collection: Collection, scope: readonly string[]): Promise<Shelf> {
    const fresh = this.#shelves.get(collection.name)?.has(keyOf(scope))
      ? undefined
      : await this.#seeded(collection, scope);
    const shelves = this.#shelves.get(collection.name) ?? new Map<string, Shelf>();
    this.#shelves.set(collection.name, shelves);
    // Another request may have opened it meanwhile.
    if (!fresh || shelves.has(keyOf(scope))) return this.look(collection, scope);
    const shelf = fresh;
    shelves.set(keyOf(scope), shelf);
    for (const { id, value } of shelf.items.values()) this.#count(shelf, id, value);
    return shelf;
  }

  add(shelf: Shelf, item: Item): void {
    shelf.items.set(item.id, item);
    shelf.gone.delete(item.id);
    this.#count(shelf, item.id, item.value);
  }

  remove(shelf: Shelf, id: string): void {
    shelf.items.delete(id);
    shelf.gone.add(id);
    const [first] = shelf.gone;
    if (shelf.gone.size > MAX_GONE && first !== undefined) shelf.gone.delete(first);
  }

  clear(): void {
    this.#shelves.clear();
    this.#kept.length = 0;
    this.#size = 0;
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
      const shelves = new Map<string, Shelf>();
      for (const [scope, { items, gone, sequence, made }] of Object.entries(scopes)) {
        const shelf: Shelf = {
          name,
          key: scope,
          items: new Map(items.map((item) => [item.id, item])),
          gone: new Set(gone),
          sequence,
          made,
        };
        shelves.set(scope, shelf);
        for (const { id, value } of items) this.#count(shelf, id, value);
      }
      this.#shelves.set(name, shelves);
    }
  }

  /** Takes over from the memory of an earlier version of the contract what is valid by this one. */
  adopt(earlier: Memory): void {
    const kept = Object.entries(earlier.snapshot()).flatMap(([name, scopes]) => {
      const collection = this.inferred.collections.find((each) => each.name === name);
      if (!collection) return [];
      const fits = ({ value }: Item) => accepts(this.contract, collection.item, value);
      const shelves = Object.entries(scopes).map(([scope, shelf]) => [
        scope,
        { ...shelf, items: shelf.items.filter(fits) },
      ]);
      return [[name, Object.fromEntries(shelves)]];
    });
    this.restore(Object.fromEntries(kept) as Snapshot);
  }

  /** All shelves of a collection that something was changed in, by their scope. */
  scopes(collection: Collection): string[][] {
    return [...(this.#shelves.get(collection.name)?.keys() ?? [])].map((key) => JSON.parse(key) as string[]);
  }

  /** What nobody has changed is the same wherever it is looked at. */
  async #untouched(collection: Collection, scope: readonly string[]): Promise<Shelf> {
    const hasSeeds = await this.#hasSeeds(collection, scope);
    const key = `${collection.name} ${hasSeeds}`;
    const shelf = this.#seeds.get(key) ?? (await this.#seeded(collection, scope));
    this.#seeds.set(key, shelf);
    return shelf;
  }

  /** Below a parent that was created later nothing is there yet; a scope that is no item's has the seeds, whatever it is. */
  async #seeded(collection: Collection, scope: readonly string[]): Promise<Shelf> {
    const seeds = (await this.#hasSeeds(collection, scope))
      ? await seedsOf(this.contract, this.inferred, collection)
      : [];
    const isNewestFirst = ordersByTime(this.contract, collection);
    const items = seeds.map((seed, i): [string, Item] => {
      const item = itemOf(collection, seed, isNewestFirst ? seeds.length - i : i + 1);
      return [item.id, item];
    });
    for (const { holder, held, count } of this.inferred.links) {
      if (holder !== collection || count === undefined) continue;
      const ids = (await seedsOf(this.contract, this.inferred, held)).map(({ value }) =>
        String(value[held.idProperty]),
      );
      // As many as it says it holds, which ones is nowhere said.
      for (const [, item] of items) item.held[held.name] = ids.slice(0, Number(item.value[count] ?? 0));
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

  async #hasSeeds(collection: Collection, scope: readonly string[]): Promise<boolean> {
    const path = segmentsOf(collection.path);
    const parent = this.inferred.collections
      .filter((each) => each !== collection && beginsWith(path, each.segments))
      .sort((a, b) => b.segments.length - a.segments.length)[0];
    if (!parent) return true;
    const at = parametersOf(parent.segments).length;
    if (!(await this.#hasSeeds(parent, scope.slice(0, at - 1)))) return false;
    const [first] = await seedsOf(this.contract, this.inferred, parent);
    return first !== undefined && String(first.value[parent.idProperty]) === scope[at - 1];
  }

  #count(shelf: Shelf, id: string, value: JsonObject): void {
    const size = JSON.stringify(value).length;
    this.#kept.push({ shelf, id, size });
    this.#size += size;
    while ((this.#kept.length > this.#limits.items || this.#size > this.#limits.characters) && this.#kept.length > 1) {
      const oldest = this.#kept.shift();
      if (!oldest) return;
      this.#size -= oldest.size;
      oldest.shelf.items.delete(oldest.id);
      const { name, key, items } = oldest.shelf;
      if (items.size === 0 && oldest.shelf !== shelf) this.#shelves.get(name)?.delete(key);
    }
  }
}

/** Lists show the newest first where items say when they were made, else in the order in which they came. */
export function ordersByTime(contract: Contract, collection: Collection): boolean {
  return [...shapeOf(contract, collection.item).properties.keys()].some((name) =>
    /^(created|inserted|date_?created)/i.test(name),
  );
}

export function itemOf(collection: Collection, seed: Seed, sequence: number): Item {
  const value = structuredClone(seed.value);
  return {
    id: String(value[collection.idProperty]),
    sequence,
    value,
    marks: seed.marks,
    sent: {},
    held: {},
    // What the contract shows stays as it is shown, until something is done with it.
    stage: undefined,
  };
}

function keyOf(scope: readonly string[]): string {
  return JSON.stringify(scope);
}

function stored({ items, gone, sequence, made }: Shelf): StoredShelf {
  return { items: [...items.values()], gone: [...gone], sequence, made };
}
