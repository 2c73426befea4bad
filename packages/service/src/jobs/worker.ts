import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "pino";
import type { Transaction } from "../database/open.ts";
import { type Job, type JobPart, type JobStatus, type Outcome, Refusal } from "./job.ts";
import type { Lane } from "./lane.ts";
import { Lease } from "./lease.ts";
import type { Claim, JobLeases } from "./leases.ts";
import type { JobQueue } from "./queue.ts";
import type { JobSignals } from "./signals.ts";

/** Does one kind of work. */
export interface JobRunner {
  /**
   * Leaves nothing behind when it throws.
   * @throws Refusal for work that is not done; anything else makes the job fail.
   */
  run(job: Job, run: Run): Promise<Result>;
  /** Removes what earlier attempts at the job may have left outside the database. */
  clean(job: Job): Promise<void>;
}

export interface Run {
  /** Names this attempt: what it stores outside the database never meets another attempt's. */
  readonly attempt: string;
  /** Aborted when the work is in vain or has to stop. */
  readonly signal: AbortSignal;
  /** 0–100. */
  report(percent: number): void;
  /** What was finished before: earlier attempts' parts need not be made again. */
  readonly parts: readonly JobPart[];
  /** Writes a finished part down: from then on it can be seen. Numbers count from 1. */
  addPart(number: number, data: object): Promise<void>;
}

/** What a run made. Nothing of it counts until `save` is committed together with the job's end. */
export interface Result {
  readonly id: string;
  save(transaction: Transaction): Promise<void>;
  discard(): Promise<void>;
}

export interface WorkerOptions {
  /** Whose jobs it runs. */
  readonly lane: Lane;
  readonly concurrency: number;
  readonly leaseSeconds: number;
  /** Told of every job that ends here, and how long this attempt took. */
  readonly onEnd?: (job: Job, status: JobStatus, seconds: number) => void;
}

/** A job that failed or killed its worker this often is not tried again. */
const ATTEMPTS = 3;
/** How long an engine may take to stop when it is told to. */
const STUBBORN_MS = 5000;
/** How many lost deliveries are sent again at a time. */
const SWEEP = 100;

/** Runs the jobs that the queue brings in one lane, each under a lease. */
export class JobWorker {
  readonly #leases: JobLeases;
  readonly #queue: JobQueue;
  readonly #signals: JobSignals;
  readonly #runners: Readonly<Record<string, JobRunner>>;
  readonly #options: WorkerOptions;
  readonly #log: Logger;
  readonly #stopping = new AbortController();
  readonly #running = new Set<Promise<void>>();
  #sweeping: Promise<void> = Promise.resolve();
  #sweeper: NodeJS.Timeout | undefined;

  constructor(
    leases: JobLeases,
    queue: JobQueue,
    signals: JobSignals,
    runners: Readonly<Record<string, JobRunner>>,
    options: WorkerOptions,
    log: Logger,
  ) {
    this.#leases = leases;
    this.#queue = queue;
    this.#signals = signals;
    this.#runners = runners;
    this.#options = options;
    this.#log = log;
  }

  /** How many jobs it runs now. */
  get busy(): number {
    return this.#running.size;
  }

  async start(): Promise<void> {
    await this.#sweep();
    const { lane, concurrency } = this.#options;
    await this.#queue.work(lane, concurrency, (id) => this.deliver(id));
    this.#sweeper = setInterval(
      () => {
        this.#sweeping = this.#sweep();
      },
      (this.#options.leaseSeconds * 1000) / 2,
    );
  }

  /**
   * Waits up to `seconds` for running jobs, then hands them back for the next worker. One whose engine does not stop
   * when it is told to is left alone: its lease expires.
   */
  async stop(seconds: number): Promise<void> {
    clearInterval(this.#sweeper);
    await this.#sweeping;
    await this.#queue.pause(this.#options.lane);
    await within(seconds * 1000, this.#allDone());
    this.#stopping.abort();
    await within(STUBBORN_MS, this.#allDone());
  }

  async #allDone(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /** Runs the job if it can be claimed; does nothing if it has ended or is another's. Never rejects. */
  async deliver(jobId: string): Promise<void> {
    const run = this.#claimAndRun(jobId);
    this.#running.add(run);
    await run;
    this.#running.delete(run);
  }

  async #claimAndRun(jobId: string): Promise<void> {
    try {
      const claim = await this.#leases.claim(jobId, this.#options.leaseSeconds);
      if (claim) await this.#run(claim);
    } catch (error) {
      // The database failed us. The job's lease expires, and it is delivered again.
      this.#log.error({ err: error, job_id: jobId }, "A job could not be run");
    }
  }

  async #run(claim: Claim): Promise<void> {
    const { job } = claim;
    const log = this.#log.child({ job_id: job.id, trace_id: job.traceId, attempt: job.attempts });
    const lease = new Lease(this.#leases, this.#signals, claim, this.#options.leaseSeconds);
    const begun = performance.now();
    const end = async (outcome: Outcome, also?: (transaction: Transaction) => Promise<void>) => {
      const ended = await this.#leases.finish(claim, outcome, also);
      if (ended) this.#options.onEnd?.(job, outcome.status, (performance.now() - begun) / 1000);
      return ended;
    };
    let result: Result | undefined;
    try {
      const made = await this.#attempt(claim, lease);
      result = made;
      if (await end({ status: "succeeded", resultId: made.id }, (transaction) => made.save(transaction)))
        log.info({ result_id: made.id }, "Job succeeded");
      else await made.discard();
    } catch (error) {
      if (lease.signal.aborted) log.info("Job stopped: it was cancelled, or another worker has it");
      else if (this.#stopping.signal.aborted) {
        await this.#leases.handBack(claim);
        await this.#queue.send(job.lane, job.id);
        log.info("Job handed back");
      } else if (error instanceof Refusal) {
        await end({ status: "refused", refusalReason: error.message });
        log.info("Job refused");
      } else if (job.attempts < ATTEMPTS) {
        log.warn({ err: error }, "Job failed; it is tried again");
        // Had its commit gone through after all, the lease would be gone.
        if (await this.#leases.release(claim)) {
          await result?.discard();
          await this.#queue.send(job.lane, job.id);
        }
      } else {
        log.error({ err: error }, "Job failed");
        const errorCode = error instanceof WorkersLostError ? "worker_lost" : "engine_failed";
        if (await end({ status: "failed", errorCode, errorMessage: failureMessage(job.traceId) }))
          await result?.discard();
      }
    } finally {
      lease.stop();
    }
  }

  async #attempt({ job, lease: attempt }: Claim, lease: Lease): Promise<Result> {
    const runner = this.#runners[job.kind];
    if (!runner) throw new Error(`No runner for jobs of kind ${job.kind}`);
    if (job.attempts > 1) await runner.clean(job);
    if (job.attempts > ATTEMPTS) throw new WorkersLostError();
    return runner.run(job, {
      attempt,
      signal: AbortSignal.any([lease.signal, this.#stopping.signal]),
      report: (percent) => lease.report(percent),
      parts: job.partsTotal === null ? [] : await this.#leases.parts(job.id),
      addPart: (number, data) => lease.addPart(number, data),
    });
  }

  async #sweep(): Promise<void> {
    const { lane, leaseSeconds } = this.#options;
    try {
      for (const id of await this.#leases.undelivered(lane, leaseSeconds, SWEEP)) await this.#queue.send(lane, id);
    } catch (error) {
      this.#log.error({ err: error }, "Lost deliveries could not be sent again");
    }
  }
}

class WorkersLostError extends Error {
  constructor() {
    super(`Its worker died ${ATTEMPTS} times`);
    this.name = "WorkersLostError";
  }
}

/** Waits for `work`, but not longer than this. */
async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  const done = new AbortController();
  const timeout = delay(milliseconds, undefined, { signal: done.signal }).catch(() => {});
  await Promise.race([work, timeout]);
  done.abort();
}

/** Says nothing of what went wrong inside, and how to ask. */
function failureMessage(traceId: string): string {
  return `The generation could not be completed. Please try again; if it fails again, tell support the trace id ${traceId}.`;
}
