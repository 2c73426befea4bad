import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import { type Api, ApiError, type Call, createClient, type PathClient } from "./index.ts";

/** A real HTTP server that keeps what it was sent and answers what it is told. */
interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Echo extends AsyncDisposable {
  readonly baseUrl: string;
  readonly received: Received[];
  /** How the next requests are answered. Default: `200 {}` as JSON. */
  answer: (response: ServerResponse, request: Received) => void;
}

async function startEcho(): Promise<Echo> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = "", url = "", headers } = request;
    const received = { method, url, headers, body: Buffer.concat(chunks).toString("latin1") };
    echo.received.push(received);
    echo.answer(response, received);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const echo: Echo = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/base`,
    received: [],
    answer: (response) => json(response, 200, {}),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return echo;
}

function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) {
  response.writeHead(status, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(body));
}

interface Job {
  id: string;
  title?: string;
}
interface Failure {
  error: { code: string; message: string };
}
interface NoParameters {
  path?: never;
  query?: never;
  header?: never;
  cookie?: never;
}
interface Operations {
  listJobs: {
    parameters: Omit<NoParameters, "query"> & { query?: { status?: string; tags?: string[] } };
    requestBody?: never;
    responses: { 200: { headers: unknown; content: { "application/json": Job[] } } };
  };
  getJob: {
    parameters: {
      path: { job_id: string };
      query?: never;
      header?: { "X-Trace"?: number };
      cookie?: { theme?: string };
    };
    requestBody?: never;
    responses: {
      200: { headers: unknown; content: { "application/json": Job } };
      404: { headers: unknown; content: { "application/json": Failure } };
      "5XX": { headers: unknown; content: { "text/plain": string } };
    };
  };
  createJob: {
    parameters: NoParameters;
    requestBody: {
      content: {
        "application/json": Job;
        "application/x-www-form-urlencoded": Job;
        "multipart/form-data": { title: string; tags: string[]; meta: { a: number }; file: Blob };
        "audio/*": unknown;
      };
    };
    responses: {
      201: { headers: unknown; content: { "application/json": Job } };
      204: { headers: unknown; content?: never };
    };
  };
  getAudio: {
    parameters: { path: { job_id: string } };
    requestBody?: never;
    responses: {
      200: { headers: unknown; content: { "audio/wav": unknown; "text/event-stream": string } };
      default: { headers: unknown; content: { "application/problem+json": { title: string } } };
    };
  };
}
interface Paths {
  "/jobs": { get: Operations["listJobs"]; post: Operations["createJob"]; put?: never };
  "/jobs/{job_id}": { get: Operations["getJob"] };
}
interface Jobs extends PathClient<Paths> {
  listJobs: Call<Operations["listJobs"]>;
  getJob: Call<Operations["getJob"]>;
  createJob: Call<Operations["createJob"]>;
  getAudio: Call<Operations["getAudio"]>;
}

const api: Api = {
  baseUrl: "https://api.example.com",
  securitySchemes: {
    key: { type: "apiKey", in: "header", name: "X-API-Key" },
    queryKey: { type: "apiKey", in: "query", name: "key" },
    cookieKey: { type: "apiKey", in: "cookie", name: "session" },
    token: { type: "bearer" },
    basic: { type: "basic" },
  },
  operations: {
    listJobs: { id: "listJobs", method: "GET", path: "/jobs", parameters: { query: { tags: { explode: false } } } },
    getJob: {
      id: "getJob",
      method: "GET",
      path: "/jobs/{job_id}",
      security: [["key"], ["token", "basic"], ["basic"], []],
    },
    createJob: {
      id: "createJob",
      method: "POST",
      path: "/jobs",
      contentType: "application/json",
      security: [["queryKey", "cookieKey"]],
    },
    getAudio: {
      id: "getAudio",
      method: "GET",
      path: "/jobs/{job_id}/audio",
      accept: "audio/wav, text/event-stream",
      security: [["token"]],
    },
  },
};

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

  test("fails as fetch does where there is no server", async () => {
    const nowhere = createClient<Jobs>(api, { baseUrl: "http://127.0.0.1:1" });
    await expect(nowhere.listJobs().unwrap()).rejects.toThrow(TypeError);
  });
});

describe("the body of an answer", () => {
  const call = () => jobs.getAudio({ path: { job_id: "1" } });

  test.each<[string, number, Record<string, string>, string, unknown]>([
    ["JSON", 200, { "Content-Type": "application/json; charset=utf-8" }, '{"a":1}', { a: 1 }],
    ["problem JSON", 409, { "Content-Type": "application/problem+json" }, '{"title":"No"}', { title: "No" }],
    ["text", 200, { "Content-Type": "text/plain" }, "404", "404"],
    ["text of a failure", 404, { "Content-Type": "text/plain" }, "404", "404"],
    ["XML", 200, { "Content-Type": "application/xml" }, "<a/>", "<a/>"],
    ["JSON that does not say so", 200, {}, '{"a":1}', { a: 1 }],
    ["no content", 204, {}, "", undefined],
    ["an empty JSON", 200, { "Content-Type": "application/json", "Content-Length": "0" }, "", undefined],
    ["an empty JSON of unknown length", 200, { "Content-Type": "application/json" }, "", undefined],
    ["a failure that says it is JSON and is not", 502, { "Content-Type": "application/json" }, "<html>", "<html>"],
  ])("%s", async (_name, status, headers, text, body) => {
    echo.answer = (response) => response.writeHead(status, headers).end(text);
    expect(await call()).toMatchObject({ status, body });
  });

  test("bytes", async () => {
    echo.answer = (response) => response.writeHead(200, { "Content-Type": "audio/wav" }).end(Buffer.from([0, 255, 7]));
    const { body } = await call();
    expect(body).toBeInstanceOf(Blob);
    expect([...new Uint8Array(await (body as Blob).arrayBuffer())]).toEqual([0, 255, 7]);
    expect(last()?.headers.accept).toBe("audio/wav, text/event-stream");
  });

  test("events, as a stream that is read while it comes", async () => {
    echo.answer = (response) => response.writeHead(200, { "Content-Type": "text/event-stream" }).write("data: 1\n\n");
    const answer = await call();
    if (answer.status !== 200) throw new Error("unreachable");
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe("data: 1\n\n");
    await reader.cancel();
  });

  test("a success that says it is JSON and is not, is an error", async () => {
    echo.answer = (response) => response.writeHead(200, { "Content-Type": "application/json" }).end("{");
    await expect(call()).rejects.toThrow(SyntaxError);
  });
});

describe("the body of a request", () => {
  test("JSON, unless another type is named", async () => {
    await jobs.createJob({ body: { id: "1" } });
    expect(last()).toMatchObject({ body: '{"id":"1"}', headers: { "content-type": "application/json" } });
  });

  test("a form", async () => {
    await jobs.createJob({ body: { id: "a b", title: "é" }, contentType: "application/x-www-form-urlencoded" });
    expect(last()).toMatchObject({
      body: "id=a%20b&title=%C3%A9",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
  });

  test("a form with parts, from a plain object", async () => {
    const file = new File(["abc"], "a.wav", { type: "audio/wav" });
    await jobs.createJob({
      body: { title: "T", tags: ["x", "y"], meta: { a: 1 }, file },
      contentType: "multipart/form-data",
    });
    const request = last();
    expect(request?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    const form = await new Response(request?.body, {
      headers: { "Content-Type": request?.headers["content-type"] ?? "" },
    }).formData();
    expect(form.getAll("tags")).toEqual(["x", "y"]);
    expect(form.get("meta")).toBe('{"a":1}');
    expect(form.get("file")).toMatchObject({ name: "a.wav", type: "audio/wav", size: 3 });
  });

  test.each<[string, () => Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>]>([
    ["a Blob", () => new Blob(["abc"], { type: "audio/wav" })],
    ["an array of bytes", () => new TextEncoder().encode("abc")],
    ["a stream", () => new Blob(["abc"]).stream()],
  ])("bytes from %s", async (_name, bytes) => {
    await jobs.createJob({ body: bytes(), contentType: "audio/wav" });
    expect(last()).toMatchObject({ body: "abc", headers: { "content-type": "audio/wav" } });
  });
});

describe("credentials", () => {
  const with_ = (security: Parameters<typeof createClient>[1]["security"]) =>
    createClient<Jobs>(api, { baseUrl: echo.baseUrl, security });

  test("go to operations that ask for them, and to no others", async () => {
    const client = with_({ key: "k" });
    await client.getJob({ path: { job_id: "1" } });
    expect(last()?.headers["x-api-key"]).toBe("k");
    await client.listJobs();
    expect(last()?.headers["x-api-key"]).toBeUndefined();
  });

  test("are those of the first alternative that is complete", async () => {
    await with_({ token: "t" }).getJob({ path: { job_id: "1" } });
    expect(last()?.headers.authorization).toBeUndefined();
    await with_({ basic: { username: "ü", password: "p:q" } }).getJob({ path: { job_id: "1" } });
    expect(last()?.headers.authorization).toBe(`Basic ${Buffer.from("ü:p:q").toString("base64")}`);
  });

  test("are asked for anew for each request where they are a function", async () => {
    let count = 0;
    const client = with_({ token: async () => `t${++count}` });
    await client.getAudio({ path: { job_id: "1" } });
    await client.getAudio({ path: { job_id: "1" } });
    expect(echo.received.map(({ headers }) => headers.authorization)).toEqual(["Bearer t1", "Bearer t2"]);
  });

  test("go into query and cookie, and the body stays", async () => {
    await with_({ queryKey: "a&b", cookieKey: "c;d" }).createJob({ body: { id: "1" } });
    expect(last()).toMatchObject({
      url: "/base/jobs?key=a%26b",
      headers: { cookie: "session=c%3Bd" },
      body: '{"id":"1"}',
    });
  });

  test("do not replace what one call says itself", async () => {
    await with_({ key: "k" }).getJob({ path: { job_id: "1" }, headers: { "X-API-Key": "mine" } });
    expect(last()?.headers["x-api-key"]).toBe("mine");
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

describe("middleware", () => {
  test("sees calls of both styles, after authentication, and may change request and answer", async () => {
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
    expect(seen).toEqual(["GET /jobs/{job_id} k", "GET /jobs/{job_id} k"]);
    expect(last()?.headers["x-seen"]).toBe("yes");
  });

  test.each([200, 404])("may answer %i itself", async (status) => {
    jobs.use({ onRequest: () => Response.json({ id: "0" }, { status }) });
    expect(await jobs.getJob({ path: { job_id: "1" } })).toMatchObject({ status, body: { id: "0" } });
    expect(echo.received).toEqual([]);
  });

  test("hears of a server that cannot be reached, until it is taken away", async () => {
    const middleware = { onError: () => Response.json({ id: "offline" }) };
    const nowhere = createClient<Jobs>(api, { baseUrl: "http://127.0.0.1:1", middleware: [middleware] });
    expect(await nowhere.getJob({ path: { job_id: "1" } }).unwrap()).toEqual({ id: "offline" });
    nowhere.eject(middleware);
    await expect(nowhere.getJob({ path: { job_id: "1" } })).rejects.toThrow(TypeError);
  });
});
