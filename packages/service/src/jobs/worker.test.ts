import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { doesNothing, endlessRunner, openJobs } from "../testing/jobs.ts";
import { hasEnded, type Job, Refusal } from "./job.ts";
import type { JobRunner } from "./worker.ts";

let jobs: Awaited<ReturnType<typeof openJobs>>;
beforeAll(async () => {
  jobs = await openJobs();
});
afterAll(() => jobs.close());

/** As often as the queue would. */
async function deliverUntilEnded(runner: JobRunner, job: Job): Promise<Job> {
  for (;;) {
    await jobs.worker(runner).deliver(job.id);
    const now = await jobs.look(job);
    if (hasEnded(now.status)) return now;
  }
}

describe("a job ends", () => {
  test("succeeded, with its result", async () => {
    const job = await jobs.newJob();
    await jobs.worker(doesNothing).deliver(job.id);
    expect(await jobs.look(job)).toMatchObject({ status: "succeeded", progress: 100, resultId: expect.any(String) });
  });

  test("failed, with a message that tells nothing of the inside", async () => {
    const job = await jobs.newJob();
    const broken: JobRunner = {
      ...doesNothing,
      run: async () => {
        throw new Error("ENOENT: /var/secret/soundfont.sf2");
      },
    };
    const failed = await deliverUntilEnded(broken, job);
    expect(failed).toMatchObject({ status: "failed", errorCode: "engine_failed", resultId: null, attempts: 3 });
    expect(failed.errorMessage).toContain("req_test");
    expect(failed.errorMessage).not.toContain("ENOENT");
  });

  test("refused, with the reason", async () => {
    const job = await jobs.newJob();
    const strict: JobRunner = {
      ...doesNothing,
      run: async () => {
        throw new Refusal("Not this.");
      },
    };
    await jobs.worker(strict).deliver(job.id);
    expect(await jobs.look(job)).toMatchObject({ status: "refused", refusalReason: "Not this.", errorMessage: null });
  });

  test("failed when its result cannot be saved, and the result is discarded", async () => {
    const job = await jobs.newJob();
    let discarded = false;
    const unsaveable: JobRunner = {
      ...doesNothing,
      run: async () => ({
        id: "mtrack_x",
        save: async () => {
          throw new Error("constraint");
        },
        discard: async () => {
          discarded = true;
        },
      }),
    };
    expect(await deliverUntilEnded(unsaveable, job)).toMatchObject({ status: "failed", resultId: null });
    expect(discarded).toBe(true);
  });

  test("failed when there is nobody for its kind", async () => {
    const job = await jobs.newJob("unheard-of");
    expect(await deliverUntilEnded(doesNothing, job)).toMatchObject({ status: "failed" });
  });

  test("succeeded when it fails once and works when it is tried again", async () => {
    const job = await jobs.newJob();
    let cleaned = false;
    const flaky: JobRunner = {
      async run(job, run) {
        if (job.attempts === 1) throw new Error("The disk is full");
        return doesNothing.run(job, run);
      },
      clean: async () => {
        cleaned = true;
      },
    };
    expect(await deliverUntilEnded(flaky, job)).toMatchObject({ status: "succeeded", attempts: 2 });
    expect(cleaned).toBe(true);
  });

  test("failed when its workers died again and again", async () => {
    const job = await jobs.newJob();
    for (let attempt = 0; attempt < 3; attempt++) await jobs.leases.claim(job.id, 0);
    await jobs.worker(doesNothing).deliver(job.id);
    expect(await jobs.look(job)).toMatchObject({ status: "failed", errorCode: "worker_lost", attempts: 4 });
  });
});

describe("cancelling", () => {
  test("stops a running job, whose worker stops too", async () => {
    const job = await jobs.newJob();
    const endless = endlessRunner();
    const delivered = jobs.worker(endless.runner).deliver(job.id);
    await endless.started;
    await jobs.store.cancel(jobs.owner, "test", job.id);
    await endless.stopped;
    await delivered;
    expect(await jobs.look(job)).toMatchObject({ status: "cancelled", errorMessage: null });
  });

  test("a queued job keeps it from being run", async () => {
    const job = await jobs.newJob();
    await jobs.store.cancel(jobs.owner, "test", job.id);
    let ran = false;
    await jobs
      .worker({
        ...doesNothing,
        run: (...run) => {
          ran = true;
          return doesNothing.run(...run);
        },
      })
      .deliver(job.id);
    expect(ran).toBe(false);
    expect(await jobs.look(job)).toMatchObject({ status: "cancelled" });
  });

  test("discards what was made when it comes at the last moment", async () => {
    const job = await jobs.newJob();
    let discarded = false;
    let saved = false;
    const late: JobRunner = {
      ...doesNothing,
      async run() {
        await jobs.store.cancel(jobs.owner, "test", job.id);
        return {
          id: "mtrack_late",
          save: async () => {
            saved = true;
          },
          discard: async () => {
            discarded = true;
          },
        };
      },
    };
    await jobs.worker(late).deliver(job.id);
    expect({ saved, discarded }).toEqual({ saved: false, discarded: true });
    expect(await jobs.look(job)).toMatchObject({ status: "cancelled", resultId: null });
  });
});

test("of two workers that get the same job one runs it", async () => {
  const job = await jobs.newJob();
  let runs = 0;
  const counting: JobRunner = {
    ...doesNothing,
    run: async (...run) => {
      runs += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return doesNothing.run(...run);
    },
  };
  await Promise.all([1, 2].map(() => jobs.worker(counting).deliver(job.id)));
  expect(runs).toBe(1);
  expect(await jobs.look(job)).toMatchObject({ status: "succeeded", attempts: 1 });
});

test("a worker that works for long keeps its lease", async () => {
  const job = await jobs.newJob();
  const slow: JobRunner = {
    ...doesNothing,
    run: async (...run) => {
      await new Promise((resolve) => setTimeout(resolve, 2600));
      return doesNothing.run(...run);
    },
  };
  const working = jobs.worker(slow, { leaseSeconds: 2 }).deliver(job.id);
  await new Promise((resolve) => setTimeout(resolve, 2400));
  expect(await jobs.leases.claim(job.id, 60)).toBeUndefined();
  await working;
  expect(await jobs.look(job)).toMatchObject({ status: "succeeded", attempts: 1 });
});

test("a worker that hears old news of its job goes on", async () => {
  const job = await jobs.newJob();
  const heard: boolean[] = [];
  const attentive: JobRunner = {
    ...doesNothing,
    async run(job, run) {
      const told = jobs.signals.next(job.id, 5000);
      await sql`select pg_notify('job_changed', ${`${job.id} queued`})`.execute(jobs.database.queries);
      await told;
      // The lease has been asked by then.
      await jobs.leases.parts(job.id);
      heard.push(run.signal.aborted);
      return doesNothing.run(job, run);
    },
  };
  await jobs.worker(attentive).deliver(job.id);
  expect(heard).toEqual([false]);
  expect(await jobs.look(job)).toMatchObject({ status: "succeeded", attempts: 1 });
});

describe("with a queue", () => {
  test("jobs that are sent are run, each once, and those whose delivery was lost are too", async () => {
    const runs = new Map<string, number>();
    const counting: JobRunner = {
      ...doesNothing,
      run: (job, run) => {
        runs.set(job.id, (runs.get(job.id) ?? 0) + 1);
        return doesNothing.run(job, run);
      },
    };
    const lost = await jobs.newJob();
    await jobs.leases.claim(lost.id, 0);
    const worker = jobs.worker(counting, { concurrency: 2, leaseSeconds: 1 });
    await worker.start();
    const sent = await Promise.all(Array.from({ length: 5 }, () => jobs.newJob()));
    await Promise.all(sent.flatMap(({ id }) => [jobs.queue.send("music", id), jobs.queue.send("music", id)]));
    for (const job of [lost, ...sent]) expect(await jobs.ended(job)).toMatchObject({ status: "succeeded" });
    await worker.stop(1);
    expect([...runs.values()]).toEqual([1, 1, 1, 1, 1, 1]);
  });

  test("jobs of one lane do not wait for those of another, and each lane's worker sees to its own", async () => {
    const endless = endlessRunner();
    const music = jobs.worker(endless.runner, { lane: "music", leaseSeconds: 60 });
    await music.start();
    const long = await jobs.newJob();
    await jobs.queue.send("music", long.id);
    await endless.started;

    const [sent, lost] = await Promise.all([jobs.newJob("test", "scenes"), jobs.newJob("test", "scenes")]);
    await jobs.leases.claim(lost.id, 0);
    const lostMusic = await jobs.newJob();
    await jobs.leases.claim(lostMusic.id, 0);
    const scenes = jobs.worker(doesNothing, { lane: "scenes" });
    await scenes.start();
    await jobs.queue.send("scenes", sent.id);
    for (const job of [sent, lost]) expect(await jobs.ended(job)).toMatchObject({ status: "succeeded" });
    expect(await jobs.look(long)).toMatchObject({ status: "running" });
    expect(await jobs.look(lostMusic)).toMatchObject({ status: "running", attempts: 1 });
    await scenes.stop(1);
    await jobs.store.cancel(jobs.owner, "test", long.id);
    await jobs.store.cancel(jobs.owner, "test", lostMusic.id);
    await music.stop(1);
  });

  test("a worker that stops hands its job back, and the next one goes on with it", async () => {
    const job = await jobs.newJob();
    const endless = endlessRunner();
    const first = jobs.worker(endless.runner, { leaseSeconds: 60 });
    await first.start();
    await jobs.queue.send("music", job.id);
    await endless.started;
    await first.stop(0);
    expect(await jobs.look(job)).toMatchObject({ status: "running", attempts: 0 });

    const second = jobs.worker(doesNothing);
    await second.start();
    expect(await jobs.ended(job)).toMatchObject({ status: "succeeded", attempts: 1 });
    await second.stop(1);
  });
});
