import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import { type Echo, json, startEcho } from "../testdata/echo.ts";
import { api, type Job, type Jobs, type Operations } from "../testdata/jobs.ts";
import { ApiError, createClient, NetworkError, type PathClient } from "./index.ts";

let echo: Echo;
let jobs: Jobs;
beforeAll(async () => {
  echo = await startEcho();
});
afterAll(() => echo[Symbol.asyncDispose]());
beforeEach(() => {
  echo.received.length = 0;
  echo.answer = (response) => json(response, 200, {});
  jobs = createClient<Jobs>(api, { baseUrl: echo.baseUrl });
});
const last = () => echo.received.at(-1);

describe("a call by operationId", () => {
  test("fills in path, query, headers and cookies below the base path", async () => {
    await jobs.listJobs({ query: { status: "a b&c", tags: ["x", "y,z"] } });
    expect(last()).toMatchObject({ method: "GET", url: "/base/jobs?status=a%20b%26c&tags=x,y%2Cz" });
    await jobs.getJob({
      path: { job_id: "a/b" },
      headers: { "X-Trace": 7, "X-Other": "o" },
      cookies: { theme: "dark" },
    });
    expect(last()).toMatchObject({
      url: "/base/jobs/a%2Fb",
      headers: { "x-trace": "7", "x-other": "o", cookie: "theme=dark" },
    });
  });

  test.each([undefined, "", ".", ".."])("does not send a path parameter that is %j", async (job_id) => {
    const call = jobs.getJob({ path: { job_id: job_id as string } });
    await expect(call).rejects.toThrow(/getJob: the path parameter "job_id" (is missing|must not be)/);
    expect(echo.received).toEqual([]);
  });

  test("answers with the status, that narrows the body", async () => {
    echo.answer = (response) =>
      json(response, 404, { error: { code: "GONE", message: "No such job" } }, { "X-A": "b" });
    const answer = await jobs.getJob({ path: { job_id: "1" } });
    expect(answer.status).toBe(404);
    expect(answer.headers.get("X-A")).toBe("b");
    expect(answer.response.url).toBe(`${echo.baseUrl}/jobs/1`);
    if (answer.status === 404) expect(answer.body.error.code).toBe("GONE");
    if (answer.status === 200) expectTypeOf(answer.body).toEqualTypeOf<Job>();
    if (answer.status === 503) expectTypeOf(answer.body).toEqualTypeOf<string>();
    if (answer.status === 418) expectTypeOf(answer.body).toEqualTypeOf<unknown>();
  });

  test("unwraps a success to its body", async () => {
    echo.answer = (response) => json(response, 200, { id: "1" });
    const job = await jobs.getJob({ path: { job_id: "1" } }).unwrap();
    expectTypeOf(job).toEqualTypeOf<Job>();
    expect(job).toEqual({ id: "1" });
  });

  test.each([
    [
      { "X-Request-Id": "r1" },
      { error: { code: "GONE", message: "No such job" } },
      "r1",
      "getJob: 404 No such job (request r1)",
    ],
    [{}, { detail: "No such job", request_id: "r2" }, "r2", "getJob: 404 No such job (request r2)"],
    [{}, { error: { message: "No", trace_id: "r3" } }, "r3", "getJob: 404 No (request r3)"],
    [{}, { error: "Gone" }, undefined, "getJob: 404 Gone"],
    [{}, null, undefined, "getJob: 404 Not Found"],
  ])("unwraps a failure to an ApiError: %j %j", async (headers, body, requestId, message) => {
    echo.answer = (response) => json(response, 404, body, headers as Record<string, string>);
    const error = await jobs
      .getJob({ path: { job_id: "1" } })
      .unwrap()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 404, operationId: "getJob", requestId, message, body });
  });

  test("ends when its signal says so", async () => {
    echo.answer = () => {};
    const signal = AbortSignal.timeout(50);
    await expect(jobs.getJob({ path: { job_id: "1" }, signal })).rejects.toMatchObject({ name: "TimeoutError" });
  });
});

describe("a call by path", () => {
  test("is openapi-fetch's, with the contract's styles, and narrows by status", async () => {
    echo.answer = (response) => json(response, 200, [{ id: "1" }]);
    const { data, error, status, response } = await jobs.GET("/jobs", { params: { query: { tags: ["x", "y"] } } });
    expect({ data, error, status }).toEqual({ data: [{ id: "1" }], error: undefined, status: 200 });
    expect(response.ok).toBe(true);
    expect(last()?.url).toBe("/base/jobs?tags=x,y");
    echo.answer = (response) => json(response, 404, { error: { code: "GONE", message: "" } });
    const job = await jobs.GET("/jobs/{job_id}", { params: { path: { job_id: "1" } } });
    if (job.status === 404) expect(job.error.error.code).toBe("GONE");
    expect(job.data).toBeUndefined();
  });

  test("sends bodies and credentials as a call by operationId does", async () => {
    const client = createClient<Jobs>(api, { baseUrl: echo.baseUrl, security: { queryKey: "q", cookieKey: "c" } });
    await client.POST("/jobs", { body: { id: "1" } });
    expect(last()).toMatchObject({
      method: "POST",
      url: "/base/jobs?key=q",
      headers: { "content-type": "application/json", cookie: "session=c" },
      body: '{"id":"1"}',
    });
  });

  test("reads bodies by their media type", async () => {
    echo.answer = (response) => response.writeHead(500, { "Content-Type": "text/plain" }).end("7");
    const failed = await jobs.GET("/jobs/{job_id}", { params: { path: { job_id: "1" } } });
    if (failed.status === 500) expectTypeOf(failed.error).toEqualTypeOf<string>();
    expect(failed.error).toBe("7");
    echo.answer = (response) => response.writeHead(200, { "Content-Type": "audio/wav" }).end("RIFF");
    expect((await jobs.GET("/jobs")).data).toBeInstanceOf(Blob);
  });

  test("of a path that the contract does not have is left to openapi-fetch", async () => {
    echo.answer = (response) => json(response, 200, { a: 1 });
    const anything = jobs as unknown as PathClient<Record<string, { get: Operations["listJobs"] }>>;
    expect((await anything.GET("/else", { params: { query: { tags: ["x", "y"] } } })).data).toEqual({ a: 1 });
    expect(last()?.url).toBe("/base/else?tags=x&tags=y");
  });

  test("takes the caller's own serializers and way of reading", async () => {
    echo.answer = (response) => json(response, 200, { a: 1 });
    const { data } = await jobs.GET("/jobs", { querySerializer: () => "q=1", parseAs: "text" });
    expect(data).toBe('{"a":1}');
    expect(last()?.url).toBe("/base/jobs?q=1");
  });
});

test.each(["", "/v1", "localhost"])("a base URL of %j is refused where there is no page", (baseUrl) => {
  expect(() => createClient<Jobs>(api, { baseUrl })).toThrow(`such as http://localhost:3000, not "${baseUrl}"`);
});

describe("middleware", () => {
  test("sees calls of both styles, without credentials, and may change request and answer", async () => {
    const seen: string[] = [];
    const client = createClient<Jobs>(api, {
      baseUrl: echo.baseUrl,
      security: { key: "k" },
      middleware: [
        {
          onRequest({ request, schemaPath }) {
            seen.push(`${request.method} ${schemaPath} ${request.headers.get("X-API-Key")}`);
            request.headers.set("X-Seen", "yes");
            return request;
          },
          onResponse: () => Response.json({ id: "changed" }),
        },
      ],
    });
    const { body } = await client.getJob({ path: { job_id: "1" } });
    const { data } = await client.GET("/jobs/{job_id}", { params: { path: { job_id: "1" } } });
    expect([body, data]).toEqual([{ id: "changed" }, { id: "changed" }]);
    expect(seen).toEqual(["GET /jobs/{job_id} null", "GET /jobs/{job_id} null"]);
    expect(last()?.headers).toMatchObject({ "x-seen": "yes", "x-api-key": "k" });
  });

  test.each([200, 404])("may answer %i itself", async (status) => {
    jobs.use({ onRequest: () => Response.json({ id: "0" }, { status }) });
    expect(await jobs.getJob({ path: { job_id: "1" } })).toMatchObject({ status, body: { id: "0" } });
    expect(echo.received).toEqual([]);
  });

  test("hears of a server that cannot be reached, until it is taken away", async () => {
    const middleware = { onError: () => Response.json({ id: "offline" }) };
    const nowhere = createClient<Jobs>(api, { baseUrl: "http://127.0.0.1:1", middleware: [middleware], retry: false });
    expect(await nowhere.getJob({ path: { job_id: "1" } }).unwrap()).toEqual({ id: "offline" });
    nowhere.eject(middleware);
    await expect(nowhere.getJob({ path: { job_id: "1" } })).rejects.toThrow(NetworkError);
  });
});
