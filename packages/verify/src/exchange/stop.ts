/** Ends one request that is on its way. An `AbortSignal` costs several times as much, and most requests need none. */
export class Stop {
  #isOver = false;
  #reason: unknown;
  #act: ((reason: unknown) => void) | undefined;
  #controller: AbortController | undefined;

  /** What there is to do when it comes; nothing any more, without an argument. */
  onStop(act?: (reason: unknown) => void): void {
    this.#act = act;
    if (this.#isOver) act?.(this.#reason);
  }

  /** Ends it. */
  now(reason: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#reason = reason;
    this.#act?.(reason);
    this.#controller?.abort(reason);
  }

  /** The same for whoever takes signals. */
  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.#isOver) this.#controller.abort(this.#reason);
    }
    return this.#controller.signal;
  }
}

/** What ends when a signal does, with one listener for all of it. */
export function stopsWith(signal: AbortSignal): Set<Stop> {
  const known = following.get(signal);
  if (known) return known;
  const stops = new Set<Stop>();
  following.set(signal, stops);
  signal.addEventListener(
    "abort",
    () => {
      for (const stop of stops) stop.now(signal.reason);
    },
    { once: true },
  );
  return stops;
}

const following = new WeakMap<AbortSignal, Set<Stop>>();
