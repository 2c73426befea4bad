import type { JsonText, Writer } from "@cantus/contract/verdict";

/** Answers before the function that writes them is made: to make it takes as long as to do without it so often. */
const HOT = 50;

/** Answers in a row that it cannot write, before it is given up: their members come in another order each time. */
const MAX_MISSES = 50;

/** Writes the answers of one media type, as soon as they are many. */
export class HotWriter {
  readonly #make: (sample: unknown) => Writer | undefined;
  #write: Writer | undefined;
  /** Answers until it is made, or given up. */
  #left = HOT;

  /** @param make gives the function that writes answers like one that it is shown */
  constructor(make: (sample: unknown) => Writer | undefined) {
    this.#make = make;
  }

  /** The JSON of an answer that keeps its schema; nothing for any other, and for one that has to be written otherwise. */
  write(body: unknown): JsonText | undefined {
    if (this.#left === 0 || !isPlain(body)) return undefined;
    const written = this.#write?.(body);
    if (written) this.#left = MAX_MISSES;
    else if (--this.#left === 0 && !this.#write) {
      this.#write = this.#make(body);
      if (this.#write) this.#left = MAX_MISSES;
    }
    return written;
  }
}

/** Anything else may be sent otherwise than as JSON: bytes, a stream. */
function isPlain(body: unknown): boolean {
  if (typeof body !== "object" || body === null) return false;
  const prototype = Object.getPrototypeOf(body);
  return (prototype === Object.prototype || prototype === Array.prototype) && !(Symbol.asyncIterator in body);
}
