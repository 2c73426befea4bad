import { createHash } from "node:crypto";

/** Numbers in [0, 1) that follow from a text alone (mulberry32, started by the text's SHA-256). */
export function randomFrom(text: string): () => number {
  let state = createHash("sha256").update(text).digest().readInt32BE();
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<Item>(random: () => number, items: readonly [Item, ...Item[]]): Item {
  return items[Math.floor(random() * items.length)] ?? items[0];
}
