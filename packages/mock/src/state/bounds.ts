/** How much a memory holds: of more, what callers made goes first, the oldest first. */
import type { Item, Shelf } from "./shelf.ts";

export interface MemoryLimits {
  readonly items: number;
  /** Of all items as JSON, and of what was sent of them besides. */
  readonly characters: number;
}

const MEMORY_LIMITS: MemoryLimits = { items: 10_000, characters: 32 * 1024 * 1024 };

export class Bounds {
  readonly #limits: MemoryLimits;
  readonly #made = new Queue();
  readonly #shown = new Queue();
  #last: Kept | undefined;

  constructor(limits: MemoryLimits = MEMORY_LIMITS) {
    this.#limits = limits;
  }

  /**
   * An item that is new, or has another value. It is never what has to go.
   * @param size of its value as JSON
   * @param drop told of what goes, from where, and for which shelf
   */
  count(shelf: Shelf, item: Item, size: number, drop: (from: Shelf, item: Item, shelf: Shelf) => void): void {
    this.#queueOf(item).keep(item, this.#keptIn(shelf, size + sizeBeside(item)));
    while (this.#isFull() && this.#made.length + this.#shown.length > 1) {
      const queue = this.#goesFirst(item);
      const [oldest, kept] = queue.take();
      if (oldest === item) queue.keep(item, kept);
      else drop(kept.shelf, oldest, shelf);
    }
  }

  forget(item: Item): void {
    this.#queueOf(item).forget(item);
  }

  clear(): void {
    this.#made.clear();
    this.#shown.clear();
  }

  /** Many items that come one after the other are of one shelf and of one size. */
  #keptIn(shelf: Shelf, size: number): Kept {
    if (this.#last?.shelf !== shelf || this.#last.size !== size) this.#last = { shelf, size };
    return this.#last;
  }

  #queueOf(item: Item): Queue {
    return item.isShown ? this.#shown : this.#made;
  }

  #isFull(): boolean {
    const { items, characters } = this.#limits;
    return this.#made.length + this.#shown.length > items || this.#made.size + this.#shown.size > characters;
  }

  /** Tests and screens rely on what the contract shows: it stays, unless it leaves no room to make anything. */
  #goesFirst(staying: Item): Queue {
    if (this.#made.isEmptyBut(staying)) return this.#shown;
    if (this.#shown.isEmptyBut(staying)) return this.#made;
    const { items, characters } = this.#limits;
    return this.#shown.length > items / 2 || this.#shown.size > characters / 2 ? this.#shown : this.#made;
  }
}

/** What was sent and is no part of the value is held, too: the picture of which the item shows but a URL. */
function sizeBeside({ sent, value }: Item): number {
  let size = 0;
  for (const name in sent) {
    const member = sent[name];
    if (member === value[name]) continue;
    if (typeof member === "string") size += member.length;
    else if (typeof member === "object" && member !== null) size += JSON.stringify(member).length;
  }
  return size;
}

interface Kept {
  readonly shelf: Shelf;
  readonly size: number;
}

/** Items in the order in which they came. */
class Queue {
  /** Of all of them. */
  size = 0;
  readonly #kept = new Map<Item, Kept>();
  /** Goes on where it was: from the beginning it would pass over all that has gone, again and again. */
  #oldest = this.#kept.entries();

  get length(): number {
    return this.#kept.size;
  }

  isEmptyBut(item: Item): boolean {
    return this.length === (this.#kept.has(item) ? 1 : 0);
  }

  keep(item: Item, kept: Kept): void {
    this.size += kept.size - (this.#kept.get(item)?.size ?? 0);
    this.#kept.set(item, kept);
  }

  /** The oldest of one or more, which is not in it any more. */
  take(): [Item, Kept] {
    const oldest = this.#oldest.next().value as [Item, Kept];
    this.size -= oldest[1].size;
    this.#kept.delete(oldest[0]);
    return oldest;
  }

  forget(item: Item): void {
    this.size -= this.#kept.get(item)?.size ?? 0;
    this.#kept.delete(item);
  }

  clear(): void {
    this.#kept.clear();
    this.#oldest = this.#kept.entries();
    this.size = 0;
  }
}
