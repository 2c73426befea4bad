import { type ConstructorOptions, fromKysely, PgBoss } from "pg-boss";
import type { Logger } from "pino";
import type { Transaction } from "../database/open.ts";
import { LANES, type Lane } from "./lane.ts";

/** Something that listens until it is closed. */
export interface Listening {
  close(): Promise<void>;
}

/**
 * Brings ids of jobs to the workers of their lane, and nothing more: what is to be done and who may do it stands in the job's row. So a
 * delivery that comes twice, or for a job that has ended, does no harm, and one that is lost is sent again.
 */
export class JobQueue {
  readonly #boss: PgBoss;

  constructor(boss: ConstructorOptions, log: Logger) {
    this.#boss = new PgBoss({ ...boss, schedule: false, useListenNotify: true });
    this.#boss.on("error", (error) => log.error({ err: error }, "The queue reports an error"));
    this.#boss.on("warning", (warning) => log.warn({ warning }, "The queue reports a warning"));
  }

  async start(): Promise<void> {
    await this.#boss.start();
    for (const lane of LANES) {
      // "short": at most one waiting delivery for each singletonKey, so that sending again is free.
      await this.#boss.createQueue(lane, { policy: "short", notify: true, retryLimit: 0 });
      // pg-boss looks a queue up when it is first used, over its own connection. In `send` that would be for ever: the
      // database has one connection, and the transaction has it.
      await this.#boss.findJobs(lane, { key: "none" });
    }
  }

  /** Within `transaction`, the delivery is there exactly when the job is. */
  async send(lane: Lane, jobId: string, transaction?: Transaction): Promise<void> {
    await this.#boss.send(
      lane,
      { jobId },
      { singletonKey: jobId, ...(transaction && { db: fromKysely(transaction) }) },
    );
  }

  /** Calls `run` for each delivery in the lane, at most `concurrency` at a time. */
  async work(lane: Lane, concurrency: number, run: (jobId: string) => Promise<void>): Promise<void> {
    for (let index = 0; index < concurrency; index++) await this.#workOne(lane, run);
  }

  async #workOne(lane: Lane, run: (jobId: string) => Promise<void>): Promise<void> {
    const worker = await this.#boss.work<{ jobId: string }>(
      lane,
      { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 5 },
      async ([delivery]) => {
        if (delivery) await run(delivery.data.jobId);
        // Look for the next one at once: by itself a worker rests after each.
        this.#boss.notifyWorker(worker);
      },
    );
  }

  /** No more deliveries in the lane from here on; those under way go on. */
  async pause(lane: Lane): Promise<void> {
    await this.#boss.offWork(lane, { wait: false });
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: 5000 });
  }

  /** Calls `listener` with all that is notified on the channel, by whichever process. Reconnects by itself. */
  async listen(channel: string, listener: (payload: string) => void): Promise<Listening> {
    const database = this.#boss.getDb();
    if (!database.listen) throw new Error("The queue's database cannot listen");
    return database.listen(channel, listener, () => {});
  }
}
