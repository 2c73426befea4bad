/** That the mock remembers, on the three contracts of this repository. */
import { readContracts } from "@cantus/contract/read";
import { schemaValidator } from "@cantus/contract/schema";
import { beforeEach, describe, expect, it } from "vitest";
import { createMock } from "../mock.ts";
import type { Mock } from "../types.ts";

const contracts = await readContracts([]);

const BASE = "http://mock.test";
const HEADERS = { "X-API-Key": "any", Authorization: "Bearer any" };

let mock: Mock;
beforeEach(() => {
  mock = createMock(contracts);
});

async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await mock.fetch(BASE + path, {
    method,
    headers: { ...HEADERS, ...headers, ...(body !== undefined && { "Content-Type": "application/json" }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
}

const COLLECTIONS = "/v1/music/org_abc123/collections";
const GENERATIONS = "/v1/music/org_abc123/generations";
const JOBS = "/api/v1/music/jobs";

describe("a thing that is created", () => {
  it("gets an id in the contract's form, times and what was sent, and can be read", async () => {
    const before = Date.now();
    const { status, body, headers } = await send("POST", COLLECTIONS, { name: "Evenings" });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^mcoll_[0-9a-f]{12}$/),
      name: "Evenings",
      description: null,
      track_count: 0,
    });
    expect(Date.parse(body.created_at)).toBeGreaterThanOrEqual(before);
    expect(headers.get("location")).toBe(`${COLLECTIONS}/${body.id}`);
    const read = await send("GET", headers.get("location") as string);
    expect([read.status, read.body]).toEqual([200, body]);
  });

  it("stands first in a list of the newest, and is counted", async () => {
    const { body } = await send("POST", JOBS, { task: "lyrics2rap", lyrics: "Clock hits five", genre: "hip-hop" });
    expect(body).toMatchObject({ credits_reserved: 3, job: { task: "lyrics2rap", status: "PENDING", prompt: null } });
    const listed = await send("GET", JOBS);
    expect(listed.body[0]).toEqual(body.job);
    expect(listed.headers.get("x-total-count")).toBe("4");
    const counts = await send("GET", `${JOBS}/counts`);
    expect(counts.body).toMatchObject({ total: 4, by_task: { lyrics2rap: 1, text2music: 2 } });
  });

  it("has ids that differ, and the same ones in a mock that starts anew", async () => {
    const ids = async () => [
      (await send("POST", GENERATIONS, { prompt: "a" })).body.id,
      (await send("POST", GENERATIONS, { prompt: "b" })).body.id,
    ];
    const first = await ids();
    expect(new Set(first).size).toBe(2);
    mock = createMock(contracts);
    expect(await ids()).toEqual(first);
  });
});

describe("a thing that is changed", () => {
  it("merges what is sent, and changes its time and its ETag", async () => {
    const { body, headers } = await send("POST", COLLECTIONS, { name: "Evenings", description: "Slow" });
    await new Promise((resolve) => setTimeout(resolve, 2));
    const renamed = await send("PATCH", `${COLLECTIONS}/${body.id}`, { description: null });
    expect(renamed.body).toEqual({ ...body, description: null, updated_at: expect.any(String) });
    expect(renamed.body.updated_at > body.updated_at).toBe(true);
    expect(renamed.headers.get("etag")).not.toBe(headers.get("etag"));
    expect((await send("GET", `${COLLECTIONS}/${body.id}`)).body).toEqual(renamed.body);
  });

  it("is not changed for whoever has seen another state of it, and not sent to whoever has it", async () => {
    const { body, headers } = await send("POST", COLLECTIONS, { name: "Evenings" });
    const path = `${COLLECTIONS}/${body.id}`;
    const refused = await send("PATCH", path, { name: "Nights" }, { "If-Match": '"another"' });
    expect([refused.status, refused.body.error.code]).toEqual([412, "PRECONDITION_FAILED"]);
    const tag = headers.get("etag") as string;
    expect((await send("GET", path, undefined, { "If-None-Match": tag })).status).toBe(304);
    expect((await send("PATCH", path, { name: "Nights" }, { "If-Match": tag })).status).toBe(200);
    expect((await send("GET", path, undefined, { "If-None-Match": tag })).status).toBe(200);
  });
});

describe("a thing that is deleted", () => {
  it("is gone, from lists and counts too", async () => {
    const [job] = (await send("GET", JOBS)).body;
    expect((await send("DELETE", `${JOBS}/${job.id}`)).status).toBe(204);
    const read = await send("GET", `${JOBS}/${job.id}/status`);
    expect([read.status, read.body.code]).toEqual([404, "NOT_FOUND"]);
    expect((await send("GET", JOBS)).headers.get("x-total-count")).toBe("2");
    expect((await send("GET", `${JOBS}/counts`)).body.total).toBe(2);
    expect((await send("GET", `${JOBS}/${job.id}/events`)).status).toBe(404);
  });
});

describe("a list", () => {
  it("pages by offset and says so, and ends without a link", async () => {
    for (const name of ["a", "b", "c"]) await send("POST", COLLECTIONS, { name });
    const first = await send("GET", `${COLLECTIONS}?limit=2&offset=1`);
    expect(first.body).toMatchObject({ limit: 2, offset: 1, items: [{ name: "b" }, { name: "a" }] });
    const last = await send("GET", `${COLLECTIONS}?limit=2&offset=3`);
    expect(last.body.items).toHaveLength(1);
    expect(last.headers.get("link")).toBeNull();
  });

  it("goes on by its link, whatever comes meanwhile", async () => {
    for (const name of ["a", "b", "c"]) await send("POST", COLLECTIONS, { name });
    const seen: string[] = [];
    let path: string | undefined = `${COLLECTIONS}?limit=1`;
    while (path) {
      const page = await send("GET", path);
      seen.push(...page.body.items.map(({ name }: { name: string }) => name));
      await send("POST", COLLECTIONS, { name: "meanwhile" });
      path = /^<([^>]+)>; rel="next"$/.exec(page.headers.get("link") ?? "")?.[1];
    }
    expect(seen).toEqual(["c", "b", "a", "Deep work"]);
  });

  it("says how many there are in all", async () => {
    const page = await send("GET", "/v1/jobs?limit=2");
    expect(page.body).toMatchObject({ limit: 2, offset: 0, total: 3 });
    expect(page.body.generations).toHaveLength(2);
  });

  it("is narrowed by what its items are, searched and sorted", async () => {
    await send("POST", JOBS, { task: "lyrics2rap", lyrics: "Clock hits five", display_name: "Five" });
    const names = async (query: string) =>
      (await send("GET", `${JOBS}?${query}`)).body.map((job: { display_name: string }) => job.display_name);
    expect(await names("task=lyrics2rap")).toEqual(["Five"]);
    expect(await names("status=COMPLETED&genre=folk")).toEqual(["Counting Stars on the Roof"]);
    expect(await names("status=FAILED")).toEqual(["Rain on the Harbour"]);
    expect(await names("search=CLOCK")).toEqual(["Five"]);
    expect(await names("sort_by=display_name&sort_order=asc")).toEqual([
      "Counting Stars on the Roof",
      "Five",
      "Rain on the Harbour",
      "Windows Down",
    ]);
    expect(await names("sort_by=audio_duration&sort_order=asc")).toEqual([
      "Counting Stars on the Roof",
      "Windows Down",
      "Five",
      "Rain on the Harbour",
    ]);
  });

  it("holds what was put into it, and counts it", async () => {
    const { body } = await send("POST", COLLECTIONS, { name: "Evenings" });
    const path = `${COLLECTIONS}/${body.id}/tracks/mtrack_7c1a9e2f4b8d`;
    const tracks = async () => (await send("GET", `/v1/music/org_abc123/tracks?collection_id=${body.id}`)).body.items;
    expect(await tracks()).toEqual([]);
    expect((await send("PUT", path)).status).toBe(204);
    expect(await tracks()).toMatchObject([{ id: "mtrack_7c1a9e2f4b8d", playback_url: null }]);
    expect((await send("GET", `${COLLECTIONS}/${body.id}`)).body.track_count).toBe(1);
    expect((await send("DELETE", path)).status).toBe(204);
    expect(await tracks()).toEqual([]);
    expect((await send("PUT", `${COLLECTIONS}/mcoll_000000000000/tracks/mtrack_7c1a9e2f4b8d`)).status).toBe(404);
  });
});

describe("what is kept apart", () => {
  it("is one organization's and another's", async () => {
    await send("POST", COLLECTIONS, { name: "Evenings" });
    expect((await send("GET", "/v1/music/org_other/collections")).body.items).toHaveLength(1);
    expect((await send("GET", COLLECTIONS)).body.items).toHaveLength(2);
  });

  it("is a session's own", async () => {
    const of = (name: string) => ({ "X-Mock-Session": name });
    await send("POST", COLLECTIONS, { name: "Evenings" }, of("one"));
    expect((await send("GET", COLLECTIONS, undefined, of("one"))).body.items).toHaveLength(2);
    expect((await send("GET", COLLECTIONS, undefined, of("two"))).body.items).toHaveLength(1);
    expect((await send("GET", COLLECTIONS)).body.items).toHaveLength(1);
  });
});

describe("a job", () => {
  beforeEach(() => mock.session().clock.freeze());

  it("moves from the queue to its end by the clock, with its progress", async () => {
    const { body } = await send("POST", GENERATIONS, { prompt: "a slow waltz" });
    const look = async () => (await send("GET", `${GENERATIONS}/${body.id}`)).body;
    expect(await look()).toMatchObject({ status: "queued", progress: 0, playback_url: null });
    mock.advance("2s");
    expect(await look()).toMatchObject({ status: "running", progress: 0 });
    mock.advance(2500);
    expect(await look()).toMatchObject({ status: "running", progress: 50, track: null });
    mock.advance("1h");
    expect(await look()).toMatchObject({ status: "succeeded", progress: 100, result_track_id: "mtrack_7c1a9e2f4b8d" });
    expect((await send("GET", `${GENERATIONS}?status=succeeded`)).body.jobs).toMatchObject([{ id: body.id }, {}]);
  });

  it("is counted on in another unit, and knows what was asked for", async () => {
    const { body } = await send("POST", "/v1/scenes", { prompt: "a lighthouse" }, { Prefer: "respond-async" });
    const look = async () => (await send("GET", `/v1/jobs/${body.job_id}`)).body;
    expect(await look()).toMatchObject({ status: "pending", scenes_completed: 0 });
    mock.advance("5s");
    expect(await look()).toMatchObject({ status: "processing", scenes_completed: 1, started_at: expect.any(String) });
    expect(await look()).not.toHaveProperty("result");
    mock.advance("2s");
    const { job_id } = body;
    expect(await look()).toMatchObject({ status: "completed", result: { job_id, prompt: "a lighthouse" } });
  });

  it("has ended when the answer has waited for it", async () => {
    const { status, body, headers } = await send("POST", "/v1/scenes", { prompt: "a lighthouse" });
    expect([status, body.prompt, headers.get("location")]).toEqual([201, "a lighthouse", `/v1/jobs/${body.job_id}`]);
    expect((await send("GET", `/v1/jobs/${body.job_id}`)).body).toMatchObject({ status: "completed", result: body });
  });

  it("stays cancelled, and is not cancelled when it has ended", async () => {
    const { body } = await send("POST", GENERATIONS, { prompt: "a slow waltz" });
    const cancel = () => send("POST", `${GENERATIONS}/${body.id}/cancel`);
    expect((await cancel()).body).toMatchObject({ id: body.id, status: "cancelled" });
    mock.advance("1h");
    expect((await cancel()).body.status).toBe("cancelled");
    const scenes = await send("POST", "/v1/scenes", { prompt: "a lighthouse" });
    const refused = await send("POST", `/v1/jobs/${scenes.body.job_id}/cancel`);
    expect([refused.status, refused.body.error]).toEqual([409, "conflict"]);
  });

  it("starts again where it failed only", async () => {
    const { body } = await send("POST", JOBS, { task: "text2music", prompt: "a" });
    expect((await send("POST", `${JOBS}/${body.job.id}/retry`)).status).toBe(409);
    const [failed] = (await send("GET", `${JOBS}?status=FAILED`)).body;
    expect((await send("POST", `${JOBS}/${failed.id}/retry`)).body.job.status).toBe("PENDING");
  });

  it("is liked, listed as such, and no longer", async () => {
    const { body } = await send("POST", JOBS, { task: "text2music", prompt: "a" });
    const liked = async () => (await send("GET", "/api/v1/music/liked")).body.map(({ id }: { id: string }) => id);
    const seeds = await liked();
    expect(seeds).not.toContain(body.job.id);
    expect((await send("PUT", `${JOBS}/${body.job.id}/like`)).status).toBe(204);
    expect(await liked()).toEqual([body.job.id, ...seeds]);
    const others = (await send("GET", `${JOBS}?liked=false`)).body;
    expect(others.map(({ display_name }: { display_name: string }) => display_name)).toEqual(["Rain on the Harbour"]);
    expect((await send("GET", `${JOBS}/${body.job.id}/status`)).body).not.toHaveProperty("liked");
    expect((await send("DELETE", `${JOBS}/${body.job.id}/like`)).status).toBe(204);
    expect(await liked()).toEqual(seeds);
  });
});

it("whoever asks for a certain answer gets it as the contract has it", async () => {
  const missing = `${GENERATIONS}/mgen_000000000000`;
  expect((await send("GET", missing)).status).toBe(404);
  expect((await send("GET", missing, undefined, { Prefer: "example=running" })).body.status).toBe("running");
});

it("whatever is sent, each body keeps its schema", async () => {
  const [contract] = contracts;
  const { body } = await send("POST", GENERATIONS, { prompt: "a", title: "b", duration: 90 });
  const schema = contract?.operation("getGeneration")?.response(200)?.content[0]?.schema;
  expect(schemaValidator(contract as never).validate(schema as never, body, "response")).toEqual([]);
});
