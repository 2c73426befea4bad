/** How long lists take to follow what is written: a contract promises no moment, and many are read from a copy. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Operation } from "@cantus/contract";

/** Milliseconds between two looks, and how often it is looked. */
const PAUSE = 100;
const PATIENCE = 10;

export class Lags {
  readonly #byList = new Map<Operation, number>();
  #written = 0;

  /** Something was written just now. */
  wrote(): void {
    this.#written = performance.now();
  }

  /** Looks until what was written is listed; what never is, is not late. */
  async learn(list: Operation, isListed: () => Promise<boolean>): Promise<void> {
    if (await isListed()) return;
    for (let turn = 0; turn < PATIENCE; turn++) {
      await sleep(PAUSE);
      if (!(await isListed())) continue;
      this.#byList.set(list, performance.now() - this.#written + PAUSE);
      return;
    }
  }

  /** Until the list has followed what was written last. */
  async settled(list: Operation): Promise<void> {
    const lag = this.#byList.get(list);
    if (lag !== undefined) await sleep(Math.max(0, this.#written + lag - performance.now()));
  }
}
