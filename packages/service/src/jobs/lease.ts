import type { Claim, JobLeases } from "./leases.ts";
import type { JobSignals } from "./signals.ts";

/** Progress that comes faster than this is not written down. */
const PROGRESS_MS = 200;

/** Keeps a claim alive while its job runs, and says by `signal` when it is lost. */
export class Lease {
  readonly claim: Claim;
  readonly #leases: JobLeases;
  readonly #seconds: number;
  readonly #lost = new AbortController();
  readonly #stopListening: () => void;
  readonly #heartbeat: NodeJS.Timeout;
  #progress = 0;
  #reportedAt = 0;

  constructor(leases: JobLeases, signals: JobSignals, claim: Claim, seconds: number) {
    this.#leases = leases;
    this.claim = claim;
    this.#seconds = seconds;
    // News may be old: that the job was queued may be heard when it runs already. The lease itself says whether it holds.
    this.#stopListening = signals.on(claim.job.id, (status) => {
      if (status !== "running") void this.#renew();
    });
    this.#heartbeat = setInterval(() => void this.#renew(), (seconds * 1000) / 3);
  }

  /** Aborted when the job was cancelled, or another worker has it. */
  get signal(): AbortSignal {
    return this.#lost.signal;
  }

  /** Reports 0–100. 100 is for success alone, which is written with its result. */
  report(percent: number): void {
    this.#progress = Math.max(this.#progress, Math.min(99, Math.floor(percent)));
    const now = performance.now();
    if (now - this.#reportedAt < PROGRESS_MS) return;
    this.#reportedAt = now;
    void this.#renew();
  }

  /** Writes a finished part down. @throws when the lease is lost. */
  async addPart(number: number, data: object): Promise<void> {
    if (!(await this.#leases.addPart(this.claim, number, data))) this.#lose();
    this.signal.throwIfAborted();
  }

  stop(): void {
    clearInterval(this.#heartbeat);
    this.#stopListening();
  }

  async #renew(): Promise<void> {
    if (this.signal.aborted) return;
    try {
      if (!(await this.#leases.renew(this.claim, this.#seconds, this.#progress))) this.#lose();
    } catch {
      // The database does not answer. The lease may still hold, and the next beat asks again; should it expire
      // meanwhile, the result is refused when it is written.
    }
  }

  #lose(): void {
    this.#lost.abort();
    this.stop();
  }
}
