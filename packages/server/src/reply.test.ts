import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { documentOf, json, type LooseHandler, serve } from "./serve.fixture/serve.ts";

const track = {
  type: "object",
  required: ["id"],
  additionalProperties: false,
  properties: { id: { type: "integer" }, secret: { type: "string", writeOnly: true } },
};
const document = documentOf({
  "/x": {
    get: {
      operationId: "x",
      responses: {
        "200": json(track),
        "201": json(true, {
          headers: {
            Location: { required: true, schema: { type: "string", format: "uri-reference" } },
            "X-Count": { schema: { type: "integer" } },
            "X-List": { schema: { type: "array", items: { type: "integer" } } },
          },
        }),
        "202": {
          description: "",
          content: { "text/plain": { schema: { type: "string", maxLength: 5 } }, "text/csv": {} },
        },
        "203": { description: "", content: { "audio/*": {} } },
        "204": { description: "" },
        "206": { description: "", content: { "application/octet-stream": {} } },
        "302": { description: "", headers: { Location: { required: true, schema: { type: "string" } } } },
        "4XX": { description: "", content: { "application/problem+json": { schema: track } } },
        "500": json(track),
        default: json({ type: ["object", "null"] }),
      },
    },
  },
});

async function answer(x: LooseHandler, init?: RequestInit, options = {}) {
  await using server = await serve(document, { x }, options);
  const response = await server.fetch("/x", { redirect: "manual", ...init });
  const bytes = Buffer.from(await response.arrayBuffer());
  return {
    status: response.status,
    headers: response.headers,
    bytes,
    text: bytes.toString(),
    findings: server.findings,
  };
}

describe("an answer that keeps the contract is sent", () => {
  type Reply = [status: number, body?: unknown, options?: object];
  const cases: [reply: Reply, type: string | null, text: string][] = [
    [[200, { id: 1 }], "application/json", '{"id":1}'],
    [[200, { id: 1, secret: undefined }], "application/json", '{"id":1}'],
    [[201, null, { headers: { location: "/x/1" } }], "application/json", "null"],
    [[202, "hello", { contentType: "text/plain" }], "text/plain; charset=utf-8", "hello"],
    [[202, "a;b;c;d", { contentType: "text/csv" }], "text/csv; charset=utf-8", "a;b;c;d"],
    [[203, new Uint8Array([65]), { contentType: "audio/wav" }], "audio/wav", "A"],
    [[204], null, ""],
    [[206, new Blob(["blob"])], "application/octet-stream", "blob"],
    [[206, Readable.from([Buffer.from("a"), Buffer.from("b")])], "application/octet-stream", "ab"],
    [[206, new Blob(["web"]).stream()], "application/octet-stream", "web"],
    [[302, undefined, { headers: { Location: "/y" } }], null, ""],
    [[418, { id: 1 }], "application/problem+json", '{"id":1}'],
    [[503, null], "application/json", "null"],
  ];
  test.each(cases)("%j", async (reply, type, text) => {
    const sent = await answer((_request, make) => make(...reply));
    expect(sent).toMatchObject({ status: reply[0], text, findings: [] });
    expect(sent.headers.get("content-type")).toBe(type);
  });

  test("headers are written in their style, several cookies as several fields", async () => {
    const headers = {
      Location: "/x/1",
      "X-Count": 3,
      "X-List": [1, 2],
      "Set-Cookie": ["a=1", "b=2"],
      "X-None": undefined,
    };
    const sent = await answer((_request, reply) => reply(201, 1, { headers }));
    expect(sent.status).toBe(201);
    expect(sent.headers.get("x-count")).toBe("3");
    expect(sent.headers.get("x-list")).toBe("1,2");
    expect(sent.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(sent.headers.has("x-none")).toBe(false);
  });

  test("a length is said where it is known", async () => {
    const length = async (body: unknown) =>
      (await answer((_request, reply) => reply(206, body))).headers.get("content-length");
    expect(await length(new Uint8Array(5))).toBe("5");
    expect(await length(new Blob(["blob"]))).toBe("4");
    expect(await length(Readable.from([Buffer.from("a")]))).toBe(null);
  });

  test("a file is streamed, and closed when the caller asks only for its headers", async () => {
    const stream = createReadStream(import.meta.filename);
    const sent = await answer((_request, reply) => reply(206, stream), { method: "HEAD" });
    expect([sent.status, sent.text, stream.destroyed]).toEqual([206, "", true]);
  });
});

describe("an answer that breaks the contract is never sent", () => {
  type Reply = [status: number, body?: unknown, options?: object];
  const cases: [what: string, reply: Reply, violation: object][] = [
    ["a wrong body", [200, { id: "1" }], { in: "body", pointer: "/id", keyword: "type", message: "must be integer" }],
    ["an extra property", [200, { id: 1, more: 2 }], { pointer: "/more", keyword: "additionalProperties" }],
    ["a missing property", [200, {}], { pointer: "/id", keyword: "required" }],
    [
      "a property that is only for requests",
      [200, { id: 1, secret: "s" }],
      { pointer: "/secret", keyword: "writeOnly" },
    ],
    ["a wrong body of a 500", [500, {}], { pointer: "/id", keyword: "required" }],
    ["a wrong body of a range", [404, {}], { pointer: "/id", keyword: "required" }],
    ["no body", [200], { keyword: "content", message: "there is no body, and one of application/json is declared" }],
    ["a body on a 204", [204, {}], { keyword: "content", message: "there is a body, and none is declared" }],
    ["a missing header", [201, 1], { in: "header", pointer: "/Location", keyword: "required" }],
    [
      "a wrong header",
      [201, 1, { headers: { Location: "/", "X-Count": "many" } }],
      { in: "header", pointer: "/X-Count", keyword: "type" },
    ],
    ["another media type", [200, { id: 1 }, { contentType: "text/html" }], { keyword: "mediaType" }],
    ["no media type of several", [202, "a"], { keyword: "mediaType" }],
    ["too long a text", [202, "too long", { contentType: "text/plain" }], { keyword: "maxLength" }],
    ["no text", [202, 5, { contentType: "text/plain" }], { keyword: "type" }],
    ["an object as bytes", [206, { a: 1 }], { keyword: "type" }],
  ];
  test.each(cases)("%s", async (_what, reply, violation) => {
    const sent = await answer((_request, make) => make(...reply));
    expect(sent.status).toBe(500);
    expect(JSON.parse(sent.text)).toMatchObject({ code: "internal-error" });
    expect(sent.findings).toEqual([
      expect.objectContaining({
        kind: "broken-response",
        method: "GET",
        path: "/x",
        operationId: "x",
        status: reply[0],
      }),
    ]);
    expect(sent.findings[0]?.violations).toEqual([expect.objectContaining(violation)]);
  });

  test("an undeclared status", async () => {
    const narrow = documentOf({
      "/x": { get: { operationId: "x", responses: { "200": json(true), "404": json(true) } } },
    });
    await using server = await serve(narrow, { x: (_request, reply) => reply(418, 1) });
    expect((await server.fetch("/x")).status).toBe(500);
    expect(server.findings[0]?.violations).toMatchObject([
      { keyword: "status", message: "the status is not declared (declared: 200, 404)" },
    ]);
  });

  test("unless validateResponses is false", async () => {
    expect(await answer((_request, reply) => reply(200, { id: "1" }), {}, { validateResponses: false })).toMatchObject({
      status: 200,
      text: '{"id":"1"}',
    });
  });
});

describe("only what its own reply made is an answer", () => {
  let stale: unknown;
  test.each<[string, LooseHandler, string]>([
    ["nothing", () => undefined, "The handler of x returned nothing: is a `return` missing before `reply(…)`?"],
    ["a plain object", () => ({ status: 200 }), "did not make: return `reply(status, body)`"],
    [
      "an earlier reply",
      (_request, reply) => {
        const given = stale;
        stale = reply(204);
        return given ?? stale;
      },
      "returned what the reply function of another call made",
    ],
  ])("%s", async (what, x, message) => {
    if (what === "an earlier reply") expect((await answer(x)).status).toBe(204);
    const { status, findings } = await answer(x);
    expect(status).toBe(500);
    expect(findings).toMatchObject([
      { kind: "unexpected-error", error: { code: "BAD_REPLY", message: expect.stringContaining(message) } },
    ]);
  });
});

describe("what the caller accepts", () => {
  test.each([
    ["application/json", 200],
    ["text/html, application/*;q=0.1", 200],
    ["*/*", 200],
    ["text/html", 406],
    ["application/json;q=0, text/html", 406],
  ])("Accept: %s → %i", async (accept, status) => {
    const only = documentOf({ "/x": { get: { operationId: "x", responses: { "200": json(true) } } } });
    await using server = await serve(only, { x: (_request, reply) => reply(200, 1) });
    expect((await server.fetch("/x", { headers: { Accept: accept } })).status).toBe(status);
  });
});

test("a stream that breaks ends the connection, and the log gets why", async () => {
  const broken = async function* () {
    yield Buffer.from("half");
    throw new Error("the disk is away");
  };
  await using server = await serve(document, { x: (_request, reply) => reply(206, broken()) });
  const response = await server.fetch("/x");
  await expect(response.text()).rejects.toThrow();
  expect(server.findings).toMatchObject([{ kind: "unexpected-error", error: { message: "the disk is away" } }]);
});

test("a stream that breaks before its first byte is an internal error, with none of the reply's headers", async () => {
  const x: LooseHandler = (_request, reply) =>
    reply(206, createReadStream("/no/such/file"), { headers: { "Content-Length": 5, "X-Secret": "1" } });
  const sent = await answer(x);
  expect([sent.status, sent.headers.get("x-secret"), JSON.parse(sent.text).code]).toEqual([
    500,
    null,
    "internal-error",
  ]);
  expect(sent.findings).toMatchObject([{ kind: "unexpected-error", error: { code: "ENOENT" } }]);
});

test("an empty stream is an empty body", async () => {
  expect(await answer((_request, reply) => reply(206, Readable.from([])))).toMatchObject({
    status: 206,
    text: "",
    findings: [],
  });
});

test("a caller who leaves in the middle of a stream closes it, and is no finding", async () => {
  let isClosed = false;
  const endless = async function* () {
    try {
      for (;;) yield Buffer.alloc(100_000);
    } finally {
      isClosed = true;
    }
  };
  await using server = await serve(document, { x: (_request, reply) => reply(206, endless()) });
  const controller = new AbortController();
  await server.fetch("/x", { signal: controller.signal });
  controller.abort();
  await expect.poll(() => isClosed).toBe(true);
  expect(server.findings).toEqual([]);
});

test("a body that cannot be written as JSON is an internal error", async () => {
  const round: Record<string, unknown> = {};
  round.self = round;
  const sent = await answer((_request, reply) => reply(503, round));
  expect(sent.status).toBe(500);
  expect(sent.findings).toMatchObject([{ kind: "unexpected-error" }]);
});
