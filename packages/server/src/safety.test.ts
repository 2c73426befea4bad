import { describe, expect, test } from "vitest";
import { documentOf, json, serve } from "./serve.fixture/serve.ts";

const VALIDATORS = ["express-openapi-validator", "compiled"] as const;
const LENGTH = 500_000;
const long = (text: string, end = "!") => text.repeat(LENGTH / text.length) + end;

function bodyOf(schema: unknown, type = "application/json") {
  return { required: true, content: { [type]: { schema } } };
}

function post(id: string, schema: unknown, type?: string) {
  return { post: { operationId: id, requestBody: bodyOf(schema, type), responses: { "200": json({}) } } };
}

function jsonRequest(body: unknown): RequestInit {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { method: "POST", headers: { "content-type": "application/json" }, body: text };
}

describe.each(VALIDATORS)("patterns that hang JavaScript's engine, with %s", (validator) => {
  const hanging = { type: "string", pattern: "^(a+)+$" };
  const document = documentOf(
    {
      "/nested": post("nested", { type: "object", properties: { a: hanging } }),
      "/in-a-list": post("list", { type: "array", items: { type: "string", pattern: "^(a|aa)+$" } }),
      "/text": post("text", { type: "string", pattern: "\\s+$" }, "text/plain"),
      "/form": post(
        "form",
        { type: "object", properties: { a: { pattern: "^(.*a){12}$" } } },
        "application/x-www-form-urlencoded",
      ),
      "/names": post("names", { type: "object", propertyNames: { pattern: "^(([a-z])+.)+[A-Z]([a-z])+$" } }),
      "/members": post("members", {
        type: "object",
        patternProperties: { "^(\\w+\\s?)*$": { type: "integer" } },
        additionalProperties: false,
      }),
      "/choice": post("choice", { oneOf: [{ pattern: "a*a*b$" }, { pattern: "^(?=(a+)+$)c" }] }),
      "/referred": post("referred", { $ref: "#/components/schemas/Hanging" }),
      "/url": post("url", { type: "string", format: "url" }),
      "/back": post("back", { type: "string", pattern: "^(a+)+\\1b$" }),
      "/{key}": {
        get: {
          operationId: "path",
          parameters: [{ name: "key", in: "path", required: true, schema: hanging }],
          responses: { "200": json({}) },
        },
      },
      "/": {
        get: {
          operationId: "parameters",
          parameters: [
            { name: "search", in: "query", schema: hanging },
            {
              name: "filter",
              in: "query",
              style: "deepObject",
              explode: true,
              schema: { type: "object", additionalProperties: hanging },
            },
            { name: "X-Trace", in: "header", schema: hanging },
            { name: "session", in: "cookie", schema: hanging },
          ],
          responses: { "200": json({}) },
        },
      },
      "/answer": {
        get: { operationId: "answer", responses: { "200": json({ type: "object", properties: { a: hanging } }) } },
      },
    },
    { schemas: { Hanging: { type: "object", properties: { a: { type: "string", pattern: "(a?){50}a{50}$" } } } } },
  );
  const ok = (_request: unknown, reply: (status: number, body: unknown) => unknown) => reply(200, {});
  const handlers = {
    ...Object.fromEntries(
      [
        "nested",
        "list",
        "text",
        "form",
        "names",
        "members",
        "choice",
        "referred",
        "url",
        "back",
        "path",
        "parameters",
      ].map((id) => [id, ok]),
    ),
    answer: (_request: unknown, reply: (status: number, body: unknown) => unknown) => reply(200, { a: long("a") }),
  };

  test.each<[string, string, RequestInit, number]>([
    ["in a property", "/nested", jsonRequest({ a: long("a") }), 400],
    ["in a property, of a text that matches", "/nested", jsonRequest({ a: long("a", "") }), 200],
    ["in a list", "/in-a-list", jsonRequest([long("a"), long("a")]), 400],
    ["in a text", "/text", { method: "POST", headers: { "content-type": "text/plain" }, body: long(" ") }, 400],
    [
      "in a form",
      "/form",
      { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: `a=${long("b")}` },
      400,
    ],
    ["of the names of properties", "/names", jsonRequest({ [long("a")]: 1 }), 400],
    ["of properties", "/members", jsonRequest({ [long("a")]: 1 }), 400],
    ["of properties, whose value is wrong", "/members", jsonRequest({ [long("a", "")]: "text" }), 400],
    ["in the branches of a choice", "/choice", jsonRequest(JSON.stringify(long("a"))), 400],
    ["behind a reference", "/referred", jsonRequest({ a: long("a") }), 400],
    ["of a format", "/url", jsonRequest(JSON.stringify(`http://${long("a:")}`)), 400],
    ["with a reference back", "/back", jsonRequest(JSON.stringify(long("a"))), 400],
    ["of a path parameter", `/${"a".repeat(8000)}!`, {}, 400],
    ["of a query parameter", `/?search=${"a".repeat(8000)}!`, {}, 400],
    ["of a deep query parameter", `/?filter[a]=${"a".repeat(8000)}!`, {}, 400],
    ["of a header", "/", { headers: { "x-trace": `${"a".repeat(8000)}!` } }, 400],
    ["of a cookie", "/", { headers: { cookie: `session=${"a".repeat(8000)}!` } }, 400],
    ["of an answer", "/answer", {}, 500],
  ])("are judged at once: %s", async (_, path, init, status) => {
    await using server = await serve(document, handlers, { validator, limits: { body: 2 * LENGTH + 1000 } });
    const response = await server.fetch(path, init);
    expect(response.status).toBe(status);
  });

  test("say of a text that is too long for them how long it may be", async () => {
    await using server = await serve(document, handlers, { validator });
    const { detail } = (await (await server.fetch("/back", jsonRequest('"aaaaaaaaaaaaaaaaaaaab"'))).json()) as {
      detail: string;
    };
    expect(detail).toBe('body must match pattern "^(a+)+\\1b$", and have at most 14 characters to be held against it.');
  });
});

describe.each(VALIDATORS)("names of what every object inherits, with %s", (validator) => {
  const anything = { type: "object", additionalProperties: true };
  const document = documentOf({
    "/json": post("json", anything),
    "/form": post("form", anything, "application/x-www-form-urlencoded"),
    "/multipart": post("multipart", anything, "multipart/form-data"),
    "/closed": post("closed", { type: "object", properties: { a: { type: "object", additionalProperties: false } } }),
    "/required": post("required", { type: "object", required: ["constructor", "__proto__"] }),
    "/defaults": post("defaults", {
      type: "object",
      properties: { __proto__: { default: {} }, a: { type: "object", properties: { admin: { default: false } } } },
    }),
    "/query": {
      get: {
        operationId: "query",
        parameters: [
          { name: "filter", in: "query", style: "deepObject", explode: true, schema: anything },
          { name: "any", in: "query", style: "form", explode: true, schema: anything },
          { name: "X-Map", in: "header", explode: true, schema: anything },
          { name: "map", in: "cookie", explode: false, schema: anything },
        ],
        responses: { "200": json({}) },
      },
    },
  });
  const echo = (
    { body, query, headers, cookies }: Record<string, unknown>,
    reply: (status: number, body: unknown) => unknown,
  ) =>
    reply(200, {
      seen: JSON.stringify({ body, query, headers, cookies }),
      admin: ({} as { admin?: unknown }).admin ?? null,
    });
  const handlers = Object.fromEntries(
    ["json", "form", "multipart", "closed", "required", "defaults", "query"].map((id) => [id, echo]),
  );
  const multipart = (...names: string[]): RequestInit => {
    const parts = names.map((name) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nyes\r\n`);
    return {
      method: "POST",
      headers: { "content-type": "multipart/form-data; boundary=x" },
      body: `${parts.join("")}--x--\r\n`,
    };
  };
  const form = (body: string): RequestInit => ({
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body,
  });

  test.each<[string, string, RequestInit, string]>([
    ["__proto__ in JSON", "/json", jsonRequest('{"__proto__":{"admin":true}}'), '"__proto__":{"admin":true}'],
    [
      "__proto__ deep in JSON",
      "/json",
      jsonRequest('{"a":[{"__proto__":{"admin":true}}]}'),
      '"__proto__":{"admin":true}',
    ],
    [
      "constructor in JSON",
      "/json",
      jsonRequest('{"constructor":{"prototype":{"admin":true}}}'),
      '"constructor":{"prototype":{"admin":true}}',
    ],
    [
      "__proto__ in a form",
      "/form",
      form("__proto__=yes&constructor=no&prototype=x"),
      '"__proto__":"yes","constructor":"no"',
    ],
    ["brackets in a form", "/form", form("__proto__[admin]=true"), '"__proto__[admin]":'],
    [
      "__proto__ in a multipart body",
      "/multipart",
      multipart("__proto__", "constructor"),
      '"__proto__":"yes","constructor":"yes"',
    ],
    [
      "brackets in a multipart body",
      "/multipart",
      multipart("__proto__[admin]", "constructor[prototype][admin]"),
      '"__proto__[admin]":"yes"',
    ],
    [
      "a deep query",
      "/query?filter[__proto__][admin]=true&filter[constructor][prototype][admin]=true",
      {},
      '"filter":{"__proto__":{"admin":',
    ],
    ["a free query", "/query?__proto__=yes&constructor=no", {}, '"any":{"__proto__":"yes","constructor":"no"}'],
    ["a header", "/query", { headers: { "x-map": "__proto__=yes,constructor=no" } }, '"__proto__":"yes"'],
    ["a cookie", "/query", { headers: { cookie: "map=__proto__,yes,constructor,no" } }, '"__proto__":"yes"'],
  ])("are properties like others: %s", async (_, path, init, expected) => {
    await using server = await serve(document, handlers, { validator });
    const response = await server.fetch(path, init);
    const { seen, admin } = (await response.json()) as { seen: string; admin: unknown };
    expect(seen).toContain(expected);
    expect(admin).toBeNull();
  });

  test.each<[string, string, unknown]>([
    ["where no others are allowed", "/closed", '{"a":{"__proto__":{}}}'],
    ["where no others are allowed", "/closed", '{"a":{"constructor":{}}}'],
    ["where nobody sent them", "/required", "{}"],
  ])("are refused %s", async (_, path, body) => {
    await using server = await serve(document, handlers, { validator });
    expect((await server.fetch(path, jsonRequest(body))).status).toBe(400);
  });

  test.each(["constructor", "__proto__", "toString"])("may be those of parameters: %s", async (name) => {
    const parameters = ["query", "header", "cookie"].map((place) => ({ name, in: place, schema: { type: "string" } }));
    const named = documentOf({ "/": { get: { operationId: "query", parameters, responses: { "200": json({}) } } } });
    await using server = await serve(named, { query: echo }, { validator });
    const nothing = (await (await server.fetch("/")).json()) as { seen: string };
    expect(JSON.parse(nothing.seen)).toEqual({ query: {}, headers: {}, cookies: {} });
    const init = { headers: { [name]: "b", cookie: `${name}=c` } };
    const all = (await (await server.fetch(`/?${name}=a`, init)).json()) as { seen: string };
    // Node has no header of the name `__proto__`.
    const header = name === "__proto__" ? "{}" : `{"${name}":"b"}`;
    expect(all.seen).toBe(`{"query":{"${name}":"a"},"headers":${header},"cookies":{"${name}":"c"}}`);
  });

  test("are not written by defaults", async () => {
    await using server = await serve(document, handlers, { validator });
    const response = await server.fetch("/defaults", jsonRequest('{"a":{}}'));
    expect(await response.json()).toMatchObject({ admin: null });
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  });
});

const SECRET = "hunter2-of-ada";

describe.each(VALIDATORS)("what callers must not see, with %s", (validator) => {
  const password = { type: "string", format: "password", minLength: 20, pattern: "^[a-z]+$" };
  const credentials = {
    type: "object",
    required: ["name", "password"],
    properties: {
      name: { type: "string" },
      password,
      pin: { type: "integer", writeOnly: true, maximum: 10 },
      word: { writeOnly: true, type: "string", enum: [SECRET, "other"] },
      phrase: { format: "password", const: SECRET },
      list: { type: "array", uniqueItems: true, items: { type: "string", writeOnly: true } },
      either: { oneOf: [password, { type: "object", properties: { password } }] },
      time: { type: "string", format: "date-time", writeOnly: true },
    },
    additionalProperties: false,
  };
  const document = documentOf({
    "/sessions": {
      ...post("create", credentials),
      get: {
        operationId: "show",
        parameters: [
          { name: "token", in: "query", schema: password },
          { name: "X-Token", in: "header", schema: password },
        ],
        responses: { "200": json(credentials) },
      },
    },
    "/failures/{kind}": {
      get: {
        operationId: "fail",
        parameters: [{ name: "kind", in: "path", required: true, schema: { type: "string" } }],
        responses: { "200": json({}) },
      },
    },
  });
  const failures: Record<string, () => unknown> = {
    error: () => {
      throw new Error(`cannot open ${import.meta.filename} as ${SECRET}`);
    },
    text: () => {
      throw SECRET;
    },
    cause: () => {
      throw Object.assign(new Error("no"), { status: 500, cause: new Error(SECRET), expose: false });
    },
    client: () => {
      throw Object.assign(new Error(`GET /?key=${SECRET}`), { status: 404 });
    },
    circular: () => {
      const circular: Record<string, unknown> = { [SECRET]: 1 };
      circular.self = circular;
      return circular;
    },
  };
  const handlers = {
    show: (_request: unknown, reply: (status: number, body: unknown) => unknown) =>
      reply(200, { name: "ada", password: SECRET, pin: 11, word: SECRET }),
    create: (_request: unknown, reply: (status: number, body: unknown) => unknown) => reply(200, {}),
    fail: ({ path }: { path: { kind: string } }, reply: (status: number, body: unknown) => unknown) =>
      reply(200, failures[path.kind]?.()),
  };

  test.each<[string, string, RequestInit, number]>([
    ["a password that is too short", "/sessions", jsonRequest({ name: "a", password: SECRET }), 400],
    [
      "a number that is too large",
      "/sessions",
      jsonRequest({ name: "a", password: "a".repeat(20), pin: 918273645 }),
      400,
    ],
    [
      "a word that is not the right one",
      "/sessions",
      jsonRequest({ name: "a", password: "a".repeat(20), word: "x" }),
      400,
    ],
    [
      "a phrase that is not the right one",
      "/sessions",
      jsonRequest({ name: "a", password: "a".repeat(20), phrase: "x" }),
      400,
    ],
    [
      "a list with the same twice",
      "/sessions",
      jsonRequest({ name: "a", password: "a".repeat(20), list: [SECRET, SECRET] }),
      400,
    ],
    [
      "a choice that is not met",
      "/sessions",
      jsonRequest({ name: "a", password: "a".repeat(20), either: { password: SECRET } }),
      400,
    ],
    ["a time that is none", "/sessions", jsonRequest({ name: "a", password: "a".repeat(20), time: SECRET }), 400],
    ["JSON that is broken", "/sessions", jsonRequest(`{"name":"a","password":${SECRET}}`), 400],
    ["JSON that is broken behind", "/sessions", jsonRequest(`{"password":"${SECRET}" "${SECRET}"}`), 400],
    ["a token in the query", `/sessions?token=${SECRET}`, {}, 400],
    ["a token in a header", "/sessions", { headers: { "x-token": SECRET } }, 400],
    ["an answer that breaks the contract", "/sessions", {}, 500],
    ...Object.keys(failures).map((kind): [string, string, RequestInit, number] => [
      `what a handler fails with: ${kind}`,
      `/failures/${kind}`,
      {},
      500,
    ]),
  ])("%s is told without it", async (_, path, init, status) => {
    await using server = await serve(document, handlers, { validator });
    const response = await server.fetch(path, init);
    const told = (await response.text()) + JSON.stringify([...response.headers]);
    expect(response.status).toBe(status);
    for (const hidden of [SECRET, "918273645", import.meta.dirname, "node_modules", "at Call"])
      expect(told).not.toContain(hidden);
    const violations = JSON.stringify(server.findings.map((finding) => finding.violations));
    expect(violations).not.toContain(SECRET);
  });
});
