/** The sdk against the service itself: what it sends and what it gets are held against the contracts on the way. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkAnswers } from "@cantus/client/check";
import { readContract } from "@cantus/contract/read";
import { createMusicGenerations, events, pages, waitFor } from "@cantus/sdk/music-generations";
import { ApiError, createMusicJobs } from "@cantus/sdk/music-jobs";
import { createSceneJobs } from "@cantus/sdk/scene-jobs";
import { createService, type MusicEngine, type Service, studio } from "@cantus/service";
import { copyImage } from "@cantus/service/image";
import { type FetchRecorder, record } from "@cantus/verify";
import { expectExchanges } from "@cantus/verify/vitest";
import { afterAll, beforeAll, expect, test } from "vitest";

const key = "a-key-for-the-client-tests";
const brief: MusicEngine = {
  ...studio,
  render: (request, options) => studio.render({ ...request, seconds: 1 }, options),
};

let folder: string;
let service: Service;
let baseUrl: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cantus-client-"));
  await copyImage(folder);
  service = await createService({
    dataFolder: folder,
    port: 0,
    demoKey: key,
    rateLimit: 0,
    engines: [brief],
    logLevel: "silent",
  });
  ({ url: baseUrl } = await service.listen());
}, 120_000);
afterAll(async () => {
  await service?.close();
  await rm(folder, { recursive: true, force: true });
});

/** What a client of this contract is told, and what holds its traffic against it. */
async function held(name: string) {
  const contract = await readContract(name);
  const recorder: FetchRecorder = record(globalThis.fetch);
  return {
    options: { baseUrl, fetch: recorder.fetch, check: checkAnswers(contract) },
    keepsContract: () => expectExchanges(contract, recorder.exchanges, { sides: "both" }),
  };
}

// The demo's own track is made before.
test("a generation is made, followed by its events, waited for, and found in the list", {
  timeout: 120_000,
}, async () => {
  const { options, keepsContract } = await held("music-generations");
  const music = createMusicGenerations({ ...options, apiKey: key });
  const organization = { organization_id: "org_abc123" };
  const body = { prompt: "a slow waltz", instrumental: true, duration: 20 };
  const { id } = await music.createGeneration({ path: organization, body }).unwrap();
  const path = { ...organization, job_id: id };

  const seen = new Set<string>();
  for await (const event of events(music.streamGenerationEvents, { path })) {
    seen.add(event.event);
    if (event.event === "done") expect(event.data).toMatchObject({ id, status: "succeeded" });
    else expect(event.data.job_id).toBe(id);
  }
  expect([...seen]).toEqual(expect.arrayContaining(["status", "done"]));
  const done = await waitFor(music.getGeneration, { path }, { until: ({ status }) => status === "succeeded" });
  expect(done.playback_url).toContain("http");

  const one = await pages(music.listGenerations, { path: organization, query: { limit: 1 } }).toArray();
  const all = await music.listGenerations({ path: organization, query: { limit: 100 } }).unwrap();
  expect(one.map((job) => job.id)).toEqual(all.jobs.map((job) => job.id));
  keepsContract();
});

test("a job that is sent twice is made once, by the key that the client made", async () => {
  const { options, keepsContract } = await held("music-jobs");
  const keys: (string | null)[] = [];
  let isFirst = true;
  /** The first answer is lost on its way. */
  const fetch = async (request: Request) => {
    keys.push(request.headers.get("Idempotency-Key"));
    const response = await options.fetch(request);
    if (!isFirst) return response;
    isFirst = false;
    throw new TypeError("the connection broke");
  };
  const jobs = createMusicJobs({ ...options, fetch, token: key, retry: { minDelay: 1 } });
  const before = await pages(jobs.listJobs, { query: { limit: 5 }, fetch: options.fetch }).toArray();
  await jobs.createJob({ body: { task: "text2music", prompt: "warm analog house" } }).unwrap();
  const after = await pages(jobs.listJobs, { query: { limit: 5 } }).toArray();
  expect(keys.slice(0, 2)).toEqual([expect.any(String), keys[0]]);
  expect(after).toHaveLength(before.length + 1);
  keepsContract();
});

test("a refusal says what the API says, whatever its error shape", async () => {
  const { options, keepsContract } = await held("scene-jobs");
  const scenes = createSceneJobs({ ...options, token: key });
  const job_id = "3f0e8c1a-6d52-4b7e-9a41-c8f2d7b5e603";
  const refused = await scenes
    .getJob({ path: { job_id } })
    .unwrap()
    .catch((error) => error);
  expect(refused).toBeInstanceOf(ApiError);
  expect(refused).toMatchObject({ status: 404, requestId: expect.any(String), problem: { code: expect.any(String) } });
  const wrong = await createSceneJobs({ ...options, token: "wrong" })
    .listJobs()
    .unwrap()
    .catch((error) => error);
  expect(wrong).toMatchObject({ status: 401 });
  expect(`${wrong} ${JSON.stringify(wrong)}`).not.toContain("Bearer");
  keepsContract();
});
