import { type CodePoints, holds } from "./code-points.ts";

/** The characters that some sets cannot tell apart are one symbol: there are as many as the sets need. */
export class Alphabet {
  /** Where each symbol's characters begin; there may be several such places. */
  readonly #starts: number[];
  readonly #symbols: Uint8Array | Uint16Array;
  readonly #ascii = new Uint16Array(128);
  readonly size: number;
  /** A character of each symbol. */
  readonly #samples: number[] = [];

  constructor(sets: Iterable<CodePoints>) {
    const all = [...new Set(sets)];
    const starts = new Set([0]);
    for (const set of all) {
      for (const [first, last] of set) starts.add(first).add(last + 1);
    }
    this.#starts = [...starts].filter((start) => start <= 0x10ffff).sort((a, b) => a - b);
    const bySignature = new Map<string, number>();
    this.#symbols = Uint16Array.from(this.#starts, (start) => {
      const signature = all.map((set) => (holds(set, start) ? "1" : "0")).join("");
      const known = bySignature.get(signature) ?? bySignature.size;
      if (known === bySignature.size) this.#samples.push(start);
      bySignature.set(signature, known);
      return known;
    });
    this.size = bySignature.size;
    for (let code = 0; code < 128; code++) this.#ascii[code] = this.#search(code);
  }

  /** Where each run of characters with one symbol begins, in order. */
  get starts(): readonly number[] {
    return this.#starts;
  }

  symbolOf(codePoint: number): number {
    return codePoint < 128 ? (this.#ascii[codePoint] as number) : this.#search(codePoint);
  }

  /** By symbol: whether a set takes it. */
  takenBy(set: CodePoints): Uint8Array {
    return Uint8Array.from(this.#samples, (sample) => Number(holds(set, sample)));
  }

  #search(codePoint: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= codePoint) low = middle;
      else high = middle - 1;
    }
    return this.#symbols[low] as number;
  }
}
