import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, type Caller, startService } from "../../testing/service.ts";

const QUOTA = 4;
let service: Awaited<ReturnType<typeof startService>>;
beforeAll(async () => {
  service = await startService({ rateLimit: QUOTA });
});
afterAll(() => service.close());

const APIS = {
  "music-generations": {
    path: (caller: Caller) => `/v1/music/${caller.organizationId}/generations`,
    headers: () => ({}),
    code: ({ body }: Answer) => body.error.code,
    expected: "RATE_LIMIT_EXCEEDED",
  },
  "music-jobs": {
    path: () => "/api/v1/music/jobs",
    headers: ({ key }: Caller) => ({ Authorization: `Bearer ${key}` }),
    code: ({ body }: Answer) => body.code,
    expected: "TOO_MANY_REQUESTS",
  },
  "scene-jobs": {
    path: () => "/v1/jobs",
    headers: ({ key }: Caller) => ({ Authorization: `Bearer ${key}` }),
    code: ({ body }: Answer) => body.error,
    expected: "too_many_requests",
  },
};

describe.each(Object.entries(APIS))("%s", (_, api) => {
  const call = (caller: Caller, query = "") =>
    service.call("GET", api.path(caller) + query, { key: caller.key, headers: api.headers(caller) });

  test("tells with each answer how much is left, and refuses what is too much", async () => {
    const caller = await service.newCaller();
    const left: string[] = [];
    for (let request = 0; request < QUOTA; request++) {
      // A bad request counts like a good one.
      const { status, headers } = await call(caller, request === 1 ? "?limit=0" : "");
      expect(status).not.toBe(429);
      expect(headers.get("RateLimit-Policy")).toBe(`"default";q=${QUOTA};w=60`);
      left.push(/;r=(\d+);t=\d+$/.exec(headers.get("RateLimit") ?? "")?.[1] ?? "none");
    }
    expect(left).toEqual(["3", "2", "1", "0"]);
    const refused = await call(caller);
    expect([refused.status, api.code(refused)]).toEqual([429, api.expected]);
    expect(refused.headers.get("RateLimit")).toMatch(/^"default";r=0;t=\d+$/);
    const wait = Number(refused.headers.get("Retry-After"));
    // A quarter of the minute brings one request back.
    expect(wait).toBeGreaterThanOrEqual(1);
    expect(wait).toBeLessThanOrEqual(15);
  });

  test("counts each key for itself, and no one who has none", async () => {
    const caller = await service.newCaller();
    for (let request = 0; request <= QUOTA; request++) await call(caller);
    const second = await service.service.accounts.createKey(caller, "second");
    expect((await call({ ...caller, key: second.key })).status).not.toBe(429);
    expect((await call(caller)).status).toBe(429);
    const stranger = await service.call("GET", api.path(caller));
    expect([stranger.status, stranger.headers.get("RateLimit")]).toEqual([401, null]);
  });
});

test("a refused request does nothing", async () => {
  const caller = await service.newCaller();
  for (let request = 0; request < QUOTA; request++) await caller.call("GET", "/collections");
  expect((await caller.call("POST", "/collections", { body: { name: "Too much" } })).status).toBe(429);
  const { key } = await service.service.accounts.createKey(caller, "second");
  const list = await caller.call("GET", "/collections", { key });
  expect(list.body.items).toEqual([]);
});
