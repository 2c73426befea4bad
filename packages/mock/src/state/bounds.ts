/** How much a memory holds: of more, what came first goes first. */
import type { Item, Shelf } from "./shelf.ts";

export interface MemoryLimits {
  readonly items: number;
  /** Of all items as JSON. */
  readonly characters: number;
}

const MEMORY_LIMITS: MemoryLimits = { items: 10_000, characters: 32 * 1024 * 1024 };

interface Kept {
  readonly shelf: Shelf;
  readonly size: number;
}

export class Bounds {
  readonly #limits: MemoryLimits;
  /** In the order in which they came. */
  readonly #kept = new Map<Item, Kept>();
  #size = 0;
  /** Goes on where it was: from the beginning it would pass over all that has gone, again and again. */
  #oldest = this.#kept.keys();

  constructor(limits: MemoryLimits = MEMORY_LIMITS) {
    this.#limits = limits;
  }

  /** An item that is new, or has another value. It is never what has to go. */
  count(shelf: Shelf, item: Item, size: number, drop: (shelf: Shelf, item: Item) => void): void {
    this.#keep(item, { shelf, size });
    while (this.#kept.size > 1 && (this.#kept.size > this.#limits.items || this.#size > this.#limits.characters)) {
      const oldest = this.#oldest.next().value as Item;
      const kept = this.#kept.get(oldest) as Kept;
      this.forget(oldest);
      if (oldest === item) this.#keep(item, kept);
      else drop(kept.shelf, oldest);
    }
  }

  #keep(item: Item, kept: Kept): void {
    this.#size += kept.size - (this.#kept.get(item)?.size ?? 0);
    this.#kept.set(item, kept);
  }

  forget(item: Item): void {
    this.#size -= this.#kept.get(item)?.size ?? 0;
    this.#kept.delete(item);
  }

  clear(): void {
    this.#kept.clear();
    this.#oldest = this.#kept.keys();
    this.#size = 0;
  }
}
