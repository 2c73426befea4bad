/** The items of a collection below one parent. */
import type { Collection } from "@cantus/contract/collections";
import type { JsonObject } from "./json.ts";
import type { Movable } from "./lifecycle.ts";
import type { Seed } from "./seeds.ts";

export interface Item extends Movable {
  readonly id: string;
  /** The order in which items came. */
  readonly sequence: number;
  /** Whether the contract or who set the state up put it there, not a caller. */
  readonly isShown: boolean;
  /** What operations have said of it that is no property of it. */
  marks: JsonObject;
  /** Ids of the items that this one holds, by collection. */
  held: Readonly<Record<string, readonly string[]>>;
}

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

/** A memory as JSON, to be put back later: by collection and scope. */
export type Snapshot = Readonly<Record<string, Readonly<Record<string, StoredShelf>>>>;

export interface StoredShelf {
  readonly items: readonly Item[];
  readonly gone: readonly string[];
  readonly sequence: number;
  readonly made: number;
}

export function stored({ items, gone, sequence, made }: Shelf): StoredShelf {
  return { items: [...items.values()], gone: [...gone], sequence, made };
}

export function unstored(name: string, key: string, { items, gone, sequence, made }: StoredShelf): Shelf {
  return {
    name,
    key,
    items: new Map(items.map((item) => [item.id, { ...item, history: item.history ?? [] }])),
    gone: new Set(gone),
    sequence,
    made,
  };
}

/** An item that rests: what the contract shows stays as it is shown, until something is done with it. */
export function itemOf(collection: Collection, seed: Seed, sequence: number): Item {
  const value = structuredClone(seed.value);
  return {
    id: idIn(collection, value),
    sequence,
    isShown: true,
    value,
    marks: seed.marks,
    sent: {},
    held: {},
    stage: undefined,
    history: [],
  };
}

/** What the one is called of which there is one. */
export const ONLY = "only";

/** Which item of a collection a value is. */
export function idIn({ isSingle, idProperty }: Collection, value: JsonObject): string {
  return isSingle ? ONLY : String(value[idProperty]);
}

/** The value as the item of that id. */
export function withId({ isSingle, idProperty }: Collection, value: JsonObject, id: unknown): JsonObject {
  return isSingle ? value : { ...value, [idProperty]: id };
}

export function keyOf(scope: readonly string[]): string {
  return JSON.stringify(scope);
}
