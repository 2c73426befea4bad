import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openJobs } from "../../testing/jobs.ts";
import { RateLimits } from "./rate-limits.ts";

let jobs: Awaited<ReturnType<typeof openJobs>>;
beforeAll(async () => {
  jobs = await openJobs();
});
afterAll(() => jobs.close());

const limits = (quota: number, seconds: number) =>
  new RateLimits(jobs.database.queries, { name: "test", quota, seconds });

test("requests at the same time, in several processes, get as many as there are", async () => {
  const processes = [limits(10, 3600), limits(10, 3600)];
  const taken = await Promise.all(Array.from({ length: 30 }, (_, index) => processes[index % 2]?.take("busy")));
  expect(taken.filter((one) => one?.isAllowed)).toHaveLength(10);
});

test("what was used comes back little by little", async () => {
  const quick = limits(5, 0.5);
  const outcomes = [];
  for (let request = 0; request < 6; request++) outcomes.push(await quick.take("slow"));
  const refused = outcomes.find(({ isAllowed }) => !isAllowed) ?? (await quick.take("slow"));
  await delay(refused.retryInSeconds * 1000 + 20);
  expect((await quick.take("slow")).isAllowed).toBe(true);
});

test("a refused request does not put off the next one", async () => {
  const hourly = limits(1, 3600);
  await hourly.take("patient");
  const first = await hourly.take("patient");
  for (let request = 0; request < 5; request++) await hourly.take("patient");
  const last = await hourly.take("patient");
  expect(last.isAllowed).toBe(false);
  expect(last.retryInSeconds).toBeLessThanOrEqual(first.retryInSeconds);
});

test("subjects and policies have buckets of their own", async () => {
  const one = limits(1, 3600);
  const other = new RateLimits(jobs.database.queries, { name: "other", quota: 1, seconds: 3600 });
  for (const taken of [await one.take("a"), await one.take("b"), await other.take("a")])
    expect(taken).toMatchObject({ isAllowed: true, remaining: 0 });
});
