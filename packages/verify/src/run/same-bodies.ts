/**
 * Bodies that come again: one is kept for all of them, so that it is read and judged once, and takes the room of one.
 */
import type { Operation } from "@cantus/contract";
import type { ExchangeResponse } from "../exchange/exchange.ts";

/** Of an operation so many are looked for: what it answers with, and a few ways of refusing. */
const KEPT = 8;

/** Longer ones are not compared. */
const LONGEST = 64 * 1024;

export class SameBodies {
  readonly #kept = new Map<Operation, Uint8Array[]>();

  /** The same answer, with the body that came before where that has the same bytes. */
  shared(operation: Operation, response: ExchangeResponse): ExchangeResponse {
    const { body } = response;
    if (body.length === 0 || body.length > LONGEST) return response;
    const kept = this.#kept.get(operation) ?? [];
    this.#kept.set(operation, kept);
    const same = kept.find((each) => each.length === body.length && Buffer.compare(each, body) === 0);
    if (same) return { ...response, body: same };
    kept.unshift(body);
    if (kept.length > KEPT) kept.pop();
    return response;
  }
}
