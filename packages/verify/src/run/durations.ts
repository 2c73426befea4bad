/** How long answers take, by operation. */
import type { Operation } from "@cantus/contract";
import type { ExchangeRequest, ExchangeResponse } from "../exchange/exchange.ts";

/** An answer that took much longer than the others of its operation. */
export interface Outlier {
  readonly operation: Operation;
  readonly request: ExchangeRequest;
}

interface Taken {
  readonly milliseconds: number[];
  slowest: { readonly request: ExchangeRequest; readonly milliseconds: number } | undefined;
}

/** So many tell what is usual. */
const MOST = 1_000;
const FEWEST = 5;

/** An answer in less, in milliseconds, keeps nobody waiting. */
export const SLOW = 250;

/** So many times as long as usual is worth a second look. While others are on their way, all take longer. */
const TIMES = 3;

export class Durations {
  readonly #taken = new Map<Operation, Taken>();

  note(operation: Operation, request: ExchangeRequest, response: ExchangeResponse, milliseconds: number): void {
    // A stream is waited for, and so is a server that asks for a pause.
    if (response.truncated || response.failure || response.status === 429 || response.status === 503) return;
    const taken = this.#taken.get(operation) ?? { milliseconds: [], slowest: undefined };
    this.#taken.set(operation, taken);
    if (taken.milliseconds.length < MOST) taken.milliseconds.push(milliseconds);
    if (milliseconds > (taken.slowest?.milliseconds ?? 0)) taken.slowest = { request, milliseconds };
  }

  /** Of each operation the slowest answer, where it is far from what is usual. */
  outliers(): Outlier[] {
    return [...this.#taken].flatMap(([operation, { milliseconds, slowest }]) => {
      const usual = median(milliseconds);
      if (!slowest || milliseconds.length < FEWEST || slowest.milliseconds < SLOW) return [];
      return slowest.milliseconds < usual * TIMES ? [] : [{ operation, request: slowest.request }];
    });
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
