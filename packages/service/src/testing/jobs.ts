import pino from "pino";
import { Accounts } from "../accounts/accounts.ts";
import { Credits } from "../accounts/credits.ts";
import type { Owner } from "../accounts/principal.ts";
import { openDatabase } from "../database/open.ts";
import { newId } from "../ids.ts";
import { hasEnded, type Job } from "../jobs/job.ts";
import type { Lane } from "../jobs/lane.ts";
import { JobLeases } from "../jobs/leases.ts";
import { JobQueue } from "../jobs/queue.ts";
import { JobSignals } from "../jobs/signals.ts";
import { JobStore } from "../jobs/store.ts";
import { type JobRunner, JobWorker, type WorkerOptions } from "../jobs/worker.ts";
import { newPlace } from "./place.ts";

const SILENT = pino({ enabled: false });

/** A real database with a queue, on which tests put workers and jobs of their own. */
export async function openJobs() {
  const place = await newPlace();
  const database = await openDatabase(place.options, SILENT);
  const store = new JobStore(database.queries);
  const leases = new JobLeases(database.queries);
  const queue = new JobQueue(database.boss, SILENT);
  const signals = new JobSignals();
  await queue.start();
  await signals.start(queue);
  const accounts = new Accounts(database.queries);
  const owner: Owner = {
    organizationId: await accounts.createOrganization("A"),
    userId: await accounts.createUser("A"),
  };

  return {
    place,
    database,
    store,
    leases,
    queue,
    signals,
    owner,

    /** Somebody in an organization of their own, with credits. */
    async newOwner(credits = 0): Promise<Owner> {
      const owner: Owner = {
        organizationId: await accounts.createOrganization("A"),
        userId: await accounts.createUser("A"),
      };
      if (credits > 0) await new Credits(database.queries).grant(owner.organizationId, credits);
      return owner;
    },

    /** A job that is in the table, and in no queue. */
    async newJob(kind = "test", lane: Lane = "music"): Promise<Job> {
      return store.create(owner, { id: newId("job_"), kind, lane, request: {}, traceId: "req_test" }, async () => {});
    },

    worker(runner: JobRunner, options: Partial<WorkerOptions> = {}): JobWorker {
      return new JobWorker(
        leases,
        queue,
        signals,
        { test: runner },
        { lane: "music", concurrency: 1, leaseSeconds: 5, ...options },
        SILENT,
      );
    },

    async look(job: Job): Promise<Job> {
      const found = await store.find(owner, job.kind, job.id);
      if (!found) throw new Error(`${job.id} is gone`);
      return found;
    },

    async ended(job: Job): Promise<Job> {
      for (;;) {
        const now = await this.look(job);
        if (hasEnded(now.status)) return now;
        await signals.next(job.id, 50);
      }
    },

    async close() {
      await signals.stop();
      await queue.stop();
      await database.close();
      await place.remove();
    },
  };
}

/** Does nothing, well. */
export const doesNothing: JobRunner = {
  run: async () => ({ id: newId("mtrack_"), save: async () => {}, discard: async () => {} }),
  clean: async () => {},
};

/** Works until it is told to stop. `started` resolves when it has begun. */
export function endlessRunner() {
  const started = Promise.withResolvers<void>();
  const stopped = Promise.withResolvers<void>();
  const runner: JobRunner = {
    async run(_job, { signal, report }) {
      report(10);
      started.resolve();
      signal.throwIfAborted();
      await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
      stopped.resolve();
      throw signal.reason;
    },
    clean: async () => {},
  };
  return { runner, started: started.promise, stopped: stopped.promise };
}
