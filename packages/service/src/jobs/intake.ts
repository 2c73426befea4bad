import type { Owner } from "../accounts/principal.ts";
import type { Transaction } from "../database/open.ts";
import type { Job } from "./job.ts";
import type { Lane } from "./lane.ts";
import type { JobQueue } from "./queue.ts";
import type { JobStore, NewJob } from "./store.ts";

/** More jobs wait than the service is willing to take. */
export class QueueFullError extends Error {
  readonly code = "QUEUE_FULL";
  /** How many jobs wait. */
  readonly waiting: number;

  constructor(waiting: number) {
    super(`${waiting} jobs wait already`);
    this.name = "QueueFullError";
    this.waiting = waiting;
  }
}

/** How long a count of what waits is believed. */
const RECOUNT_MS = 1000;
/** One in so many of the free places is taken without counting. */
const SHARE = 4;

/** How many jobs are accepted before what waits is counted again. */
interface Places {
  free: number;
  readonly recountAt: number;
}

/** Writes what belongs to a job in the transaction that accepts it. */
export type Also = (transaction: Transaction) => Promise<void>;

/** Accepts jobs: what it has accepted will be run, whatever happens to this process. */
export class JobIntake {
  readonly #store: JobStore;
  readonly #queue: JobQueue;
  readonly #limit: number;
  readonly #places = new Map<Lane, Places>();

  /** Takes no more into a lane while `limit` jobs wait there. */
  constructor(store: JobStore, queue: JobQueue, limit: number) {
    this.#store = store;
    this.#queue = queue;
    this.#limit = limit;
  }

  /**
   * @throws QueueFullError
   * @throws InsufficientCreditsError
   */
  async accept(owner: Owner, job: NewJob, also?: Also): Promise<Job> {
    await this.#takePlace(job.lane);
    return this.#store.create(owner, job, async (transaction) => {
      await also?.(transaction);
      await this.#queue.send(job.lane, job.id, transaction);
    });
  }

  /** Far from the limit what waits is counted once in a while, for that takes the longer the more there is. */
  async #takePlace(lane: Lane): Promise<void> {
    const places = this.#places.get(lane);
    if (places && places.free > 0 && performance.now() < places.recountAt) {
      places.free--;
      return;
    }
    const waiting = await this.#store.waiting(lane, this.#limit);
    if (waiting >= this.#limit) throw new QueueFullError(waiting);
    // Other processes accept jobs too.
    this.#places.set(lane, {
      free: Math.floor((this.#limit - waiting) / SHARE) - 1,
      recountAt: performance.now() + RECOUNT_MS,
    });
  }

  /** See `JobStore.retry`. */
  async retry(owner: Owner, kind: string, id: string): Promise<Job | undefined> {
    return this.#store.retry(owner, kind, id, (transaction, { lane }) => this.#queue.send(lane, id, transaction));
  }
}
