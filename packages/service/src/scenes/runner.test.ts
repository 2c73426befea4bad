import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SceneEngine } from "../engines/scenes/scene-engine.ts";
import { type Job, placeOf } from "../jobs/job.ts";
import type { NewJob } from "../jobs/store.ts";
import { FolderObjects } from "../storage/folder.ts";
import { openJobs } from "../testing/jobs.ts";
import { SceneRunner } from "./runner.ts";
import type { SceneJobRequest, ScenePart } from "./scene-job.ts";

let jobs: Awaited<ReturnType<typeof openJobs>>;
let folder: string;
let objects: FolderObjects;
let painted: number[];
beforeAll(async () => {
  jobs = await openJobs();
  folder = await mkdtemp(join(tmpdir(), "cantus-scenes-"));
  objects = await FolderObjects.open(join(folder, "objects"));
});
beforeEach(() => {
  painted = [];
});
afterAll(async () => {
  await jobs.close();
  await rm(folder, { recursive: true });
});

/** Writes which scene it is instead of painting it. `before` may wait or throw. */
function engine(before: (index: number, signal: AbortSignal) => Promise<void>): SceneEngine {
  return {
    key: "scribe",
    licenceClass: "commercial_cleared",
    async render({ index, width, height }, { folder, signal, report }) {
      await before(index, signal);
      painted.push(index);
      report(50);
      const file = join(folder, "picture");
      await writeFile(file, `scene ${index}`);
      return { file, mimeType: "image/png", width, height };
    },
    close: async () => {},
  };
}

const runner = (engine: SceneEngine) => new SceneRunner(engine, { objects, scratch: join(folder, "scratch") });

async function newSceneJob(change: Partial<SceneJobRequest> = {}): Promise<Job> {
  const request: SceneJobRequest = {
    prompt: "A lake",
    scenes: ["calm", "boats", "night"],
    style: "natural",
    width: 512,
    height: 512,
    format: "png",
    seed: 1,
    ...change,
  };
  const job: NewJob = {
    id: randomUUID(),
    kind: "test",
    lane: "scenes",
    request,
    traceId: "req_test",
    partsTotal: request.scenes.length,
  };
  return jobs.store.create(jobs.owner, job, async () => {});
}

const partsOf = async ({ id }: Job) => (await jobs.store.partsOf([id])).get(id) as readonly ScenePart[] | undefined;

describe("the pictures of a job", () => {
  test("are kept one by one, in order, and nothing else is left", async () => {
    const job = await newSceneJob();
    const seen: number[] = [];
    const watching = engine(async () => {
      seen.push((await jobs.look(job)).partsDone);
    });
    await jobs.worker(runner(watching)).deliver(job.id);
    expect(await jobs.look(job)).toMatchObject({ status: "succeeded", partsDone: 3, progress: 100 });
    expect(seen).toEqual([0, 1, 2]);
    const parts = (await partsOf(job)) ?? [];
    expect(parts.map(({ number, data }) => [number, data.key])).toEqual(
      [1, 2, 3].map((number) => [number, `${placeOf(job)}/${number}.png`]),
    );
    for (const { number, data } of parts) expect(await text(await objects.read(data.key))).toBe(`scene ${number - 1}`);
    expect(await readdir(join(folder, "scratch"))).toEqual([]);
  });

  test("are not painted again by the next attempt, when the engine failed at a later one", async () => {
    const job = await newSceneJob();
    let failures = 1;
    const failing = engine(async (index) => {
      if (index === 1 && failures-- > 0) throw new Error("No paint");
    });
    const worker = jobs.worker(runner(failing));
    await worker.deliver(job.id);
    expect(await jobs.look(job)).toMatchObject({ status: "running", partsDone: 1 });
    await worker.deliver(job.id);
    expect(await jobs.look(job)).toMatchObject({ status: "succeeded", partsDone: 3 });
    expect(painted).toEqual([0, 1, 2]);
    expect(await readdir(join(folder, "scratch"))).toEqual([]);
  });

  test("are not painted again by another worker, when theirs is stopped at a later one", async () => {
    const job = await newSceneJob();
    const reached = Promise.withResolvers<void>();
    const stuck = engine(async (index, signal) => {
      if (index < 2) return;
      reached.resolve();
      await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    });
    const first = jobs.worker(runner(stuck));
    const delivered = first.deliver(job.id);
    await reached.promise;
    await first.stop(0);
    await delivered;
    expect(await jobs.look(job)).toMatchObject({ status: "running", partsDone: 2, attempts: 0 });

    await jobs.worker(runner(engine(async () => {}))).deliver(job.id);
    expect(await jobs.look(job)).toMatchObject({ status: "succeeded", partsDone: 3 });
    expect(painted).toEqual([0, 1, 2]);
    expect(await partsOf(job)).toHaveLength(3);
  });

  test.each([
    ["the prompt", { prompt: "An exact copy of a famous painting" }],
    ["one scene", { scenes: ["calm", "An exact copy of a famous painting"] }],
  ])("are not made when the content policy refuses %s", async (_, change) => {
    const job = await newSceneJob(change);
    await jobs.worker(runner(engine(async () => {}))).deliver(job.id);
    expect(await jobs.look(job)).toMatchObject({
      status: "refused",
      refusalReason: expect.stringContaining("existing work"),
    });
    expect(painted).toEqual([]);
  });
});
