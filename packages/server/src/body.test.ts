import { request as httpRequest } from "node:http";
import { gzipSync } from "node:zlib";
import express from "express";
import { describe, expect, test } from "vitest";
import { documentOf, json, type ServeOptions, serve } from "./serve.fixture/serve.ts";

const form = {
  type: "object",
  required: ["title"],
  additionalProperties: false,
  properties: {
    title: { type: "string" },
    tempo: { type: "integer" },
    tags: { type: "array", items: { type: "string" } },
    meta: { type: "object", properties: { key: { type: "string" } } },
    audio: { type: "string", format: "binary" },
    stems: { type: "array", items: { type: "string", format: "binary" } },
  },
};
const document = documentOf({
  "/any": {
    post: {
      operationId: "send",
      requestBody: {
        content: {
          "application/json": { schema: { type: ["object", "array", "string", "number", "null"] } },
          "application/*+json": {},
          "application/merge-patch+json": { schema: { type: "object" } },
          "application/x-www-form-urlencoded": { schema: form },
          "multipart/form-data": { schema: form },
          "text/plain": { schema: { type: "string", maxLength: 20 } },
          "image/*": { schema: { type: "string", format: "binary" } },
        },
      },
      responses: { "200": json(true) },
    },
  },
  "/needed": {
    post: {
      operationId: "need",
      requestBody: { required: true, content: { "application/json": { schema: { type: "object" } } } },
      responses: { "200": json(true) },
    },
  },
});

async function send(init: RequestInit, options: ServeOptions & { path?: string } = {}) {
  const { path = "/any", ...rest } = options;
  let seen: Record<string, unknown> = {};
  const keep = (request: Record<string, unknown>, reply: (...args: unknown[]) => unknown) => {
    seen = request;
    return reply(200, true);
  };
  await using server = await serve(document, { send: keep, need: keep }, rest);
  const response = await server.fetch(path, { method: "POST", ...init });
  const answer = JSON.parse(await response.text());
  return { response, answer, body: seen.body, contentType: seen.contentType, findings: server.findings };
}

const as = (type: string, body: BodyInit): RequestInit => ({ body, headers: { "Content-Type": type } });

/** A body of unknown length, which fetch sends in chunks. */
const chunked = (text: string): RequestInit => {
  const body = new ReadableStream({
    start(controller) {
      if (text) controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });
  return { ...as("application/json", body), duplex: "half" } as RequestInit;
};

describe("a body in chunks", () => {
  test("reaches its handler", async () => {
    expect((await send(chunked("[1]"))).body).toEqual([1]);
  });

  test("is none if it turns out to be empty", async () => {
    const { response, body, contentType } = await send(chunked(""));
    expect([response.status, body, contentType]).toEqual([200, undefined, undefined]);
    const { response: refused, answer } = await send(chunked(""), { path: "/needed" });
    expect([refused.status, answer.detail]).toEqual([400, "body is required."]);
  });
});

describe("a body reaches its handler", () => {
  const cases: [type: string, sent: string, received: unknown][] = [
    ["application/json", '{"a":1}', { a: 1 }],
    ["application/json", "5", 5],
    ["application/json", "null", null],
    ["application/json", '"text"', "text"],
    ["Application/JSON; charset=UTF-8; x=1", "[]", []],
    ["application/merge-patch+json", '{"a":null}', { a: null }],
    ["text/plain", "héllo", "héllo"],
    ["application/x-www-form-urlencoded", "title=a+b&tempo=120&tags=x", { title: "a b", tempo: 120, tags: ["x"] }],
    ["application/x-www-form-urlencoded", "title=1&tags=x&tags=y", { title: "1", tags: ["x", "y"] }],
  ];
  test.each(cases)("%s %s", async (type, sent, received) => {
    const { response, body } = await send(as(type, sent));
    expect(response.status).toBe(200);
    expect(body).toEqual(received);
  });

  test("a compressed one", async () => {
    const body = gzipSync('{"a":1}');
    const init = { body, headers: { "Content-Type": "application/json", "Content-Encoding": "gzip" } };
    expect((await send(init)).body).toEqual({ a: 1 });
  });

  test("one that the application has parsed already", async () => {
    const { body } = await send(as("application/json", '{"a":1}'), { before: (app) => app.use(express.json()) });
    expect(body).toEqual({ a: 1 });
  });

  test("none, where it may be left out", async () => {
    expect(await send({})).toMatchObject({ body: undefined, contentType: undefined, response: { status: 200 } });
  });
});

describe("a body is refused", () => {
  const cases: [why: string, init: RequestInit, status: number, told: object][] = [
    ["bad JSON", as("application/json", "{"), 400, { in: "body", pointer: "", keyword: "mediaType" }],
    ["invalid UTF-8", as("application/json", new Uint8Array([34, 0xff, 34])), 400, { keyword: "mediaType" }],
    ["too long a text", as("text/plain", "x".repeat(21)), 400, { in: "body", pointer: "", keyword: "maxLength" }],
    [
      "a missing field",
      as("application/x-www-form-urlencoded", "tempo=1"),
      400,
      { pointer: "/title", keyword: "required" },
    ],
    [
      "a field of another type",
      as("application/x-www-form-urlencoded", "title=a&tempo=fast"),
      400,
      { pointer: "/tempo", keyword: "type" },
    ],
    ["no multipart", as("multipart/form-data", "x"), 400, { keyword: "mediaType" }],
  ];
  test.each(cases)("%s", async (_why, init, status, violation) => {
    const { response, answer } = await send(init);
    expect(response.status).toBe(status);
    expect(answer.violations).toEqual([expect.objectContaining(violation)]);
  });

  test.each([
    ["of another media type", as("application/xml", "<a/>")],
    ["without one", { body: new Uint8Array([1]) }],
    ["in an unknown charset", as("text/plain; charset=klingon", "x")],
  ])("%s", async (_why, init) => {
    const { response } = await send(init);
    expect(response.status).toBe(415);
    expect(response.headers.get("x-request-id")).toBeTruthy();
  });

  test("415 says what is taken", async () => {
    const { response } = await send(as("text/html", "x"), { path: "/needed" });
    expect(response.headers.get("accept")).toBe("application/json");
  });

  test("a missing one that is required", async () => {
    const { response, answer } = await send({}, { path: "/needed" });
    expect(response.status).toBe(400);
    expect(answer.violations).toEqual([expect.objectContaining({ in: "body", pointer: "", keyword: "required" })]);
  });

  test.each([
    ["with a length", "x".repeat(1001)],
    [
      "in chunks",
      new ReadableStream({
        start: (c) => {
          c.enqueue(new TextEncoder().encode("x".repeat(1001)));
          c.close();
        },
      }),
    ],
  ])("one that is too large, %s", async (_how, body) => {
    const { response, answer } = await send({ ...as("text/plain", body as BodyInit), duplex: "half" } as RequestInit, {
      limits: { body: 1000 },
    });
    expect(response.status).toBe(413);
    expect(answer).toMatchObject({ code: "payload-too-large" });
  });

  test("one that says that it is too large, before it is sent", async () => {
    await using server = await serve(document, {}, { limits: { body: 1000 } });
    const status = await new Promise((resolve, reject) => {
      const headers = { "Content-Type": "text/plain", "Content-Length": 1001 };
      const request = httpRequest(`${server.url}/any`, { method: "POST", headers }, ({ statusCode }) => {
        resolve(statusCode);
        request.destroy();
      });
      request.on("error", reject);
      request.flushHeaders();
    });
    expect(status).toBe(413);
  });

  test("1 MiB is the limit unless another is set", async () => {
    const text = JSON.stringify("x".repeat(1024 * 1024));
    expect((await send(as("application/json", text))).response.status).toBe(413);
    expect((await send(as("application/json", text), { limits: { body: 2 * 1024 * 1024 } })).response.status).toBe(200);
  });

  test("a list of very many wrong items is refused by its first, not by a million errors", async () => {
    const list = documentOf({
      "/list": {
        post: {
          operationId: "list",
          requestBody: { content: { "application/json": { schema: { type: "array", items: { type: "string" } } } } },
          responses: { "200": json(true) },
        },
      },
    });
    await using server = await serve(list, {});
    const body = `[${"1,".repeat(400_000)}1]`;
    const response = await server.fetch("/list", { method: "POST", ...as("application/json", body) });
    expect(response.status).toBe(400);
    expect((await response.json()) as object).toMatchObject({ violations: [{ pointer: "/0", keyword: "type" }] });
  });
});

describe("multipart/form-data", () => {
  const file = (text: string, name: string, type = "audio/wav") => new File([text], name, { type });

  test("fields come typed and files as File", async () => {
    const data = new FormData();
    data.append("title", "One");
    data.append("tempo", "120");
    data.append("tags", "x");
    data.append("meta", '{"key":"C"}');
    data.append("audio", file("RIFF", "a.wav"));
    data.append("stems", file("1", "1.wav"));
    const { body, response } = await send({ body: data });
    expect(response.status).toBe(200);
    const { audio, stems, ...fields } = body as { audio: File; stems: File[] };
    expect(fields).toEqual({ title: "One", tempo: 120, tags: ["x"], meta: { key: "C" } });
    expect([audio.name, audio.type, await audio.text()]).toEqual(["a.wav", "audio/wav", "RIFF"]);
    expect(stems.map(({ name }) => name)).toEqual(["1.wav"]);
  });

  test("a part of JSON may come with its media type", async () => {
    const data = new FormData();
    data.append("title", "One");
    data.append("meta", new Blob(['{"key":"C"}'], { type: "application/json" }));
    expect((await send({ body: data })).body).toEqual({ title: "One", meta: { key: "C" } });
  });

  test("text where a file belongs is refused, and an undeclared field", async () => {
    const data = new FormData();
    data.append("title", "One");
    data.append("audio", "RIFF");
    data.append("other", "1");
    const { response, answer } = await send({ body: data });
    expect(response.status).toBe(400);
    expect(answer.violations).toMatchObject([
      { in: "body", pointer: "/audio", message: "must be a file" },
      { in: "body", pointer: "/other", keyword: "additionalProperties" },
    ]);
  });

  test.each([
    ["a large file", { file: 10 }],
    ["a large body", { body: 100 }],
    ["many files", { files: 1 }],
    ["many fields", { fields: 1 }],
  ])("%s is refused", async (_what, limits) => {
    const data = new FormData();
    data.append("title", "One");
    data.append("tempo", "1");
    data.append("stems", file("x".repeat(50), "1.wav"));
    data.append("stems", file("x".repeat(50), "2.wav"));
    expect((await send({ body: data }, { limits })).response.status).toBe(413);
  });

  test("a body without a length that never ends is refused where it is too large", async () => {
    await using server = await serve(document, {}, { limits: { body: 100_000 } });
    const status = await new Promise((resolve, reject) => {
      const headers = { "Content-Type": "multipart/form-data; boundary=b" };
      const request = httpRequest(`${server.url}/any`, { method: "POST", headers }, ({ statusCode }) => {
        resolve(statusCode);
        request.destroy();
      });
      request.on("error", reject);
      request.write('--b\r\nContent-Disposition: form-data; name="audio"; filename="a"\r\n\r\n');
      const timer = setInterval(() => request.write("x".repeat(20_000)), 5);
      request.on("close", () => clearInterval(timer));
    });
    expect(status).toBe(413);
  });
});

test("what callers write behind a media type takes no memory", async () => {
  await using server = await serve(document, { need: (_request, reply) => reply(200, true) });
  const call = async (n: number) => {
    const init = { method: "POST", body: "{}", headers: { "Content-Type": `application/json; x=${n}` } };
    expect((await server.fetch("/needed", init)).status).toBe(200);
  };
  await call(0);
  const before = process.memoryUsage().heapUsed;
  for (let n = 1; n <= 500; n++) await call(n);
  // About 1 MB for each, when the validator sees them.
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100 * 1024 * 1024);
});

test("a caller who leaves in the middle of a body is no finding, and the next is served", async () => {
  await using server = await serve(document, { need: (_request, reply) => reply(200, true) });
  for (const type of ["application/json", "multipart/form-data; boundary=b"]) {
    await new Promise<void>((resolve) => {
      const headers = { "Content-Type": type, "Content-Length": 1000 };
      const request = httpRequest(`${server.url}/any`, { method: "POST", headers });
      request.on("error", () => resolve());
      request.write('--b\r\nContent-Disposition: form-data; name="title"\r\n\r\n', () =>
        setTimeout(() => request.destroy(), 20),
      );
    });
  }
  const after = await server.fetch("/needed", { method: "POST", ...as("application/json", "{}") });
  expect(after.status).toBe(200);
  expect(server.findings).toEqual([]);
});
