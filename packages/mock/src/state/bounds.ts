/** How much a memory holds: of more, what came first goes first. */
import type { Item, Shelf } from "./shelf.ts";

export interface MemoryLimits {
  readonly items: number;
  /** Of all items as JSON. */
  readonly characters: number;
}

const MEMORY_LIMITS: MemoryLimits = { items: 10_000, characters: 32 * 1024 * 1024 };

export class Bounds {
  readonly #limits: MemoryLimits;
  /** In the order in which they came. */
  readonly #kept = new Map<Item, { readonly shelf: Shelf; readonly size: number }>();
  #size = 0;

  constructor(limits: MemoryLimits = MEMORY_LIMITS) {
    this.#limits = limits;
  }

  /** An item that is new, or has another value. It is never what has to go. */
  count(shelf: Shelf, item: Item, drop: (shelf: Shelf, item: Item) => void): void {
    const size = JSON.stringify(item.value).length;
    this.#size += size - (this.#kept.get(item)?.size ?? 0);
    this.#kept.set(item, { shelf, size });
    for (const [oldest, kept] of this.#kept) {
      if (this.#kept.size <= this.#limits.items && this.#size <= this.#limits.characters) return;
      if (oldest === item) continue;
      this.forget(oldest);
      drop(kept.shelf, oldest);
    }
  }

  forget(item: Item): void {
    this.#size -= this.#kept.get(item)?.size ?? 0;
    this.#kept.delete(item);
  }

  clear(): void {
    this.#kept.clear();
    this.#size = 0;
  }
}
