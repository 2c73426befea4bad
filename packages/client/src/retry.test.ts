/** Against a real server that misbehaves. Delays are short; what is asserted is order and count, not time. */
import type { ServerResponse } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Echo, json, startEcho } from "../testdata/echo.ts";
import { api, type Jobs } from "../testdata/jobs.ts";
import { ApiError, ContractError, createClient, NetworkError, type RetryOptions } from "./index.ts";
import { delayAskedFor, delayBefore } from "./retry.ts";

let echo: Echo;
let jobs: Jobs;
const retry: RetryOptions = { minDelay: 1, maxDelay: 4 };
beforeAll(async () => {
  echo = await startEcho();
});
afterAll(() => echo[Symbol.asyncDispose]());
beforeEach(() => {
  echo.received.length = 0;
  jobs = createClient<Jobs>(api, { baseUrl: echo.baseUrl, retry });
});

type Misbehave = (response: ServerResponse) => void;

/** Answers one after another; the last one stays. */
function answers(...misbehaviours: Misbehave[]): void {
  let count = 0;
  echo.answer = (response) => misbehaviours[Math.min(count++, misbehaviours.length - 1)]?.(response);
}
const ok: Misbehave = (response) => json(response, 200, { id: "1" });
const status =
  (code: number, headers = {}): Misbehave =>
  (response) =>
    json(response, code, { error: { code: "NO", message: "No" } }, headers);

const truncated: Misbehave = (response) => {
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "1000" }).write('{"id":');
  setTimeout(() => response.socket?.destroy(), 5);
};
const chunkedBroken: Misbehave = (response) => {
  response.writeHead(200, { "Content-Type": "application/json" }).write('{"id":');
  setTimeout(() => response.socket?.resetAndDestroy(), 5);
};

describe("a call that may be repeated, is, after", () => {
  test.each<[string, Misbehave]>([
    ["a connection reset before the answer", (response) => void response.socket?.resetAndDestroy()],
    ["a connection closed without an answer", (response) => void response.socket?.end()],
    ["an answer that is no HTTP", (response) => void response.socket?.end("SSH-2.0-OpenSSH\r\n")],
    ["a body that is cut off", truncated],
    ["a chunked body that is cut off", chunkedBroken],
    ["408", status(408)],
    ["425", status(425)],
    ["429", status(429)],
    ["500", status(500)],
    ["502, with a page of HTML", (response) => response.writeHead(502, { "Content-Type": "text/html" }).end("<html>")],
    ["503", status(503)],
    ["504", status(504)],
    ["409 with Retry-After", status(409, { "Retry-After": "0" })],
  ])("%s", async (_name, misbehave) => {
    answers(misbehave, ok);
    const job = await jobs.getJob({ path: { job_id: "1" } }).unwrap();
    expect(job).toEqual({ id: "1" });
    expect(echo.received).toHaveLength(2);
  });
});

describe("a call is not repeated", () => {
  test.each([400, 401, 403, 404, 409, 422, 501, 505])("after %i", async (code) => {
    answers(status(code), ok);
    expect((await jobs.getJob({ path: { job_id: "1" } })).status).toBe(code);
    expect(echo.received).toHaveLength(1);
  });

  test("where its method is not idempotent", async () => {
    answers(status(503), ok);
    expect((await jobs.createJob({ body: { id: "1" } })).status).toBe(503);
    expect(echo.received).toHaveLength(1);
  });

  test("where its body is a stream, which was sent", async () => {
    answers(status(503), ok);
    const body = new Blob(["abc"]).stream();
    const headers = { "Idempotency-Key": "k" };
    expect((await jobs.createJob({ body, contentType: "audio/wav", headers })).status).toBe(503);
    expect(echo.received).toHaveLength(1);
  });

  test("where that is switched off, for the client or the call", async () => {
    answers(status(503));
    await createClient<Jobs>(api, { baseUrl: echo.baseUrl, retry: false }).getJob({ path: { job_id: "1" } });
    await jobs.getJob({ path: { job_id: "1" }, retry: false });
    await jobs.GET("/jobs/{job_id}", { params: { path: { job_id: "1" } }, retry: false });
    expect(echo.received).toHaveLength(3);
  });

  test("where the server wants more time than there is", async () => {
    answers(status(503, { "Retry-After": "3600" }), ok);
    expect((await jobs.getJob({ path: { job_id: "1" } })).status).toBe(503);
    expect(echo.received).toHaveLength(1);
  });
});

test("a storm of 503 ends with the last answer, and says how often it was tried", async () => {
  answers(status(503));
  const failure = await jobs
    .getJob({ path: { job_id: "1" }, retry: { retries: 4 } })
    .unwrap()
    .catch((error) => error);
  expect(failure).toBeInstanceOf(ApiError);
  expect(failure).toMatchObject({ status: 503, attempts: 5 });
  expect(echo.received).toHaveLength(5);
});

test("a server that is never there is a NetworkError that says why", async () => {
  answers((response) => void response.socket?.resetAndDestroy());
  const failure = await jobs.getJob({ path: { job_id: "1" } }).catch((error) => error);
  expect(failure).toBeInstanceOf(NetworkError);
  expect(failure).toMatchObject({ code: "NETWORK_ERROR", operationId: "getJob", attempts: 3 });
  expect(failure.message).toMatch(/^getJob: the server could not be reached \(.+\)\.$/);
});

test("a wrong content type is what it is: no JSON is guessed, and a success that is none breaks the contract", async () => {
  answers((response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<html>"));
  expect(await jobs.getJob({ path: { job_id: "1" } })).toMatchObject({ status: 200, body: "<html>" });
  answers((response) => response.writeHead(200, { "Content-Type": "application/json" }).end("<html>"));
  await expect(jobs.getJob({ path: { job_id: "1" } })).rejects.toThrow(ContractError);
  expect(echo.received).toHaveLength(2);
});

test("an Idempotency-Key makes any method repeatable, and stays the same", async () => {
  answers(status(503), (response) => void response.socket?.resetAndDestroy(), status(201));
  const headers = { "Idempotency-Key": "mine" };
  expect((await jobs.createJob({ body: { id: "1" }, headers })).status).toBe(201);
  expect(echo.received.map(({ body, headers }) => [body, headers["idempotency-key"]])).toEqual(
    Array(3).fill(['{"id":"1"}', "mine"]),
  );
});

test("where the contract declares Idempotency-Key, the client makes one for each call", async () => {
  const { createJob, ...others } = api.operations;
  const operations = {
    ...others,
    createJob: { ...createJob, idempotencyKey: "Idempotency-Key" },
  } as typeof api.operations;
  const client = createClient<Jobs>({ ...api, operations }, { baseUrl: echo.baseUrl, retry });
  answers(status(503), status(201));
  await client.createJob({ body: { id: "1" } });
  await client.POST("/jobs", { body: { id: "2" } });
  const keys = echo.received.map(({ headers }) => String(headers["idempotency-key"]));
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});

describe("what the server asks for", () => {
  const answer = (code: number, headers: Record<string, string>) => new Response(null, { status: code, headers });
  const at = (offset: number) => new Date(Date.UTC(2030, 0, 1, 12, 0, offset)).toUTCString();

  test.each<[string, number, Record<string, string>, number | undefined]>([
    ["seconds", 503, { "Retry-After": "7" }, 7_000],
    ["none", 503, {}, undefined],
    ["a date, by a clock that is years ahead", 503, { "Retry-After": at(30), Date: at(0) }, 30_000],
    ["a date that has passed by its own clock", 503, { "Retry-After": at(0), Date: at(30) }, 0],
    ["nonsense", 503, { "Retry-After": "soon" }, undefined],
    ["a quota used up", 429, { RateLimit: '"default";r=0;t=30' }, 30_000],
    ["a quota that is not used up beside one that is", 429, { RateLimit: '"burst";r=5;t=1, "day";r=0;t=90' }, 90_000],
    ["a quota of an earlier draft", 429, { "RateLimit-Reset": "12" }, 12_000],
    ["Retry-After before a quota", 429, { "Retry-After": "1", RateLimit: '"default";r=0;t=30' }, 1_000],
    ["a quota beside a success", 200, { RateLimit: '"default";r=0;t=30' }, undefined],
  ])("%s", (_name, code, headers, delay) => {
    expect(delayAskedFor(answer(code, headers))).toBe(delay);
  });

  test("a date without a Date beside it is by our own clock", () => {
    const delay = delayAskedFor(answer(503, { "Retry-After": new Date(Date.now() + 10_000).toUTCString() })) ?? 0;
    expect(delay).toBeGreaterThan(8_000);
    expect(delay).toBeLessThanOrEqual(10_000);
  });

  test("is waited for, at least", () => {
    const policy = { retries: 9, budget: 100_000, minDelay: 100, maxDelay: 1_000 };
    for (let attempt = 1; attempt < 9; attempt++) {
      const asked = delayBefore(attempt, 0, answer(503, { "Retry-After": "2" }), policy) ?? 0;
      expect(asked).toBeGreaterThanOrEqual(2_000);
      expect(asked).toBeLessThan(2_500);
      const own = delayBefore(attempt, 0, undefined, policy) ?? 0;
      expect(own).toBeGreaterThanOrEqual(Math.min(1_000, 100 * 2 ** (attempt - 1)) / 2);
      expect(own).toBeLessThanOrEqual(1_000);
    }
  });

  test("is not, past the budget or the last attempt", () => {
    const policy = { retries: 2, budget: 5_000, minDelay: 100, maxDelay: 1_000 };
    expect(delayBefore(1, 4_999, answer(503, { "Retry-After": "1" }), policy)).toBeUndefined();
    expect(delayBefore(3, 0, undefined, policy)).toBeUndefined();
  });
});
