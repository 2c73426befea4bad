/** How long a run may go on, and how its seconds and requests are shared between the phases. */

export interface Limits {
  readonly seconds?: number | undefined;
  readonly requests?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * `unauthorized`: nothing that asks for credentials let the ordinary caller in. `elsewhere`: nothing of the contract is where
 * the target was said to be.
 */
export type Stopped = "seconds" | "requests" | "signal" | "unreachable" | "unauthorized" | "elsewhere";

export class Budget {
  readonly #limits: Limits;
  readonly #started = performance.now();
  /** What the phase that is played may use, in milliseconds since the start and in requests. */
  #share = { until: Number.POSITIVE_INFINITY, requests: Number.POSITIVE_INFINITY };
  #stopped: Stopped | undefined;
  /** A phase had used up its part before it was through. */
  #cut: Stopped | undefined;
  /** How many have been sent. */
  requests = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Milliseconds since the run began. */
  get elapsed(): number {
    return performance.now() - this.#started;
  }

  /** Why the run ended before it was through. */
  get stopped(): Stopped | undefined {
    return this.#stopped ?? this.#cut;
  }

  stop(reason: Stopped): void {
    this.#stopped ??= reason;
  }

  /**
   * Gives a phase its part of what is left. What it does not use is left to those after it.
   *
   * @param kept requests that are for phases after it; of all no more than a tenth
   */
  share(part: number, kept = 0): void {
    const { seconds = Number.POSITIVE_INFINITY, requests = Number.POSITIVE_INFINITY } = this.#limits;
    const left = Math.max(0, seconds * 1000 - this.elapsed);
    this.#share = {
      until: part === 1 ? Number.POSITIVE_INFINITY : this.elapsed + left * part,
      requests:
        part === 1
          ? Number.POSITIVE_INFINITY
          : this.requests + Math.ceil(Math.max(0, requests - this.requests - Math.min(kept, requests / 10)) * part),
    };
  }

  /** Whether there is time for a pause, in milliseconds. */
  lasts(pause: number): boolean {
    const { seconds = Number.POSITIVE_INFINITY } = this.#limits;
    return this.elapsed + pause < seconds * 1000;
  }

  /** Whether another request may be sent in the phase that is played. */
  goesOn(): boolean {
    const { seconds = Number.POSITIVE_INFINITY, requests = Number.POSITIVE_INFINITY, signal } = this.#limits;
    const { elapsed } = this;
    if (signal?.aborted) this.stop("signal");
    else if (this.requests >= requests) this.stop("requests");
    else if (elapsed >= seconds * 1000) this.stop("seconds");
    if (this.#stopped) return false;
    if (this.requests >= this.#share.requests) this.#cut = "requests";
    else if (elapsed >= this.#share.until) this.#cut = "seconds";
    else return true;
    return false;
  }
}
