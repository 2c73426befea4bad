import { once } from "node:events";
import pino from "pino";
import { afterEach, describe, expect, test } from "vitest";
import { studio } from "./engines/music/studio.ts";
import { newPlace, type Place } from "./testing/place.ts";
import { startProcess as startServiceProcess } from "./testing/process.ts";
import { quickMusic } from "./testing/quick-engines.ts";
import { startService } from "./testing/service.ts";

const KEY = "a key that the test has chosen";
const ORGANIZATION = "org_abc123";

const open: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function newPlaceForThisTest(): Promise<Place> {
  const place = await newPlace();
  open.push(() => place.remove());
  return place;
}

async function start(options: Parameters<typeof startService>[0]) {
  const started = await startService({ demoKey: KEY, ...options });
  open.push(() => started.service.close());
  return started;
}

/** A service in a process of its own, which ends with the test. */
async function startProcess(place: Place, environment: Record<string, string> = {}) {
  const started = await startServiceProcess(place, { CANTUS_DEMO_KEY: KEY, ...environment });
  open.push(() => started.child.kill("SIGKILL"));
  return started;
}

// biome-ignore lint/suspicious/noExplicitAny: tests say themselves what they expect
async function call(url: string, method: string, path: string, body?: unknown, key = KEY): Promise<any> {
  const response = await fetch(`${url}/v1/music/${ORGANIZATION}${path}`, {
    method,
    headers: { "X-API-Key": key, "Content-Type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return response.json();
}

interface Job {
  readonly status: string;
  readonly progress: number;
}

async function poll(url: string, id: string, isThere: (job: Job) => boolean, key = KEY) {
  for (;;) {
    const job = await call(url, "GET", `/generations/${id}`, undefined, key);
    if (isThere(job)) return job;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

const hasEnded = ({ status }: Job) => status !== "queued" && status !== "running";

describe("a restart", () => {
  test("keeps what there was; the demo key is told on the first start only, and goes on working", async () => {
    const place = await newPlaceForThisTest();
    const first = await start({ place, demoKey: undefined });
    expect(await first.call("GET", "/healthz")).toMatchObject({ status: 200, body: { status: "ok" } });
    const key = first.service.demo.apiKey ?? "";
    expect(key).toMatch(/^cantus_/);
    const { id } = await call(first.url, "POST", "/generations", { prompt: "A short tune", duration: 1 }, key);
    const before = await poll(first.url, id, hasEnded, key);
    await first.service.close();

    const second = await start({ place, demoKey: undefined });
    expect(second.service.demo).toEqual({ organizationId: ORGANIZATION, userId: "user_demo", apiKey: undefined });
    const after = await call(second.url, "GET", `/generations/${id}`, undefined, key);
    expect(after).toMatchObject({ status: "succeeded", result_track_id: before.result_track_id });
    expect((await fetch(after.playback_url)).status).toBe(200);
  });

  test("ends streams soon, and goes on with jobs that were running or waiting", async () => {
    const place = await newPlaceForThisTest();
    const first = await start({ place });
    const jobs = ["endless until the restart", "waiting"].map((prompt) =>
      call(first.url, "POST", "/generations", { prompt, duration: 1 }),
    );
    const [running, waiting] = (await Promise.all(jobs)).map(({ id }) => id);
    await poll(first.url, running, ({ progress }) => progress > 0);
    const stream = await fetch(`${first.url}/v1/music/${ORGANIZATION}/generations/${running}/events`, {
      headers: { "X-API-Key": KEY },
    });
    if (!stream.body) throw new Error("no stream");
    const told = stream.body.pipeThrough(new TextDecoderStream()).getReader();
    expect((await told.read()).value).toContain("event: status");
    await first.service.close();
    // Were it not ended, closing would have waited for it.
    for (let more = await told.read(); !more.done; more = await told.read());

    const second = await start({ place, engines: [studio] });
    for (const id of [running, waiting])
      expect(await poll(second.url, id, hasEnded)).toMatchObject({ status: "succeeded" });
  });

  test("after kill -9 in the middle of the work goes on with it, and each job has one result", async () => {
    const place = await newPlaceForThisTest();
    // Where there may be other workers, a silent one has the time of its lease to come back.
    const environment = { CANTUS_ENGINES: "quick", CANTUS_WORKERS: "2", CANTUS_LEASE_SECONDS: "2" };
    const first = await startProcess(place, environment);
    const ids: string[] = [];
    for (const duration of [40, 40, 1, 1])
      ids.push((await call(first.url, "POST", "/generations", { prompt: "A long tune", duration })).id);
    await poll(first.url, ids[0] ?? "", ({ status, progress }) => status === "running" && progress > 2);
    first.child.kill("SIGKILL");
    await once(first.child, "exit");

    const second = await startProcess(place, environment);
    const results = new Set<string>();
    for (const id of ids) {
      const job = await poll(second.url, id, hasEnded);
      expect(job).toMatchObject({ status: "succeeded", progress: 100 });
      results.add(job.result_track_id);
    }
    expect(results.size).toBe(4);
    expect((await call(second.url, "GET", "/generations")).jobs).toHaveLength(4);
  });
});

test("the demo organization starts with a track in a collection, under the ids of the contract's examples", async () => {
  const { url } = await start({
    place: await newPlaceForThisTest(),
    demoLibrary: true,
    engines: [quickMusic],
    publicUrl: "https://music.example.com/",
  });
  const job = await poll(url, "mgen_2f8b1c4e9a7d", hasEnded);
  expect(job).toMatchObject({ status: "succeeded", track: { id: "mtrack_7c1a9e2f4b8d", title: "Late Night Study" } });
  expect(job.playback_url).toMatch(/^https:\/\/music\.example\.com\/v1\/music\/org_abc123\/audio\//);
  const collected = async () => (await call(url, "GET", "/collections")).items;
  await expect
    .poll(collected, { timeout: 5000 })
    .toMatchObject([{ id: "mcoll_5d0e8a3b6c1f", name: "Deep work", track_count: 1 }]);
});

test("the log holds neither prompts nor keys nor signatures", async () => {
  const lines: string[] = [];
  const log = pino({ level: "info" }, { write: (line: string) => void lines.push(line) });
  const { url } = await start({ place: await newPlaceForThisTest(), log });
  for (const prompt of ["A most secret tune", "A most secret and broken tune"]) {
    const { id } = await call(url, "POST", "/generations", { prompt, lyrics: "most secret words", duration: 1 });
    const { playback_url } = await poll(url, id, hasEnded);
    if (playback_url) await (await fetch(playback_url)).arrayBuffer();
  }
  const text = lines.join("");
  expect(text).toContain("Job succeeded");
  expect(text).toContain("Job failed");
  expect(text).toContain("/srv/fonts");
  for (const secret of ["most secret", KEY, "signature="]) expect(text).not.toContain(secret);
});
