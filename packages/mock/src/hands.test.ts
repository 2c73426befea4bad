/** What tests hold a mock by: sessions, overrides, the log, and what goes wrong on purpose. */
import { fileURLToPath } from "node:url";
import { readContract } from "@cantus/contract/read";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMock } from "./mock.ts";
import type { OverrideError } from "./override-fit.ts";
import type { Mock, MockSession } from "./types.ts";

const file = fileURLToPath(new URL("../../../openapi/scene-jobs/openapi.yaml", import.meta.url));
const contract = await readContract(file);
const HEADERS = { Authorization: "Bearer any" };
const JOBS = "http://mock.test/v1/jobs";

let mock: Mock;
let session: MockSession;
beforeEach(() => {
  mock = createMock([contract]);
  session = mock.session("test");
});

const get = (headers: Record<string, string> = {}, path = JOBS) =>
  session.fetch(path, { headers: { ...HEADERS, ...headers } });
const scenes = () =>
  session.fetch("http://mock.test/v1/scenes", {
    method: "POST",
    headers: { ...HEADERS, "Content-Type": "application/json", Prefer: "respond-async" },
    body: JSON.stringify({ prompt: "a lighthouse" }),
  });

describe("an override", () => {
  const unavailable = { status: 503, body: { error: "unavailable", message: "Busy.", details: {}, request_id: "r" } };

  it("answers as often as it says, in its session only", async () => {
    session.on("listJobs", { answer: unavailable, times: 1 });
    const others = await mock.fetch(JOBS, { headers: HEADERS });
    expect(others.status).toBe(200);
    const first = await get();
    expect([first.status, await first.json()]).toEqual([503, unavailable.body]);
    expect((await get()).status).toBe(200);
  });

  it("holds until it is taken back, or the session is reset", async () => {
    const takeBack = session.on("listJobs", unavailable);
    expect((await get()).status).toBe(503);
    takeBack();
    expect((await get()).status).toBe(200);
    session.on("listJobs", { answer: unavailable, rate: 1 });
    expect((await get()).status).toBe(503);
    session.reset();
    expect((await get()).status).toBe(200);
  });

  it("never fails where its rate is 0, and takes longer all the same", async () => {
    session.on("listJobs", { answer: unavailable, rate: 0, latency: 20 });
    const start = performance.now();
    expect((await get()).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThanOrEqual(19);
  });

  it("fails as often as its rate says, in the same places each time", async () => {
    const statuses = async () => {
      session.reset();
      session.on("listJobs", { answer: unavailable, rate: 0.3, seed: 7 });
      const all: number[] = [];
      for (let i = 0; i < 30; i++) all.push((await get()).status);
      return all;
    };
    const first = await statuses();
    const failed = first.filter((status) => status === 503).length;
    expect([failed > 3, failed < 16]).toEqual([true, true]);
    expect(await statuses()).toEqual(first);
  });

  it("holds only for what its condition says", async () => {
    session.on("listJobs", { answer: unavailable, when: { query: { limit: 7 } }, times: 1 });
    expect((await get()).status).toBe(200);
    expect((await get({}, `${JOBS}?limit=7`)).status).toBe(503);
    expect((await get({}, `${JOBS}?limit=7`)).status).toBe(200);
  });

  it("limits the rate, and says so by the headers that the contract declares", async () => {
    session.clock.freeze();
    session.on("listJobs", { rateLimit: { limit: 2, window: "30s" } });
    const told = (response: Response) =>
      ["ratelimit", "ratelimit-policy", "retry-after"].map((name) => response.headers.get(name));
    expect(told(await get())).toEqual(['"default";r=1;t=30', '"default";q=2;w=30', null]);
    session.advance("10s");
    await get();
    const refused = await get();
    expect([refused.status, ...told(refused)]).toEqual([429, '"default";r=0;t=20', '"default";q=2;w=30', "20"]);
    expect((await refused.json()).error).toBe("too_many_requests");
    session.advance("20s");
    expect((await get()).status).toBe(200);
  });

  it("takes one of the contract's examples by its name, and outlives a reload", async () => {
    session.on("getJob", { status: 200, example: "failed" });
    mock.update(await readContract(file));
    const { status } = await (await get({}, `${JOBS}/9d6b1f0e-47c3-4a85-b2de-5f83c07a1e94`)).json();
    expect(status).toBe("failed");
  });

  it.each([
    ["getJob", { status: 200, example: "best" }, "UNKNOWN_EXAMPLE", /no example best. It has .*failed/],
    ["listTasks", { status: 200 }, "UNKNOWN_OPERATION", /There is no operation listTasks.*listJobs/],
    ["listJobs", { status: 418 }, "UNDECLARED_STATUS", /declares no response 418.*200/],
    ["listJobs", { status: 200, body: { generations: [] } }, "INVALID_BODY", /limit is required/],
  ])("of %s as %j is refused", (id, answer, code, message) => {
    expect(() => session.on(id, answer)).toThrow(message);
    try {
      session.on(id, answer);
    } catch (error) {
      expect((error as OverrideError).code).toBe(code);
    }
  });
});

describe("a session", () => {
  it("is saved and put back", async () => {
    await scenes();
    const saved = JSON.parse(JSON.stringify(session.snapshot()));
    await scenes();
    expect((await (await get()).json()).total).toBe(5);
    session.restore(saved);
    expect((await (await get()).json()).total).toBe(4);
    session.reset();
    expect((await (await get()).json()).total).toBe(3);
  });

  it("keeps what fits through a reload", async () => {
    await scenes();
    mock.update(await readContract(file));
    expect((await (await get()).json()).total).toBe(4);
  });

  it("goes when there are too many, the one that was not used for longest first", async () => {
    mock = createMock([contract], { sessions: { sessions: 2 } });
    const total = async (name: string) => {
      session = mock.session(name);
      return (await (await get()).json()).total;
    };
    for (const name of ["a", "b"]) {
      session = mock.session(name);
      await scenes();
    }
    await total("a");
    await total("c");
    expect([await total("a"), await total("b")]).toEqual([4, 3]);
  });

  it("logs its requests with the verdict", async () => {
    await get();
    await get({}, `${JOBS}?limit=0`);
    await get({}, `${JOBS}/00000000-0000-4000-8000-000000000000`);
    expect(session.log).toMatchObject([
      { operationId: "listJobs", status: 200, verdict: "accepted" },
      { status: 400, verdict: "refused", problem: { code: "invalid-request", violations: [{ pointer: "/limit" }] } },
      { status: 404, verdict: "accepted", problem: { code: "not-found" } },
    ]);
    expect(mock.session().log).toEqual([]);
  });
});

describe("what was exercised", () => {
  it("is told with what was not, by operation", async () => {
    await get();
    await get({ Accept: "application/json" }, `${JOBS}?limit=0`);
    const [{ exercised, declared, operations }] = session.exercised as [(typeof session.exercised)[number]];
    expect(declared).toBeGreaterThan(100);
    expect(exercised).toBeLessThan(20);
    expect(operations.find(({ operationId }) => operationId === "listJobs")).toMatchObject({
      requests: 2,
      statuses: { 200: 1, 400: 1, 503: 0 },
      parameters: { "query limit": true, "query offset": false },
      responseTypes: { "200 application/json": true, "400 application/json": true, "503 application/json": false },
    });
    expect(operations.find(({ operationId }) => operationId === "cancelJob")?.requests).toBe(0);
    session.reset();
    expect(session.exercised[0]?.exercised).toBe(0);
  });
});

describe("the clock", () => {
  it("can be frozen, set and moved, in each session by itself", async () => {
    session.clock.freeze(new Date("2030-01-01T00:00:00Z"));
    const { created_at } = await (await scenes()).json();
    expect(created_at).toBe("2030-01-01T00:00:00.000Z");
    session.advance("90m");
    expect(new Date(session.clock.now()).toISOString()).toBe("2030-01-01T01:30:00.000Z");
    session.clock.run();
    expect(session.clock.isFrozen).toBe(false);
    expect(mock.session().clock.now()).toBeLessThan(session.clock.now());
    expect(() => session.advance("soon")).toThrow("Write 1500ms, 5s, 2m or 1h.");
  });
});

describe("Prefer", () => {
  it("wait holds the answer back", async () => {
    const start = performance.now();
    await get({ Prefer: "wait=30ms" });
    expect(performance.now() - start).toBeGreaterThanOrEqual(29);
  });

  it.each(["wait=soon", "wait=2h", "wait=3600s", "fault=explode"])(
    "%s is refused with what there is",
    async (prefer) => {
      const response = await get({ Prefer: prefer });
      expect(response.status).toBe(400);
      expect((await response.json()).message).toMatch(/wait=500ms|reset, timeout, truncate, malformed/);
    },
  );

  it("wait=10 is RFC 7240's, and left alone", async () => {
    expect((await get({ Prefer: "wait=10" })).status).toBe(200);
  });

  describe.each(["in process", "on a port"])("fault, %s", (where) => {
    let close = async () => {};
    let call: (fault: string, signal?: AbortSignal) => Promise<Response>;
    beforeEach(async () => {
      const listening = where === "on a port" ? await mock.listen({ port: 0 }) : undefined;
      close = async () => listening?.close();
      const fetchIt: typeof fetch = listening ? fetch : (mock.fetch as typeof fetch);
      const url = `${listening?.url ?? "http://mock.test"}/v1/jobs`;
      call = (fault, signal) =>
        fetchIt(url, { headers: { ...HEADERS, Prefer: `fault=${fault}` }, ...(signal && { signal }) });
    });
    afterEach(() => close());

    it("reset ends the connection", async () => {
      await expect(call("reset")).rejects.toThrow(TypeError);
    });

    it("timeout never answers", async () => {
      await expect(call("timeout", AbortSignal.timeout(50))).rejects.toThrow(/timeout|aborted/);
    });

    it("truncate ends the body before its end", async () => {
      const response = await call("truncate");
      expect(response.status).toBe(200);
      await expect(response.text()).rejects.toThrow(TypeError);
    });

    it("malformed sends what nobody can read", async () => {
      await expect((await call("malformed")).json()).rejects.toThrow(SyntaxError);
    });
  });
});
