import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newPlace, type Place } from "./testing/place.ts";
import { type ServiceProcess, startProcess } from "./testing/process.ts";

const KEY = "a key that the test has chosen";
const ENVIRONMENT = {
  CANTUS_ENGINES: "quick",
  CANTUS_VALIDATOR: "compiled",
  CANTUS_DEMO_KEY: KEY,
  CANTUS_LEASE_SECONDS: "2",
  CANTUS_SHUTDOWN_SECONDS: "0",
};
const GENERATIONS = "/v1/music/org_abc123/generations";
const HEADERS = { "X-API-Key": KEY, "Content-Type": "application/json" };
/** A job that is not done before the test is. */
const ENDLESS = 600;

describe("several processes on one database", () => {
  let place: Place;
  let apis: readonly ServiceProcess[] = [];
  const workers: ServiceProcess[] = [];
  const started: ServiceProcess[] = [];
  async function start(role: string): Promise<ServiceProcess> {
    const process = await startProcess(place, { ...ENVIRONMENT, CANTUS_ROLE: role });
    started.push(process);
    return process;
  }
  beforeAll(async () => {
    place = await newPlace();
    // At the same time: what the first start makes is made once.
    const [first, second, worker] = await Promise.all(["api", "api", "worker"].map(start));
    if (!first || !second || !worker) throw new Error("not started");
    apis = [first, second];
    workers.push(worker);
  });
  afterAll(async () => {
    for (const { kill } of started) await kill();
    await place?.remove();
  });

  // biome-ignore lint/suspicious/noExplicitAny: tests say themselves what they expect
  async function call(api: 0 | 1, method: string, path: string, body?: object): Promise<any> {
    const response = await fetch(`${apis[api]?.url}${GENERATIONS}${path}`, {
      method,
      headers: HEADERS,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return response.json();
  }

  async function create(duration = 1): Promise<string> {
    return (await call(0, "POST", "", { prompt: "A tune", duration })).id;
  }

  async function until(id: string, isThere: (job: { status: string; progress: number }) => boolean) {
    for (;;) {
      const job = await call(1, "GET", `/${id}`);
      if (isThere(job)) return job;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  const isRunning = ({ status, progress }: { status: string; progress: number }) =>
    status === "running" && progress > 0;

  test("what one accepts, another runs and a third tells", async () => {
    const job = await until(await create(), ({ status }) => status === "succeeded");
    expect((await fetch(job.playback_url)).status).toBe(200);
  });

  test("progress is heard by who follows the job elsewhere, to its end", async () => {
    // There is one worker, and it runs one job at a time: the job does not begin before somebody follows it.
    const before = await create(ENDLESS);
    await until(before, isRunning);
    const id = await create(30);
    const stream = await fetch(`${apis[1]?.url}${GENERATIONS}/${id}/events`, { headers: HEADERS });
    await call(0, "POST", `/${before}/cancel`);
    const events = await stream.text();
    expect(events).toContain("event: progress");
    expect(events.split("event: done")[1]).toContain("succeeded");
  });

  test("a cancelled job stops in the process that runs it, which goes on with the next", async () => {
    const id = await create(ENDLESS);
    await until(id, isRunning);
    const next = await create();
    expect(await call(1, "POST", `/${id}/cancel`)).toMatchObject({ status: "cancelled" });
    expect(await until(next, ({ status }) => status !== "queued" && status !== "running")).toMatchObject({
      status: "succeeded",
    });
  });

  test("a worker that is told to end hands its job back; one that is killed loses its lease; another goes on", async () => {
    const id = await create(60);
    const { progress } = await until(id, isRunning);
    const [first] = workers;
    workers.push(await start("worker"));
    first?.child.kill("SIGTERM");
    if (first) expect(await once(first.child, "exit")).toEqual([0, null]);
    // Progress that only the second can have made.
    await until(id, (job) => job.progress > progress);
    await workers[1]?.kill();
    workers.push(await start("worker"));
    expect(await until(id, ({ status }) => status !== "queued" && status !== "running")).toMatchObject({
      status: "succeeded",
      progress: 100,
    });
  });

  test("a worker tells how it does, and answers no API", async () => {
    const url = workers.at(-1)?.url;
    // The only one that is left runs it, whoever ended the job before.
    await until(await create(), ({ status }) => status === "succeeded");
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    // It counts a job after it has stored how that ended.
    await expect
      .poll(async () => (await fetch(`${url}/metrics`)).text())
      .toMatch(/cantus_jobs_ended_total\{kind="music-generation",status="succeeded"\} [1-9]/);
    expect((await fetch(`${url}${GENERATIONS}`, { headers: HEADERS })).status).toBe(404);
  });
});
