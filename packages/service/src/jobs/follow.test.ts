import { afterAll, beforeAll, expect, test } from "vitest";
import { openJobs } from "../testing/jobs.ts";
import { follow, type JobNews } from "./follow.ts";
import type { Job } from "./job.ts";

let jobs: Awaited<ReturnType<typeof openJobs>>;
beforeAll(async () => {
  jobs = await openJobs();
});
afterAll(() => jobs.close());

async function newsOf(job: Job, after?: number) {
  const told: string[] = [];
  const { signal } = new AbortController();
  for await (const news of follow(jobs.store, jobs.signals, job.id, after, signal)) told.push(line(news));
  return told;
}

const line = ({ number, kind, status, progress }: JobNews) => `${number} ${kind} ${status} ${progress}`;

/** Runs a job to its end: five events. */
async function runThrough(job: Job) {
  const claim = await jobs.leases.claim(job.id, 60);
  if (!claim) throw new Error("not claimed");
  await jobs.leases.renew(claim, 60, 30);
  await jobs.leases.renew(claim, 60, 60);
  await jobs.leases.finish(claim, { status: "succeeded", resultId: "r" });
}

test("a follower is told the status of now, all that comes, and the end", async () => {
  const job = await jobs.newJob();
  const following = newsOf(job);
  await runThrough(job);
  const told = await following;
  expect(told.at(-1)).toBe("6 done succeeded 100");
  expect(told.at(-2)).toBe("5 status succeeded 100");
  expect(told[0]).toMatch(/^\d status /);
  const numbers = told.map((line) => Number.parseInt(line, 10));
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
});

test("who was away is told what was missed, from where they left", async () => {
  const job = await jobs.newJob();
  await runThrough(job);
  expect(await newsOf(job, 2)).toEqual([
    "3 progress running 30",
    "4 progress running 60",
    "5 status succeeded 100",
    "6 done succeeded 100",
  ]);
  expect(await newsOf(job, 5)).toEqual(["6 done succeeded 100"]);
  expect(await newsOf(job, 6)).toEqual([]);
});

test("of a job that has ended there is a status and the end", async () => {
  const job = await jobs.newJob();
  await jobs.store.cancel(jobs.owner, "test", job.id);
  expect(await newsOf(job)).toEqual(["2 status cancelled 0", "3 done cancelled 0"]);
});

test("who leaves is told nothing more", async () => {
  const job = await jobs.newJob();
  const leaving = new AbortController();
  const told: string[] = [];
  for await (const news of follow(jobs.store, jobs.signals, job.id, undefined, leaving.signal)) {
    told.push(line(news));
    setTimeout(() => leaving.abort(), 20);
  }
  expect(told).toEqual(["1 status queued 0"]);
});
