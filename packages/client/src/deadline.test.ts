/** A deadline and a signal end everything at once, wherever the call is. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Echo, json, startEcho } from "../testdata/echo.ts";
import { api, type Jobs } from "../testdata/jobs.ts";
import { AbortError, type CallOptions, createClient, TimeoutError } from "./index.ts";

let echo: Echo;
let jobs: Jobs;
beforeAll(async () => {
  echo = await startEcho();
});
afterAll(() => echo[Symbol.asyncDispose]());
beforeEach(() => {
  echo.received.length = 0;
  jobs = createClient<Jobs>(api, { baseUrl: echo.baseUrl });
});

const path = { job_id: "1" };
const never = new Promise<never>(() => {});

/** Where a call may be when its time is up. */
const places: [string, (options: CallOptions) => Promise<unknown>][] = [
  [
    "before the answer",
    (options) => {
      echo.answer = () => {};
      return jobs.getJob({ path, ...options });
    },
  ],
  [
    "in a body that comes byte by byte",
    (options) => {
      echo.answer = (response) => {
        response.writeHead(200, { "Content-Type": "application/json" });
        const timer = setInterval(() => response.write(" "), 5);
        response.on("close", () => clearInterval(timer));
      };
      return jobs.getJob({ path, ...options });
    },
  ],
  [
    "between two attempts",
    (options) => {
      echo.answer = (response) => json(response, 503, {}, { "Retry-After": "20" });
      return jobs.getJob({ path, ...options });
    },
  ],
  ["in a fetch that knows no signals", (options) => jobs.getJob({ path, fetch: () => never, ...options })],
  [
    "waiting for a credential",
    (options) => {
      const client = createClient<Jobs>(api, { baseUrl: echo.baseUrl, security: { key: () => never } });
      return client.getJob({ path, ...options });
    },
  ],
  [
    "in a call by path",
    (options) => {
      echo.answer = () => {};
      return jobs.GET("/jobs/{job_id}", { params: { path }, ...options });
    },
  ],
];

describe.each(places)("%s", (_name, call) => {
  test("the timeout", async () => {
    const failure = await call({ timeout: 40 }).catch((error: Error) => error);
    expect(failure).toBeInstanceOf(TimeoutError);
    expect(failure).toMatchObject({ name: "TimeoutError", code: "TIMEOUT", operationId: "getJob" });
    expect(String(failure)).toContain("more than 40 ms");
  });

  test("the caller's signal", async () => {
    const controller = new AbortController();
    const reason = new Error("the user left");
    setTimeout(() => controller.abort(reason), 40);
    const failure = await call({ signal: controller.signal }).catch((error) => error);
    expect(failure).toBeInstanceOf(AbortError);
    expect(failure).toMatchObject({ name: "AbortError", code: "ABORTED", cause: reason });
  });
});

test("a signal that has ended already sends nothing", async () => {
  await expect(jobs.getJob({ path, signal: AbortSignal.abort() })).rejects.toThrow(AbortError);
  expect(echo.received).toEqual([]);
});

test("the timeout is over when the answer is there: a stream may take longer, and still ends by its signal", async () => {
  echo.answer = (response) => {
    response.writeHead(200, { "Content-Type": "text/event-stream" }).write("data: 1\n\n");
    setTimeout(() => response.write("data: 2\n\n"), 1_200);
  };
  const controller = new AbortController();
  const { body } = await jobs.getAudio({ path, timeout: 1_000, signal: controller.signal });
  const reader = (body as ReadableStream<BufferSource>).pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader.read()).value).toBe("data: 1\n\n");
  expect((await reader.read()).value).toBe("data: 2\n\n");
  controller.abort();
  await expect(reader.read()).rejects.toMatchObject({ name: "AbortError" });
});

test("the answer says where it came from, though it was read for the caller", async () => {
  echo.answer = (response) => json(response, 200, { id: "1" });
  const { response } = await jobs.getJob({ path });
  expect(response).toMatchObject({ url: `${echo.baseUrl}/jobs/1`, redirected: false, status: 200 });
});
