import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Echo, json, startEcho } from "../testdata/echo.ts";
import { api, type Jobs } from "../testdata/jobs.ts";
import { createClient, type Hooks } from "./index.ts";

let echo: Echo;
beforeAll(async () => {
  echo = await startEcho();
});
afterAll(() => echo[Symbol.asyncDispose]());
beforeEach(() => {
  echo.received.length = 0;
});

const path = { job_id: "1" };
const retry = { minDelay: 1 };

describe("hooks", () => {
  test("hear of each attempt, in order, without credentials", async () => {
    let count = 0;
    echo.answer = (response) => {
      count += 1;
      if (count === 1) response.socket?.resetAndDestroy();
      else json(response, count === 2 ? 503 : 200, { id: "1" });
    };
    const log: string[] = [];
    const hooks: Hooks = {
      before: ({ operationId, request, attempt }) =>
        void log.push(`${attempt} ${operationId} ${request.method} ${request.headers.get("X-API-Key")}`),
      after: ({ attempt, response, duration, retryIn }) =>
        void log.push(`${attempt} ${response.status} ${duration > 0} ${retryIn === undefined ? "last" : "again"}`),
      error: ({ attempt, error, retryIn }) =>
        void log.push(`${attempt} ${(error as Error).name} ${retryIn === undefined ? "last" : "again"}`),
    };
    const client = createClient<Jobs>(api, { baseUrl: echo.baseUrl, security: { key: "k" }, retry, hooks });
    await client.getJob({ path }).unwrap();
    expect(log).toEqual([
      "1 getJob GET null",
      "1 NetworkError again",
      "2 getJob GET null",
      "2 503 true again",
      "3 getJob GET null",
      "3 200 true last",
    ]);
    expect(echo.received.at(-1)?.headers["x-api-key"]).toBe("k");
  });

  test("of a call run after those of its client, and may set headers", async () => {
    echo.answer = (response) => json(response, 200, {});
    const set = (value: string): Hooks => ({ before: ({ request }) => request.headers.append("X-By", value) });
    const client = createClient<Jobs>(api, { baseUrl: echo.baseUrl, hooks: set("client") });
    await client.getJob({ path, hooks: set("call") });
    await client.GET("/jobs/{job_id}", { params: { path }, hooks: set("path") });
    expect(echo.received.map(({ headers }) => headers["x-by"])).toEqual(["client, call", "client, path"]);
  });
});

describe("traceparent", () => {
  const trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  test("is passed on: as it is, from a function, of one call", async () => {
    echo.answer = (response) => json(response, 200, {});
    const client = createClient<Jobs>(api, { baseUrl: echo.baseUrl, traceparent: () => trace });
    await client.getJob({ path });
    await client.getJob({ path, traceparent: "00-0-0-00" });
    await client.getJob({ path, headers: { traceparent: "mine" } });
    expect(echo.received.map(({ headers }) => headers.traceparent)).toEqual([trace, "00-0-0-00", "mine"]);
  });
});

describe("a call's own options win over its client's", () => {
  test("baseUrl, fetch and headers", async () => {
    echo.answer = (response) => json(response, 200, {});
    const client = createClient<Jobs>(api, {
      baseUrl: "http://127.0.0.1:1",
      headers: { "X-A": "client", "X-B": "client" },
      fetch: () => Promise.reject(new Error("the client's fetch")),
    });
    await client.getJob({ path, baseUrl: echo.baseUrl, fetch: globalThis.fetch, headers: { "X-A": "call" } });
    expect(echo.received[0]).toMatchObject({ url: "/base/jobs/1", headers: { "x-a": "call", "x-b": "client" } });
  });
});

describe("an error shows its request without secrets", () => {
  test("in the address and in headers", async () => {
    echo.answer = (response) => json(response, 404, { detail: "No" });
    const client = createClient<Jobs>(api, { baseUrl: echo.baseUrl, security: { key: "secret-1" } });
    const headers = { Authorization: "Bearer secret-2", Cookie: "sid=secret-3", "X-Plain": "shown" };
    const failure = await client
      .getJob({ path, headers })
      .unwrap()
      .catch((error) => error);
    expect(failure.request).toEqual({
      method: "GET",
      url: `${echo.baseUrl}/jobs/1`,
      headers: { authorization: "[redacted]", cookie: "[redacted]", "x-plain": "shown" },
    });
    const query = { api_key: "secret-4", status: "x" } as object;
    const listed = await client
      .listJobs({ query, retry: false, baseUrl: "http://127.0.0.1:1" })
      .catch((error) => error);
    expect(listed.request.url).toBe("http://127.0.0.1:1/jobs?api_key=redacted&status=x");
    expect(`${failure} ${listed} ${JSON.stringify([failure, listed])}`).not.toContain("secret-");
  });
});
