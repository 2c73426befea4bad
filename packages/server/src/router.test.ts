import { createContract, Problem } from "@cantus/contract";
import express from "express";
import { describe, expect, test } from "vitest";
import { listen } from "./listen.ts";
import { problemHandlers } from "./problem-handlers.ts";
import { createRouter } from "./router.ts";
import { documentOf, json, serve } from "./serve.fixture/serve.ts";

const track = {
  type: "object",
  required: ["id", "title"],
  additionalProperties: false,
  properties: {
    id: { type: "integer" },
    title: { type: "string", maxLength: 10 },
    mode: { type: "string", default: "focus" },
  },
};
const document = documentOf(
  {
    "/tracks": {
      get: {
        operationId: "listTracks",
        parameters: [
          { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 100, default: 50 } },
          { name: "tags", in: "query", schema: { type: "array", items: { type: "string" } } },
          { name: "X-Trace", in: "header", schema: { type: "array", items: { type: "integer" } } },
          { name: "session", in: "cookie", schema: { type: "integer" } },
        ],
        responses: { "200": json(true) },
      },
      post: {
        operationId: "createTrack",
        requestBody: {
          required: true,
          content: { "application/json": { schema: { $ref: "#/components/schemas/Track" } } },
        },
        responses: {
          "201": json(
            { $ref: "#/components/schemas/Track" },
            { headers: { Location: { required: true, schema: { type: "string" } } } },
          ),
          "409": json(true),
        },
      },
    },
    "/tracks/{track_id}": {
      parameters: [{ name: "track_id", in: "path", required: true, schema: { type: "integer" } }],
      get: {
        operationId: "getTrack",
        responses: { "200": json({ $ref: "#/components/schemas/Track" }), "404": json(true) },
      },
      delete: { operationId: "removeTrack", responses: { "204": { description: "" } } },
    },
  },
  { schemas: { Track: track } },
);

describe("finding the operation", () => {
  const cases: [method: string, path: string, status: number, allow: string | null][] = [
    ["GET", "/tracks/1", 200, null],
    ["GET", "/tracks/1/", 404, null],
    ["GET", "/Tracks/1", 404, null],
    ["GET", "//tracks/1", 404, null],
    ["GET", "/nothing", 404, null],
    ["GET", "/tracks/%E0%A4%A", 400, null],
    ["PUT", "/tracks/1", 405, "GET, DELETE, HEAD, OPTIONS"],
    ["PATCH", "/tracks", 405, "GET, POST, HEAD, OPTIONS"],
    ["OPTIONS", "/tracks/1", 204, "GET, DELETE, HEAD, OPTIONS"],
    ["HEAD", "/tracks/1", 200, null],
    ["DELETE", "/tracks/1", 204, null],
  ];
  test.each(cases)("%s %s → %i", async (method, path, status, allow) => {
    await using server = await serve(document, {
      getTrack: (_request, reply) => reply(200, { id: 1, title: "One" }),
      removeTrack: (_request, reply) => reply(204),
    });
    const response = await server.fetch(path, { method });
    expect(response.status).toBe(status);
    expect(response.headers.get("allow")).toBe(allow);
    expect(server.findings).toEqual([]);
  });

  test("HEAD is answered with the headers of GET and no body", async () => {
    await using server = await serve(document, { getTrack: (_request, reply) => reply(200, { id: 1, title: "One" }) });
    const head = await server.fetch("/tracks/1", { method: "HEAD" });
    const get = await server.fetch("/tracks/1");
    expect(head.headers.get("content-length")).toBe(get.headers.get("content-length"));
    expect(head.headers.get("content-type")).toBe("application/json");
    expect(await head.text()).toBe("");
  });

  test("the base path of servers is served, and a mounted router stands below its mount", async () => {
    const based = { ...document, servers: [{ url: "https://api.example.com/v1+beta" }] };
    const handlers = {
      getTrack: (_request: unknown, reply: (...args: unknown[]) => unknown) => reply(200, { id: 1, title: "One" }),
    };
    await using root = await serve(based, handlers);
    await using mounted = await serve(based, handlers, { mount: "/staging" });
    const status = async (server: typeof root, path: string) => (await server.fetch(path)).status;
    expect(await status(root, "/v1+beta/tracks/1")).toBe(200);
    expect(await status(root, "/tracks/1")).toBe(404);
    expect(await status(mounted, "/staging/v1+beta/tracks/1")).toBe(200);
    expect(await status(mounted, "/staging/tracks/1")).toBe(200);
    expect(await status(mounted, "/tracks/1")).toBe(404);
  });

  test("several contracts stand in one application, none swallowing another's paths", async () => {
    const one = createContract(
      documentOf({ "/one": { get: { operationId: "one", responses: { "200": json(true) } } } }),
    );
    const two = createContract(
      documentOf({ "/two": { get: { operationId: "two", responses: { "200": json(true) } } } }),
    );
    const app = express();
    const handler = (id: string) => ({ [id]: (_: unknown, reply: (...args: unknown[]) => unknown) => reply(200, id) });
    app.use(createRouter(one, { handlers: handler("one"), security: {} } as never));
    app.use(createRouter(two, { handlers: handler("two"), security: {} } as never));
    app.get("/health", (_request, response) => void response.send("well"));
    app.use(...problemHandlers(one));
    const server = await listen(app, { port: 0 });
    const text = async (path: string) => (await fetch(server.url + path)).text();
    expect(await text("/one")).toBe('"one"');
    expect(await text("/two")).toBe('"two"');
    expect(await text("/health")).toBe("well");
    expect(JSON.parse(await text("/three"))).toMatchObject({ status: 404, code: "not-found" });
    await server.close();
  });
});

describe("what reaches a handler", () => {
  async function received(path: string, init?: RequestInit) {
    let seen: Record<string, unknown> = {};
    const keep = (request: Record<string, unknown>, reply: (...args: unknown[]) => unknown) => {
      seen = request;
      return request.body ? reply(409, null) : reply(path === "/tracks" || path.includes("?") ? 200 : 404, null);
    };
    await using server = await serve(
      document,
      { listTracks: keep, createTrack: keep, getTrack: keep },
      { context: { name: "tests" } },
    );
    const response = await server.fetch(path, init);
    return { response, seen, problem: JSON.parse((await response.text()) || "null"), findings: server.findings };
  }

  test("path parameters are coerced", async () => {
    const { seen } = await received("/tracks/7");
    expect(seen.path).toEqual({ track_id: 7 });
    expect(seen.context).toEqual({ name: "tests" });
    expect(seen.operation).toMatchObject({ id: "getTrack" });
  });

  test("defaults are filled in, in queries and in bodies", async () => {
    expect((await received("/tracks")).seen.query).toEqual({ limit: 50 });
    const body = JSON.stringify({ id: 1, title: "One" });
    const { seen } = await received("/tracks", {
      method: "POST",
      body,
      headers: { "Content-Type": "application/json; charset=UTF-8" },
    });
    expect(seen.body).toEqual({ id: 1, title: "One", mode: "focus" });
    expect(seen.contentType).toBe("application/json");
  });

  test("query, headers and cookies are read by their styles, whatever the case of a header", async () => {
    const { seen } = await received("/tracks?limit=7&tags=a%2Bb&tags=c+d", {
      headers: { "x-TRACE": "1, 2", Cookie: "a=b; session=5" },
    });
    expect(seen.query).toEqual({ limit: 7, tags: ["a+b", "c d"] });
    expect(seen.headers).toEqual({ "X-Trace": [1, 2] });
    expect(seen.cookies).toEqual({ session: 5 });
  });

  const refused: [path: string, violation: object][] = [
    ["/tracks?limit=0", { in: "query", pointer: "/limit", keyword: "minimum", message: "must be >= 1" }],
    ["/tracks?limit=0x10", { in: "query", pointer: "/limit", keyword: "type", message: "must be integer" }],
    ["/tracks?limit=%205", { in: "query", pointer: "/limit", keyword: "type", message: "must be integer" }],
    [
      "/tracks?limt=5",
      {
        in: "query",
        pointer: "/limt",
        keyword: "additionalProperties",
        message: "is not a query parameter of this operation",
      },
    ],
    [
      "/tracks?limit=%ff",
      { in: "query", pointer: "/limit", keyword: "encoding", message: "must be percent-encoded UTF-8" },
    ],
    ["/tracks/abc", { in: "path", pointer: "/track_id", keyword: "type", message: "must be integer" }],
  ];
  test.each(refused)("%s is refused", async (path, violation) => {
    const { response, problem } = await received(path);
    expect(response.status).toBe(400);
    expect(problem).toMatchObject({ code: "invalid-request", violations: [violation] });
  });

  test("every violation of a body is told, with its pointer", async () => {
    const body = JSON.stringify({ id: "x", title: "longer than ten", more: 1 });
    const { response, problem } = await received("/tracks", {
      method: "POST",
      body,
      headers: { "Content-Type": "application/json" },
    });
    expect(response.status).toBe(400);
    expect(problem.violations.map((v: Record<string, string>) => [v.in, v.pointer, v.keyword])).toEqual(
      expect.arrayContaining([
        ["body", "/id", "type"],
        ["body", "/title", "maxLength"],
        ["body", "/more", "additionalProperties"],
      ]),
    );
    expect(problem.violations).toHaveLength(3);
  });
});

describe("request ids", () => {
  test.each([
    ["trace-1.2:3", true],
    ["a b", false],
    ["x".repeat(129), false],
    ['"><script>', false],
  ])("%s is echoed: %s", async (id, isEchoed) => {
    await using server = await serve(document, {
      getTrack: (request, reply) => reply(200, { id: 1, title: request.requestId.slice(0, 10) }),
    });
    const response = await server.fetch("/tracks/1", { headers: { "X-Request-Id": id } });
    const sent = response.headers.get("x-request-id") ?? "";
    if (isEchoed) expect(sent).toBe(id);
    else expect(sent).toMatch(/^[0-9a-f-]{36}$/);
    expect(await response.json()).toMatchObject({ title: sent.slice(0, 10) });
  });
});

describe("what a handler throws", () => {
  test("a problem leaves in the API's own shape", async () => {
    const shaped = {
      ...document,
      "x-problem": {
        mediaType: "application/json",
        body: { error: { code: "{code}", text: "{detail}" }, id: "{requestId}" },
      },
    };
    await using server = await serve(shaped, {
      getTrack: () => {
        throw new Problem("not-found", { detail: "No such track" });
      },
    });
    const response = await server.fetch("/tracks/1", { headers: { "X-Request-Id": "r1" } });
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: { code: "not-found", text: "No such track" }, id: "r1" });
    expect(server.findings).toEqual([]);
  });

  test.each([
    [
      "at once",
      () => {
        throw new Error("password=secret");
      },
    ],
    [
      "later",
      async () => {
        throw new Error("password=secret");
      },
    ],
    [
      "without an error",
      () => {
        throw "password=secret";
      },
    ],
  ])("anything else, thrown %s, is an internal error that tells nothing", async (_when, getTrack) => {
    await using server = await serve(document, { getTrack });
    const response = await server.fetch("/tracks/1");
    expect(response.status).toBe(500);
    expect(await response.text()).not.toMatch(/secret|router\.ts|at /);
    expect(server.findings).toMatchObject([
      { kind: "unexpected-error", method: "GET", path: "/tracks/1", operationId: "getTrack" },
    ]);
  });

  test("a problem of a status that is not declared is a broken answer, but a 501 of a stub is not", async () => {
    await using server = await serve(document, {
      getTrack: () => {
        throw new Problem("conflict");
      },
      removeTrack: () => {
        throw new Problem("not-implemented");
      },
    });
    expect((await server.fetch("/tracks/1")).status).toBe(500);
    expect(server.findings).toMatchObject([
      { kind: "broken-response", status: 409, violations: [{ keyword: "status" }] },
    ]);
    expect((await server.fetch("/tracks/1", { method: "DELETE" })).status).toBe(501);
  });

  test("renderProblem may replace how one looks", async () => {
    await using server = await serve(
      document,
      {},
      {
        renderProblem: (problem) =>
          problem.code === "invalid-request"
            ? { status: 422, headers: { "Content-Type": "text/plain" }, body: "no" }
            : undefined,
      },
    );
    const response = await server.fetch("/tracks/x");
    expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([
      422,
      "text/plain",
      "no",
    ]);
  });
});

describe("setting a router up", () => {
  const valid = { listTracks: () => {}, createTrack: () => {}, getTrack: () => {}, removeTrack: () => {} };
  test.each([
    [{ ...valid, getTrack: undefined }, "MISSING_HANDLER", "no handler for getTrack of tracks"],
    [{ ...valid, getTracks: () => {} }, "UNKNOWN_HANDLER", "handlers for getTracks, which tracks does not have"],
  ])("handlers have to be those of the contract", (handlers, code, text) => {
    const create = () => createRouter(document, { handlers, security: {} } as never);
    expect(create).toThrow(expect.objectContaining({ code, message: expect.stringContaining(text) }));
  });

  test.each([
    ["nothing", undefined, "NO_CONTRACT", "is undefined; pass what"],
    ["a file's name", "openapi.yaml", "NO_CONTRACT", "is a text; read the contract first"],
    ["a contract that is still being read", Promise.resolve(document), "NO_CONTRACT", "is a promise; await it"],
    ["an object that is none", {}, "NOT_OPENAPI", "no `openapi` field"],
  ])("%s is no contract", (_, contract, code, text) => {
    const expected = expect.objectContaining({ code, message: expect.stringContaining(text) });
    expect(() => createRouter(contract as never, { handlers: valid, security: {} } as never)).toThrow(expected);
    expect(() => problemHandlers(contract as never)).toThrow(expected);
  });

  test.each([undefined, {}])("without handlers, all are missing that the contract has: %s", (options) => {
    const create = () => createRouter(document, options as never);
    const message = expect.stringContaining("no handler for listTracks, createTrack, getTrack, removeTrack");
    expect(create).toThrow(expect.objectContaining({ code: "MISSING_HANDLER", message }));
  });

  test("a validator that there is not is told, with those that there are", () => {
    const create = () => createRouter(document, { handlers: valid, security: {}, validator: "Compiled" } as never);
    const message = expect.stringContaining('no validator "Compiled": pass "express-openapi-validator", "compiled"');
    expect(create).toThrow(expect.objectContaining({ code: "UNKNOWN_VALIDATOR", message }));
  });

  test("each security scheme needs a function", () => {
    const secured = {
      ...document,
      security: [{ Key: [] }],
      components: { ...document.components, securitySchemes: { Key: { type: "apiKey", in: "header", name: "X-Key" } } },
    };
    const create = () => createRouter(secured as never, { handlers: valid, security: {} } as never);
    expect(create).toThrow(
      expect.objectContaining({ code: "MISSING_SECURITY", message: expect.stringContaining("Key") }),
    );
  });
});
