/** The control API over HTTP, beside the mock that it controls. */
import { fileURLToPath } from "node:url";
import { readContract } from "@cantus/contract/read";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Listening } from "../listen.ts";
import { createMock } from "../mock.ts";
import { readScenarios } from "../scenario/read.ts";

const openapi = (name: string) => fileURLToPath(new URL(`../../../../openapi/${name}/openapi.yaml`, import.meta.url));
const contracts = [await readContract("music-generations"), await readContract(openapi("scene-jobs"))] as const;
const mock = createMock(contracts, { scenarios: (await readScenarios(contracts[0])).scenarios });
let listening: Listening;
beforeAll(async () => {
  listening = await mock.listen({ port: 0 });
});
afterEach(() => mock.reset());
afterAll(() => listening.close());

const HEADERS = { "X-API-Key": "any", Authorization: "Bearer any" };

async function send(method: string, path: string, body?: unknown, session?: string) {
  const response = await fetch(listening.url + path, {
    method,
    headers: {
      ...HEADERS,
      ...(session !== undefined && { "X-Mock-Session": session }),
      ...(body !== undefined && { "Content-Type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
}

const COLLECTIONS = "/v1/music/org_abc123/collections";
const STATE = "/_cantus/state/music-generations/collections";
const SCOPE = "?scope=org_abc123";

describe("the control API", () => {
  it("tells what was inferred", async () => {
    const { body } = await send("GET", "/_cantus/contracts");
    expect(body.map(({ name }: { name: string }) => name)).toEqual(["music-generations", "scene-jobs"]);
    expect(body[1].collections[0]).toMatchObject({
      name: "jobs",
      id: "job_id",
      lifecycle: "status: pending 2s → processing 5s → completed",
      operations: { create: ["createScenes"], list: ["listJobs"], read: ["getJob"], action: ["cancelJob"] },
    });
    expect(body[0].plain).toEqual(["getAudio", "getWebhookSecret"]);
  });

  it("reads, writes and removes what is remembered", async () => {
    const { body } = await send("GET", STATE + SCOPE);
    expect(body).toMatchObject([{ id: "mcoll_5d0e8a3b6c1f" }]);
    const put = await send("PUT", `${STATE}/mcoll_000000000001${SCOPE}`, { ...body[0], name: "Written" });
    expect(put).toMatchObject({ status: 200, body: { id: "mcoll_000000000001", name: "Written" } });
    expect((await send("GET", `${COLLECTIONS}/mcoll_000000000001`)).body.name).toBe("Written");
    expect((await send("DELETE", `${STATE}/mcoll_000000000001${SCOPE}`)).status).toBe(204);
    expect((await send("GET", `${COLLECTIONS}/mcoll_000000000001`)).status).toBe(404);
  });

  it.each([
    ["GET", `${STATE}`, undefined, 400, /a scope for each of organization_id/],
    [
      "GET",
      `/_cantus/state/music-generations/albums${SCOPE}`,
      undefined,
      404,
      /There are: generations, tracks, collections/,
    ],
    ["GET", "/_cantus/state/films/albums", undefined, 404, /There are: music-generations, scene-jobs/],
    ["PUT", `${STATE}/mcoll_000000000001${SCOPE}`, { name: 5 }, 400, /no item of collections/],
    ["PUT", "/_cantus/snapshot", { "scene-jobs": { jobs: { x: {} } } }, 400, /no snapshot/],
    ["PATCH", "/_cantus/clock", { advance: "soon" }, 400, /pattern/],
    ["POST", "/_cantus/overrides", { operationId: "listFilms" }, 400, /no operation listFilms/],
    ["POST", "/_cantus/overrides", { operationId: "getJob", answer: { status: 418 } }, 400, /declares no response 418/],
    ["GET", "/_cantus/nothing", undefined, 404, /./],
  ])("refuses %s %s as problem details", async (method, path, sent, status, detail) => {
    const { status: got, body } = await send(method, path, sent);
    expect([got, body.status]).toEqual([status, status]);
    expect(body.detail).toMatch(detail);
  });

  it("moves the clock, of one session", async () => {
    await send("PATCH", "/_cantus/clock", { now: "2030-01-01T00:00:00Z", frozen: true }, "one");
    const made = await send("POST", "/v1/music/org_abc123/generations", { prompt: "a" }, "one");
    expect(made.body.created_at).toBe("2030-01-01T00:00:00.000Z");
    const moved = await send("PATCH", "/_cantus/clock", { advance: "7s" }, "one");
    expect(moved.body).toEqual({ now: "2030-01-01T00:00:07.000Z", frozen: true });
    const read = await send("GET", `/v1/music/org_abc123/generations/${made.body.id}`, undefined, "one");
    expect(read.body.status).toBe("succeeded");
    expect((await send("GET", "/_cantus/clock")).body.frozen).toBe(false);
    expect((await send("PATCH", "/_cantus/clock", { frozen: false }, "one")).body.frozen).toBe(false);
  });

  it("saves a state, puts it back and begins anew", async () => {
    const total = async () => (await send("GET", COLLECTIONS)).body.items.length;
    await send("POST", COLLECTIONS, { name: "A" });
    const { body } = await send("GET", "/_cantus/snapshot");
    await send("POST", COLLECTIONS, { name: "B" });
    expect(await total()).toBe(3);
    expect((await send("PUT", "/_cantus/snapshot", body)).status).toBe(204);
    expect(await total()).toBe(2);
    expect((await send("POST", "/_cantus/reset")).status).toBe(204);
    expect(await total()).toBe(1);
  });

  it("lets operations answer otherwise, and lists and ends that", async () => {
    const override = { operationId: "listCollections", times: 1, answer: { status: 503 } };
    expect(await send("POST", "/_cantus/overrides", override)).toEqual({ status: 201, body: override });
    expect((await send("GET", "/_cantus/overrides")).body).toMatchObject([override]);
    expect((await send("GET", COLLECTIONS)).status).toBe(503);
    expect((await send("GET", COLLECTIONS)).status).toBe(200);
    await send("POST", "/_cantus/overrides", { ...override, times: 5 });
    expect((await send("DELETE", "/_cantus/overrides")).status).toBe(204);
    expect((await send("GET", COLLECTIONS)).status).toBe(200);
  });

  it("limits the rate, answers by a condition, and tells what was exercised", async () => {
    const override = {
      operationId: "listCollections",
      rateLimit: { limit: 1, window: "1h" },
      when: { query: { limit: 5 } },
    };
    expect((await send("POST", "/_cantus/overrides", override)).status).toBe(201);
    expect((await send("GET", "/_cantus/overrides")).body).toMatchObject([override]);
    const statuses = [];
    for (const query of ["", "?limit=5", "?limit=5"]) statuses.push((await send("GET", COLLECTIONS + query)).status);
    expect(statuses).toEqual([200, 200, 429]);
    const { body } = await send("GET", "/_cantus/coverage");
    const [{ operations }] = body;
    const listed = operations.find(({ operationId }: { operationId: string }) => operationId === "listCollections");
    expect(listed).toMatchObject({ requests: 3, statuses: { 200: 2, 429: 1 }, parameters: { "query limit": true } });
  });

  it("lists the scenarios, and begins anew in one", async () => {
    expect((await send("GET", "/_cantus/scenarios")).body).toMatchObject([
      { name: "empty-library", contract: "music-generations", description: expect.stringContaining("signed up") },
      {},
      {},
    ]);
    expect((await send("PUT", "/_cantus/scenario", { name: "empty-library" }, "new")).status).toBe(200);
    expect((await send("GET", COLLECTIONS, undefined, "new")).body.items).toEqual([]);
    expect((await send("GET", "/_cantus/scenario", undefined, "new")).body).toEqual({ name: "empty-library" });
    expect((await send("PUT", "/_cantus/scenario", { name: "rich" }, "new")).body).toMatchObject({
      detail: expect.stringContaining("There are: empty-library"),
      violations: [{ in: "body", pointer: "/name" }],
    });
    expect((await send("PUT", "/_cantus/scenario", { name: null }, "new")).status).toBe(200);
    expect((await send("GET", COLLECTIONS, undefined, "new")).body.items).toHaveLength(1);
  });

  it("shows what was requested, with the verdict", async () => {
    await send("GET", `${COLLECTIONS}?limit=x`);
    expect((await send("GET", "/_cantus/log")).body).toMatchObject([
      {
        method: "GET",
        status: 400,
        operationId: "listCollections",
        verdict: "refused",
        problem: { code: "invalid-request", violations: [{ in: "query", pointer: "/limit", keyword: "type" }] },
      },
    ]);
  });
});
