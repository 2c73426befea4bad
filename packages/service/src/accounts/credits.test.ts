import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "../ids.ts";
import type { Job, Outcome } from "../jobs/job.ts";
import { openJobs } from "../testing/jobs.ts";
import { Credits, InsufficientCreditsError } from "./credits.ts";
import type { Owner } from "./principal.ts";

let jobs: Awaited<ReturnType<typeof openJobs>>;
let credits: Credits;
let owner: Owner;
beforeAll(async () => {
  jobs = await openJobs();
  credits = new Credits(jobs.database.queries);
});
beforeEach(async () => {
  owner = await jobs.newOwner(10);
});
afterAll(() => jobs.close());

async function create(cost: number, retryable = false): Promise<Job> {
  return jobs.store.create(
    owner,
    { id: newId("job_"), kind: "test", lane: "music", request: {}, traceId: "req_test", credits: cost, retryable },
    async () => {},
  );
}

const FAILED: Outcome = { status: "failed", errorCode: "engine_failed", errorMessage: "It broke." };
async function end(job: Job, outcome: Outcome): Promise<boolean> {
  const claim = await jobs.leases.claim(job.id, 60);
  if (!claim) throw new Error("not claimed");
  return jobs.leases.finish(claim, outcome);
}

const balance = async () => Object.values(await credits.balance(owner.organizationId));

describe("a job's credits", () => {
  test("are reserved when it is accepted and charged when it succeeds", async () => {
    expect(await balance()).toEqual([10, 0, 0]);
    const job = await create(3);
    expect(await balance()).toEqual([7, 3, 0]);
    await end(job, { status: "succeeded", resultId: "r" });
    expect(await balance()).toEqual([7, 0, 3]);
  });

  test.each<[string, (job: Job) => Promise<unknown>]>([
    ["fails", (job) => end(job, FAILED)],
    ["is refused", (job) => end(job, { status: "refused", refusalReason: "No." })],
    ["is cancelled", (job) => jobs.store.cancel(owner, "test", job.id)],
    ["is deleted", (job) => jobs.store.delete(owner, "test", job.id)],
  ])("come back when it %s, once", async (_, ending) => {
    const job = await create(4);
    await ending(job);
    expect(await balance()).toEqual([10, 0, 0]);
    await jobs.store.cancel(owner, "test", job.id);
    await jobs.store.delete(owner, "test", job.id);
    expect(await balance()).toEqual([10, 0, 0]);
  });

  test("stay reserved when a retryable one fails, and are charged once however often it is tried", async () => {
    const job = await create(4, true);
    await end(job, FAILED);
    expect(await balance()).toEqual([6, 4, 0]);
    for (const outcome of [FAILED, { status: "succeeded", resultId: "r" } as const]) {
      await jobs.store.retry(owner, "test", job.id, async () => {});
      expect(await balance()).toEqual([6, 4, 0]);
      await end(job, outcome);
    }
    expect(await balance()).toEqual([6, 0, 4]);
    await jobs.store.delete(owner, "test", job.id);
    expect(await balance()).toEqual([6, 0, 4]);
  });

  test("come back when a retryable one that failed is deleted", async () => {
    const job = await create(4, true);
    await end(job, FAILED);
    await jobs.store.delete(owner, "test", job.id);
    expect(await balance()).toEqual([10, 0, 0]);
  });

  test("are not given beyond what there is, not to many at the same time either", async () => {
    const made = await Promise.allSettled(Array.from({ length: 5 }, () => create(3)));
    const refused = made.filter((result) => result.status === "rejected").map(({ reason }) => reason);
    expect(refused).toHaveLength(2);
    for (const error of refused) expect(error).toBeInstanceOf(InsufficientCreditsError);
    expect(refused[0]).toMatchObject({ needed: 3, available: 1 });
    expect(await balance()).toEqual([1, 9, 0]);
    expect(await jobs.store.count(owner, "test")).toBe(3);
  });
});
