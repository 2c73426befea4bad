import { afterAll, beforeAll, expect, test } from "vitest";
import { openJobs } from "../testing/jobs.ts";
import { queuePosition, readLoad } from "./load.ts";
import { RosterEntry } from "./roster.ts";

let jobs: Awaited<ReturnType<typeof openJobs>>;
beforeAll(async () => {
  jobs = await openJobs();
});
afterAll(() => jobs.close());

test("the load is what waits, what runs, who works and how long jobs take", async () => {
  const { queries } = jobs.database;
  expect(await readLoad(queries, "music")).toEqual({
    waiting: 0,
    running: 0,
    capacity: 0,
    busy: 0,
    secondsPerJob: null,
  });

  const [running, first, second] = await Promise.all([1, 2, 3].map(() => jobs.newJob()));
  if (!running || !first || !second) throw new Error("no jobs");
  const claim = await jobs.leases.claim(running.id, 60);
  const entries = [new RosterEntry(queries, "music", 4), new RosterEntry(queries, "music", 2)];
  await entries[0]?.show(0);
  await entries[0]?.show(1);
  await entries[1]?.show(2);
  expect(await readLoad(queries, "music")).toEqual({
    waiting: 2,
    running: 1,
    capacity: 6,
    busy: 3,
    secondsPerJob: null,
  });
  const waiting = [first, second].toSorted((a, b) => a.sequence - b.sequence);
  expect(await Promise.all(waiting.map(({ id }) => queuePosition(queries, id)))).toEqual([0, 1]);
  expect(await queuePosition(queries, running.id)).toBeUndefined();

  if (claim) await jobs.leases.finish(claim, { status: "succeeded", resultId: "r" });
  await entries[1]?.leave();
  const load = await readLoad(queries, "music");
  expect(load).toMatchObject({ waiting: 2, running: 0, capacity: 4, busy: 1 });
  expect(load.secondsPerJob).toBeGreaterThan(0);
});

test("each lane has a load and an order of its own", async () => {
  const { queries } = jobs.database;
  const music = await readLoad(queries, "music");
  const scenes = await jobs.newJob("test", "scenes");
  const entry = new RosterEntry(queries, "scenes", 3);
  await entry.show(1);
  const nothing = { running: 0, secondsPerJob: null };
  expect(await readLoad(queries, "scenes")).toEqual({ waiting: 1, capacity: 3, busy: 1, ...nothing });
  expect(await readLoad(queries, "music")).toEqual(music);
  expect(music.waiting).toBeGreaterThan(0);
  expect(await queuePosition(queries, scenes.id)).toBe(0);
  const claim = await jobs.leases.claim(scenes.id, 60);
  if (claim) await jobs.leases.finish(claim, { status: "succeeded", resultId: "r" });
  expect((await readLoad(queries, "scenes")).secondsPerJob).toBeGreaterThanOrEqual(0);
  expect(await readLoad(queries, "music")).toEqual(music);
  await entry.leave();
});

test("a worker that has been silent for long no longer counts", async () => {
  const { queries } = jobs.database;
  const before = (await readLoad(queries, "music")).capacity;
  await new RosterEntry(queries, "music", 8).show(0);
  await queries
    .updateTable("workers")
    .set({ seen_at: new Date(Date.now() - 60_000) })
    .where("concurrency", "=", 8)
    .execute();
  expect((await readLoad(queries, "music")).capacity).toBe(before);
});
