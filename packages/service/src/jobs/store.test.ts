import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openJobs } from "../testing/jobs.ts";

let jobs: Awaited<ReturnType<typeof openJobs>>;
beforeAll(async () => {
  jobs = await openJobs();
});
afterAll(() => jobs.close());

async function claimed() {
  const claim = await jobs.leases.claim((await jobs.newJob()).id, 60);
  if (!claim) throw new Error("not claimed");
  return claim;
}

describe("a claim", () => {
  test("is given to one of those who ask at the same time", async () => {
    const job = await jobs.newJob();
    const claims = await Promise.all([1, 2, 3].map(() => jobs.leases.claim(job.id, 60)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await jobs.look(job)).toMatchObject({ status: "running", attempts: 1 });
  });

  test("passes to another when its lease has expired, and is then worth nothing", async () => {
    const job = await jobs.newJob();
    const first = await jobs.leases.claim(job.id, 0);
    const second = await jobs.leases.claim(job.id, 60);
    if (!first || !second) throw new Error("not claimed");
    expect(second.job.attempts).toBe(2);
    expect(await jobs.leases.renew(first, 60, 50)).toBe(false);
    expect(await jobs.leases.finish(first, { status: "succeeded", resultId: "a" })).toBe(false);
    expect(await jobs.leases.finish(second, { status: "succeeded", resultId: "b" })).toBe(true);
    expect(await jobs.look(job)).toMatchObject({ status: "succeeded", resultId: "b", progress: 100 });
  });

  test("that was handed back does not count as an attempt", async () => {
    const claim = await claimed();
    await jobs.leases.handBack(claim);
    expect(await jobs.look(claim.job)).toMatchObject({ status: "running", attempts: 0 });
    expect((await jobs.leases.claim(claim.job.id, 60))?.job.attempts).toBe(1);
  });
});

describe("the end of a job", () => {
  test("is one: what comes later changes nothing", async () => {
    const claim = await claimed();
    expect(
      await jobs.leases.finish(claim, { status: "failed", errorCode: "engine_failed", errorMessage: "It broke." }),
    ).toBe(true);
    expect(await jobs.leases.finish(claim, { status: "succeeded", resultId: "late" })).toBe(false);
    expect(await jobs.store.cancel(jobs.owner, "test", claim.job.id)).toMatchObject({ status: "failed" });
    expect(await jobs.leases.claim(claim.job.id, 60)).toBeUndefined();
  });

  test("does not come when what belongs to it cannot be written", async () => {
    const claim = await claimed();
    const finish = jobs.leases.finish(claim, { status: "succeeded", resultId: "x" }, async () => {
      throw new Error("no room");
    });
    await expect(finish).rejects.toThrow("no room");
    expect(await jobs.look(claim.job)).toMatchObject({ status: "running", resultId: null });
  });
});

test("progress does not go back", async () => {
  const claim = await claimed();
  for (const progress of [10, 40, 20, 41]) await jobs.leases.renew(claim, 60, progress);
  const events = await jobs.store.eventsAfter(claim.job.id, 0);
  expect(events.map(({ number, kind, status, progress }) => [number, kind, status, progress])).toEqual([
    [1, "status", "queued", 0],
    [2, "status", "running", 0],
    [3, "progress", "running", 10],
    [4, "progress", "running", 40],
    [5, "progress", "running", 41],
  ]);
});

test("lost deliveries are found: abandoned jobs, and those that wait for long", async () => {
  const waiting = await jobs.newJob();
  const running = await claimed();
  const expired = await jobs.newJob();
  await jobs.leases.claim(expired.id, 0);
  expect(await jobs.leases.undelivered("music", 60, 1000)).toContain(expired.id);
  expect(await jobs.leases.undelivered("music", 60, 1000)).not.toContain(waiting.id);
  const found = await jobs.leases.undelivered("music", 0, 1000);
  expect(found).toContain(waiting.id);
  expect(found).not.toContain(running.job.id);
});

describe("lists", () => {
  test("are in order, newest first, and pages fit together while jobs arrive in the same moment", async () => {
    const made = await Promise.all(Array.from({ length: 7 }, () => jobs.newJob("listed")));
    const all = await jobs.store.list(jobs.owner, "listed", {}, { limit: 100, offset: 0 });
    const pages = await Promise.all(
      [0, 3, 6].map((offset) => jobs.store.list(jobs.owner, "listed", {}, { limit: 3, offset })),
    );
    expect(pages.flat().map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    const newestFirst = made.toSorted((a, b) => b.sequence - a.sequence);
    expect(all.map(({ id }) => id)).toEqual(newestFirst.map(({ id }) => id));
  });

  test("can be narrowed to a status", async () => {
    const job = await jobs.newJob("narrowed");
    await jobs.newJob("narrowed");
    await jobs.store.cancel(jobs.owner, "narrowed", job.id);
    const list = await jobs.store.list(jobs.owner, "narrowed", { status: "cancelled" }, { limit: 10, offset: 0 });
    expect(list.map(({ id }) => id)).toEqual([job.id]);
  });
});

test("nobody but its owner can see or cancel a job", async () => {
  const job = await jobs.newJob();
  const stranger = { ...jobs.owner, userId: "user_other" };
  const elsewhere = { ...jobs.owner, organizationId: "org_other" };
  for (const other of [stranger, elsewhere]) {
    expect(await jobs.store.find(other, "test", job.id)).toBeUndefined();
    expect(await jobs.store.cancel(other, "test", job.id)).toBeUndefined();
  }
  expect(await jobs.look(job)).toMatchObject({ status: "queued" });
});
