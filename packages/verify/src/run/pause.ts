/** A server that is asked too much says so, and is then left in peace (RFC 6585, section 4; RFC 9110, section 10.2.3). */
import { setTimeout as sleep } from "node:timers/promises";
import type { ExchangeRequest, ExchangeResponse } from "../exchange/exchange.ts";

/** Milliseconds to wait where the server does not say how long. */
const UNTOLD = 1_000;

/** Whoever asks for a longer pause is not waited for. */
const LONGEST = 30_000;

/**
 * How long a server asks not to be called, in milliseconds. `undefined` for any other answer, and for one that a mock was
 * asked for by `Prefer: code=429`.
 */
export function pauseAskedFor(request: ExchangeRequest, { status, headers }: ExchangeResponse): number | undefined {
  const told = headers["retry-after"];
  if (status !== 429 && !(status === 503 && told !== undefined)) return undefined;
  if (/code=(?:429|503)/.test(request.headers.prefer ?? "")) return undefined;
  const seconds = Number(told);
  const date = Date.parse(told ?? "");
  const wait = told === undefined ? UNTOLD : Number.isFinite(seconds) ? seconds * 1000 : date - Date.now();
  return Number.isFinite(wait) && wait <= LONGEST ? Math.max(wait, 0) : undefined;
}

/** The pauses of a run: while one lasts, nothing is sent. */
export class Pauses {
  #until = 0;

  /** Whether there is nothing to wait for. */
  get areOver(): boolean {
    return this.#until === 0 || this.#until <= performance.now();
  }

  /** Waits until the pause is over that lasts longest. */
  async wait(signal: AbortSignal | undefined): Promise<void> {
    for (let left = this.#until - performance.now(); left > 0; left = this.#until - performance.now()) {
      await sleep(left, undefined, { signal }).catch(() => {});
      if (signal?.aborted) return;
    }
  }

  add(milliseconds: number): void {
    this.#until = Math.max(this.#until, performance.now() + milliseconds);
  }
}
