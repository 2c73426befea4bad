import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Owner } from "../accounts/principal.ts";
import { JobIntake } from "../jobs/intake.ts";
import { openJobs } from "../testing/jobs.ts";
import { type MusicJobFilter, type MusicJobOrder, type MusicTask, positionOf } from "./music-job.ts";
import { MusicJobs, type NewMusicJob } from "./music-jobs.ts";
import { bySongType, totalOf } from "./statistics.ts";

let jobs: Awaited<ReturnType<typeof openJobs>>;
let musicJobs: MusicJobs;
let owner: Owner;
beforeAll(async () => {
  jobs = await openJobs();
  musicJobs = new MusicJobs(
    jobs.database.queries,
    jobs.store,
    new JobIntake(jobs.store, jobs.queue, 1000),
    jobs.signals,
  );
});
afterAll(() => jobs.close());

const NEWEST: MusicJobOrder = { by: "createdAt", direction: "desc" };
const ALL = { limit: 100, offset: 0 };

async function newOwner(credits = 100): Promise<Owner> {
  return jobs.newOwner(credits);
}

async function create(name: string, asked: Partial<NewMusicJob> = {}, whose = owner) {
  return musicJobs.create(
    whose,
    {
      task: "text2music",
      prompt: null,
      lyrics: null,
      preset: null,
      language: null,
      genre: null,
      emotion: null,
      occasion: null,
      seconds: 10,
      seed: 0,
      credits: 1,
      displayName: name,
      ...asked,
    },
    "req_test",
  );
}

async function claimed(id: string) {
  const claim = await jobs.leases.claim(id, 60);
  if (!claim) throw new Error("not claimed");
  return claim;
}

async function complete(id: string, seconds = 10) {
  const audio = { key: `music-job/${id}/a/master.mp3`, mimeType: "audio/mpeg", seconds };
  await jobs.leases.finish(await claimed(id), { status: "succeeded", resultId: id }, (transaction) =>
    MusicJobs.addAudio(transaction, id, audio),
  );
}

async function fail(id: string) {
  await jobs.leases.finish(await claimed(id), {
    status: "failed",
    errorCode: "engine_failed",
    errorMessage: "It broke.",
  });
}

const names = async (filter: MusicJobFilter, order = NEWEST) =>
  (await musicJobs.list(owner, filter, order, ALL)).map(({ displayName }) => displayName);

describe("lists", () => {
  beforeAll(async () => {
    owner = await newOwner();
    const made = [
      await create("Zebra", { genre: "Jazz", prompt: "Rain on 100% Ünïcode", language: "en" }),
      await create("apple", { task: "lyrics2rap", lyrics: "one_two\nthree", genre: "jazz", emotion: "calm" }),
      await create("Mango", { task: "prompt2instrumental", prompt: "the sea", genre: "folk" }),
      await create("mango", { task: "lyrics2song", lyrics: "the SEA", occasion: "wedding", language: "pt-BR" }),
    ];
    const [zebra, apple, mango] = made.map(({ id }) => id) as [string, string, string, string];
    await complete(zebra, 12.5);
    await complete(apple, 3);
    await fail(mango);
    await musicJobs.setLiked(owner, apple, true);
    await musicJobs.setLiked(owner, zebra, true);
    await musicJobs.setLiked(owner, apple, true);
  });

  test.each<[MusicJobFilter, string[]]>([
    [{}, ["mango", "Mango", "apple", "Zebra"]],
    [{ stage: "completed" }, ["apple", "Zebra"]],
    [{ stage: "failed" }, ["Mango"]],
    [{ stage: "processing" }, []],
    [{ task: "lyrics2rap" }, ["apple"]],
    [{ songType: "song" }, ["mango", "Zebra"]],
    [{ liked: true }, ["apple", "Zebra"]],
    [{ liked: false }, ["mango", "Mango"]],
    [{ genre: "JAZZ" }, ["apple", "Zebra"]],
    [{ genre: "jazz", emotion: "calm" }, ["apple"]],
    [{ occasion: "wedding" }, ["mango"]],
    [{ language: "pt-BR" }, ["mango"]],
    [{ search: "MANGO" }, ["mango", "Mango"]],
    [{ search: "sea" }, ["mango", "Mango"]],
    [{ search: "ÜNÏ" }, ["Zebra"]],
    [{ search: "100%" }, ["Zebra"]],
    [{ search: "%" }, ["Zebra"]],
    [{ search: "one_two" }, ["apple"]],
    [{ search: "_" }, ["apple"]],
    [{ search: "\\" }, []],
    [{ search: "mango\u001fthe" }, []],
    [{ search: "sea", songType: "song" }, ["mango"]],
  ])("filtered by %o have %j, and count as many", async (filter, expected) => {
    expect(await names(filter)).toEqual(expected);
    expect(await musicJobs.count(owner, filter)).toBe(expected.length);
  });

  test.each<[MusicJobOrder, string[]]>([
    [{ by: "createdAt", direction: "asc" }, ["Zebra", "apple", "Mango", "mango"]],
    [{ by: "displayName", direction: "asc" }, ["apple", "mango", "mango", "zebra"]],
    [{ by: "displayName", direction: "desc" }, ["zebra", "mango", "mango", "apple"]],
  ])("come in the order %o", async (order, expected) => {
    const found = await names({}, order);
    expect(order.by === "displayName" ? found.map((name) => name.toLowerCase()) : found).toEqual(expected);
  });

  test.each(["asc", "desc"] as const)("by duration, %s, have those without one last", async (direction) => {
    const found = await musicJobs.list(owner, {}, { by: "audioDuration", direction }, ALL);
    const seconds = found.map(({ audio }) => audio?.seconds);
    const known = direction === "asc" ? [3, 12.5] : [12.5, 3];
    expect(seconds).toEqual([...known, undefined, undefined]);
  });

  test("by stage are in alphabetical order", async () => {
    const found = await musicJobs.list(owner, {}, { by: "stage", direction: "asc" }, ALL);
    expect(found.map(({ stage }) => stage)).toEqual(["completed", "completed", "failed", "pending"]);
  });

  describe.each<MusicJobOrder["by"]>(["createdAt", "displayName", "audioDuration", "stage", "likedAt"])(
    "by %s",
    (by) => {
      test.each(["asc", "desc"] as const)("%s come in pages that fit together", async (direction) => {
        const order = { by, direction };
        const filter = by === "likedAt" ? { liked: true } : {};
        const all = await musicJobs.list(owner, filter, order, ALL);
        const pages = [0, 2].map((offset) => musicJobs.list(owner, filter, order, { limit: 2, offset }));
        expect((await Promise.all(pages)).flat()).toEqual(all);
        for (const [index, job] of all.entries()) {
          const rest = await musicJobs.list(owner, filter, order, { ...ALL, after: positionOf(job, order) });
          expect(rest.map(({ id }) => id)).toEqual(all.slice(index + 1).map(({ id }) => id));
        }
      });
    },
  );

  test("of liked ones have the latest like first", async () => {
    expect(await names({ liked: true }, { by: "likedAt", direction: "desc" })).toEqual(["Zebra", "apple"]);
  });

  test("agree with the counts and the statistics", async () => {
    const statistics = await musicJobs.statistics(owner);
    expect(statistics).toMatchObject({ total: 4, liked: 2 });
    expect(bySongType(statistics.byTask)).toEqual({ rap: 1, song: 2, vocals: 0, instrumental: 1, samples: 0 });
    expect(statistics.values).toEqual({
      songType: ["instrumental", "rap", "song"],
      language: ["en", "pt-BR"],
      genre: ["folk", "jazz"],
      emotion: ["calm"],
      occasion: ["wedding"],
    });
    for (const genre of statistics.values.genre) expect(await musicJobs.count(owner, { genre })).toBeGreaterThan(0);
    for (const [task, count] of Object.entries(statistics.byTask))
      expect(await musicJobs.count(owner, { task: task as MusicTask })).toBe(count);
    expect(totalOf(await musicJobs.countByTask(owner, { stage: "completed", songType: "song" }))).toBe(1);
  });

  test("are as long as the counts say while jobs change at the same time, and nothing is left of deleted ones", async () => {
    const busy = await newOwner();
    const made = await Promise.all(["a", "b", "c", "d", "e", "f"].map((name) => create(name, {}, busy)));
    const ids = made.map(({ id }) => id) as [string, string, string, string, string, string];
    const [failed, again, unliked, liked, deleted, waiting] = ids;
    await Promise.all([fail(failed), fail(again), complete(unliked), complete(liked), fail(deleted)]);
    await Promise.all([unliked, liked, waiting].map((id) => musicJobs.setLiked(busy, id, true)));
    await Promise.all([
      musicJobs.retry(busy, again),
      musicJobs.setLiked(busy, unliked, false),
      musicJobs.delete(busy, deleted),
      claimed(waiting),
    ]);
    const filters: MusicJobFilter[] = [
      { stage: "pending" },
      { stage: "processing", liked: true },
      { stage: "completed" },
      { stage: "failed" },
      { liked: false },
    ];
    for (const filter of filters) {
      const listed = await musicJobs.list(busy, filter, NEWEST, ALL);
      expect([filter, await musicJobs.count(busy, filter)]).toEqual([filter, listed.length]);
    }
    expect(await musicJobs.count(busy, {})).toBe(5);

    await Promise.all(ids.map((id) => musicJobs.delete(busy, id)));
    expect(await musicJobs.count(busy, {})).toBe(0);
    const left = jobs.database.queries.selectFrom("music_job_counts").where("user_id", "=", busy.userId);
    expect(await left.selectAll().execute()).toEqual([]);
  });

  test("and all else are empty for everybody else", async () => {
    const stranger = await newOwner();
    const [mine] = await musicJobs.list(owner, {}, NEWEST, ALL);
    if (!mine) throw new Error("no job");
    expect(await musicJobs.list(stranger, {}, NEWEST, ALL)).toEqual([]);
    expect(await musicJobs.find(stranger, mine.id)).toBeUndefined();
    expect(await musicJobs.setLiked(stranger, mine.id, true)).toBe(false);
    expect(await musicJobs.update(stranger, mine.id, { displayName: "Mine" })).toBeUndefined();
    expect(await musicJobs.retry(stranger, mine.id)).toBeUndefined();
    expect(await musicJobs.delete(stranger, mine.id)).toBe(false);
    expect((await musicJobs.statistics(stranger)).total).toBe(0);
  });
});

describe("a change", () => {
  test("is found under the new name, keeps what is left out, and moves the time of the last change", async () => {
    owner = await newOwner();
    const { id, updatedAt } = await create("Old", { prompt: "words" });
    await musicJobs.update(owner, id, { thumbnailUrl: "https://images.example.org/a.webp" });
    const changed = await musicJobs.update(owner, id, { displayName: "New" });
    expect(changed).toMatchObject({ displayName: "New", thumbnailUrl: "https://images.example.org/a.webp" });
    expect(changed?.updatedAt.getTime()).toBeGreaterThan(updatedAt.getTime());
    expect(await names({ search: "new" })).toEqual(["New"]);
    expect(await names({ search: "old" })).toEqual([]);
    expect(await names({ search: "words" })).toEqual(["New"]);
  });

  test("is not made to a job that has changed meanwhile", async () => {
    const { id } = await create("Seen");
    const late = musicJobs.update(owner, id, { displayName: "Late" }, () => {
      throw new Error("It has changed");
    });
    await expect(late).rejects.toThrow("It has changed");
    expect(await musicJobs.find(owner, id)).toMatchObject({ displayName: "Seen" });
  });
});

describe("a retry", () => {
  test("starts a failed job again from 0, as often as it fails", async () => {
    owner = await newOwner();
    const { id } = await create("Again");
    expect(await musicJobs.retry(owner, id)).toBeUndefined();
    for (const retries of [1, 2]) {
      await fail(id);
      expect(await musicJobs.find(owner, id)).toMatchObject({ stage: "failed", errorCode: "engine_failed" });
      expect(await musicJobs.retry(owner, id)).toMatchObject({
        stage: "pending",
        status: "queued",
        progress: 0,
        retries,
        errorCode: null,
        finishedAt: null,
      });
    }
    await complete(id);
    expect(await musicJobs.find(owner, id)).toMatchObject({ stage: "completed", audio: { seconds: 10 } });
    expect(await musicJobs.retry(owner, id)).toBeUndefined();
  });
});
