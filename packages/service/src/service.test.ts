import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import pino from "pino";
import { afterEach, describe, expect, test } from "vitest";
import { createService } from "./service.ts";
import { newDataFolder } from "./testing/data-folder.ts";
import { startService } from "./testing/service.ts";

const KEY = "a key that the test has chosen";
const ORGANIZATION = "org_abc123";

const open: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function folder(): Promise<string> {
  const path = await newDataFolder();
  open.push(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function start(options: Parameters<typeof startService>[0]) {
  const started = await startService({ demoKey: KEY, ...options });
  open.push(() => started.service.close());
  return started;
}

/** A service in a process of its own, on this data folder. */
async function startProcess(dataFolder: string, environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [new URL("./testing/service-process.ts", import.meta.url).pathname], {
    env: {
      ...process.env,
      CANTUS_DATA: dataFolder,
      PORT: "0",
      CANTUS_DEMO_KEY: KEY,
      LOG_LEVEL: "silent",
      ...environment,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  open.push(() => child.kill("SIGKILL"));
  return { child, url: await firstLine(child) };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("no output");
  const [line] = await once(createInterface(child.stdout), "line");
  return line;
}

// biome-ignore lint/suspicious/noExplicitAny: tests say themselves what they expect
async function call(url: string, method: string, path: string, body?: unknown): Promise<any> {
  const response = await fetch(`${url}/v1/music/${ORGANIZATION}${path}`, {
    method,
    headers: { "X-API-Key": KEY, "Content-Type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return response.json();
}

async function poll(url: string, id: string, isThere: (job: { status: string; progress: number }) => boolean) {
  for (;;) {
    const job = await call(url, "GET", `/generations/${id}`);
    if (isThere(job)) return job;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

const hasEnded = ({ status }: { status: string }) => status !== "queued" && status !== "running";

describe("a restart", () => {
  test("keeps what there was, and a healthy service says that it is", async () => {
    const dataFolder = await folder();
    const first = await start({ dataFolder });
    expect(await first.call("GET", "/healthz")).toMatchObject({ status: 200, body: { status: "ok" } });
    const { id } = await call(first.url, "POST", "/generations", { prompt: "A short tune", duration: 1 });
    const before = await poll(first.url, id, hasEnded);
    await first.service.close();

    const second = await start({ dataFolder });
    const after = await call(second.url, "GET", `/generations/${id}`);
    expect(after).toMatchObject({ status: "succeeded", result_track_id: before.result_track_id });
    expect((await fetch(after.playback_url)).status).toBe(200);
  });

  test("after a clean end goes on with jobs that were running or waiting", async () => {
    const dataFolder = await folder();
    const first = await start({ dataFolder });
    const jobs = ["endless until the restart", "waiting"].map((prompt) =>
      call(first.url, "POST", "/generations", { prompt, duration: 1 }),
    );
    const [running, waiting] = (await Promise.all(jobs)).map(({ id }) => id);
    await poll(first.url, running, ({ progress }) => progress > 0);
    await first.service.close();

    const { studio } = await import("./engines/music/studio.ts");
    const second = await start({ dataFolder, engines: [studio] });
    for (const id of [running, waiting])
      expect(await poll(second.url, id, hasEnded)).toMatchObject({ status: "succeeded" });
  });

  test("after kill -9 in the middle of the work goes on with it, and each job has one result", async () => {
    const dataFolder = await folder();
    const first = await startProcess(dataFolder, { CANTUS_WORKERS: "2" });
    const ids: string[] = [];
    for (const duration of [40, 40, 1, 1])
      ids.push((await call(first.url, "POST", "/generations", { prompt: "A long tune", duration })).id);
    await poll(first.url, ids[0] ?? "", ({ status, progress }) => status === "running" && progress > 5);
    first.child.kill("SIGKILL");
    await once(first.child, "exit");

    const second = await startProcess(dataFolder, { CANTUS_WORKERS: "2" });
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

describe("the data folder", () => {
  test("belongs to one process: a second is told which one has it, and may have it after SIGTERM", async () => {
    const dataFolder = await folder();
    const { child } = await startProcess(dataFolder);
    await expect(createService({ dataFolder, log: pino({ enabled: false }) })).rejects.toThrow(
      `in use by process ${child.pid}`,
    );
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
    const { service } = await start({ dataFolder });
    await service.close();
    await service.close();
  });
});

test("a start that fails leaves nothing running and the folder free", async () => {
  const dataFolder = await folder();
  await mkdir(join(dataFolder, "signing-secret"));
  await expect(createService({ dataFolder, log: pino({ enabled: false }) })).rejects.toThrow(/EISDIR/);
  await rm(join(dataFolder, "signing-secret"), { recursive: true });
  const { url } = await start({ dataFolder });

  const elsewhere = await createService({
    dataFolder: await folder(),
    log: pino({ enabled: false }),
    port: Number(new URL(url).port),
  });
  open.push(() => elsewhere.close());
  await expect(elsewhere.listen()).rejects.toThrow(/is taken.*set PORT to another/);
});

describe("the demo organization", () => {
  test("has a key that is told on the first start only, and works from then on", async () => {
    const dataFolder = await folder();
    const first = await startService({ dataFolder });
    open.push(() => first.service.close());
    const { apiKey, organizationId } = first.service.demo;
    expect(apiKey).toMatch(/^cantus_/);
    await first.service.close();

    const second = await startService({ dataFolder });
    open.push(() => second.service.close());
    expect(second.service.demo.apiKey).toBeUndefined();
    const answer = await second.call("GET", `/v1/music/${organizationId}/generations`, { key: apiKey ?? "" });
    expect(answer.status).toBe(200);
  });

  test("starts with a track in a collection, under the ids of the contract's examples", async () => {
    const { url } = await start({ dataFolder: await folder(), demoLibrary: true });
    const job = await poll(url, "mgen_2f8b1c4e9a7d", hasEnded);
    expect(job).toMatchObject({ status: "succeeded", track: { id: "mtrack_7c1a9e2f4b8d", title: "Late Night Study" } });
    await expect
      .poll(async () => (await call(url, "GET", "/collections/mcoll_5d0e8a3b6c1f")).track_count, { timeout: 5000 })
      .toBe(1);
  });
});

test("closing ends streams that are open, and soon", async () => {
  const { url, service } = await start({ dataFolder: await folder() });
  const { id } = await call(url, "POST", "/generations", { prompt: "endless" });
  await poll(url, id, ({ progress }) => progress > 0);
  const stream = await fetch(`${url}/v1/music/${ORGANIZATION}/generations/${id}/events`, {
    headers: { "X-API-Key": KEY },
  });
  const told = stream.text();
  const begun = performance.now();
  await service.close();
  expect(await told).toContain("event: status");
  expect(performance.now() - begun).toBeLessThan(3000);
});

test("the log holds neither prompts nor keys nor signatures", async () => {
  const lines: string[] = [];
  const log = pino({ level: "info" }, { write: (line: string) => void lines.push(line) });
  const { url } = await start({ dataFolder: await folder(), log });
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
