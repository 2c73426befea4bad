/**
 * What Prism's own acceptance suite (stoplightio/prism, test-harness/specs) asks of a mock, as far as documents of OpenAPI 3
 * and single requests go, in tables. Where the answer here is another on purpose, the row says `not as Prism`, and
 * docs/mock-and-prism.md says why.
 */
import { createContract, type OpenApiDocument } from "@cantus/contract";
import { describe, expect, it } from "vitest";
import { createMock } from "./mock.ts";

interface Answer {
  readonly status: number;
  readonly type?: string;
  /** A text as it is; anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
}

type Row = [what: string, request: RequestInit & { readonly query?: string }, answer: Answer];

const operation = (of: object, more: object = {}) =>
  ({
    openapi: "3.0.3",
    info: { title: "Todos", version: "1" },
    paths: { "/todos": { get: { operationId: "get", ...of } } },
    ...more,
  }) as unknown as OpenApiDocument;
const posting = (requestBody: object) =>
  ({
    openapi: "3.0.3",
    info: { title: "Todos", version: "1" },
    paths: {
      "/todos": { post: { operationId: "post", requestBody, responses: { 200: shows({ "text/plain": "ok" }) } } },
    },
  }) as unknown as OpenApiDocument;
const shows = (examples: Readonly<Record<string, unknown>>) => ({
  description: "",
  content: Object.fromEntries(Object.entries(examples).map(([type, example]) => [type, { example }])),
});

async function holds(document: OpenApiDocument, { query = "", ...init }: Row[1], answer: Answer): Promise<void> {
  const response = await createMock([createContract(document)]).fetch(`http://mock.test/todos${query}`, init);
  const text = await response.text();
  expect([response.status, text]).toEqual([answer.status, expect.any(String)]);
  if (answer.type !== undefined) expect(response.headers.get("content-type")).toBe(answer.type);
  if (typeof answer.body === "string") expect(text).toBe(answer.body);
  else if (answer.body !== undefined) expect(JSON.parse(text)).toEqual(answer.body);
  expect(Object.fromEntries(response.headers)).toMatchObject(answer.headers ?? {});
}

const accept = (types: string) => ({ headers: { accept: types } });
const xml = "<todo><id>1</id></todo>";

describe("negotiation", () => {
  const plain = operation({ responses: { 200: shows({ "text/plain": "hello" }) } });
  it.each<Row>([
    ["what is asked for", accept("text/plain"), { status: 200, type: "text/plain", body: "hello" }],
    ["anything", accept("*/*"), { status: 200, type: "text/plain", body: "hello" }],
    [
      "the only one of a list that there is",
      accept("application/json;q=0.8, application/xml, text/plain;q=0.5"),
      { status: 200, type: "text/plain" },
    ],
    ["nothing that there is", accept("application/json"), { status: 406, type: "application/problem+json" }],
    ["no media type that anybody knows", accept("inv/alid"), { status: 406, type: "application/problem+json" }],
    ["without a wish", {}, { status: 200, type: "text/plain", body: "hello" }],
  ])("of text: %s", (_, request, answer) => holds(plain, request, answer));

  const several = operation({
    responses: {
      200: shows({ "application/json": "hello", "application/vnd.api+json": "vendor", "application/xml": xml }),
    },
  });
  it.each<Row>([
    ["the first without a wish", {}, { status: 200, type: "application/json", body: '"hello"' }],
    ["the first for anything", accept("*/*"), { status: 200, type: "application/json" }],
    [
      "a vendor's",
      accept("application/vnd.api+json"),
      { status: 200, type: "application/vnd.api+json", body: '"vendor"' },
    ],
    [
      "the one that is liked best",
      accept("application/json;q=0.8, application/xml"),
      { status: 200, type: "application/xml", body: xml },
    ],
    [
      "the better of two",
      accept("application/xml;q=0.2, application/json;q=0.7"),
      { status: 200, type: "application/json" },
    ],
    [
      "what browsers send",
      accept("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8,application/signed-exchange;v=b3"),
      { status: 200, type: "application/xml" },
    ],
  ])("of several: %s", (_, request, answer) => holds(several, request, answer));

  const pet = {
    type: "object",
    properties: { id: { type: "integer" }, name: { type: "string", example: "Rex" } },
    required: ["id", "name"],
    xml: { name: "pet" },
  };
  const described = operation({
    responses: {
      200: {
        description: "",
        content: {
          "application/json": { schema: pet, examples: { one: { value: { id: 2, name: "Tom" } } } },
          "application/xml": { schema: pet, examples: { one: { value: { id: 1, name: "Kim" } } } },
          "text/plain": { schema: pet },
        },
      },
    },
  });
  it.each<Row>([
    [
      "XML from an example of its own",
      accept("application/xml"),
      {
        status: 200,
        type: "application/xml",
        body: '<?xml version="1.0" encoding="UTF-8"?><pet><id>1</id><name>Kim</name></pet>',
      },
    ],
    [
      "not as Prism: an object as text is JSON, not a 500",
      accept("text/plain"),
      { status: 200, type: "text/plain", body: { id: 0, name: "Rex" } },
    ],
  ])("of schemas: %s", (_, request, answer) => holds(described, request, answer));
});

describe("the answer that is chosen", () => {
  const responses = {
    202: shows({ "application/json": "taken" }),
    204: { description: "" },
    210: { description: "" },
    404: {
      description: "",
      content: { "application/json": { examples: { lost: { value: "lost" }, gone: { value: "gone" } } } },
    },
  };
  it.each<Row>([
    ["the lowest success", {}, { status: 202, body: '"taken"' }],
    ["a code in the query", { query: "?__code=204" }, { status: 204, body: "" }],
    ["a code in a header", { headers: { prefer: "code=404" } }, { status: 404, body: '"lost"' }],
    ["an example of a code", { headers: { prefer: "code=404, example=gone" } }, { status: 404, body: '"gone"' }],
    ["an example of a code in the query", { query: "?__code=404&__example=gone" }, { status: 404, body: '"gone"' }],
    ["a code that is not declared", { query: "?__code=304" }, { status: 404, type: "application/json" }],
    [
      "an example that there is not",
      { headers: { prefer: "code=404, example=no" } },
      { status: 404, type: "application/json" },
    ],
  ])("of declared ones: %s", (_, request, answer) => holds(operation({ responses }), request, answer));

  it.each<Row>([
    [
      "for a code that nothing else is for",
      { query: "?__code=201" },
      { status: 201, type: "application/json", body: '"any"' },
    ],
    ["not for another", { query: "?__code=200" }, { status: 200, body: '"ok"' }],
  ])("is the default's %s", (_, request, answer) =>
    holds(
      operation({
        responses: { 200: shows({ "application/json": "ok" }), default: shows({ "application/json": "any" }) },
      }),
      request,
      answer,
    ),
  );

  const properties = { name: { type: "string" }, color: { type: "string" } };
  const schema = { type: "object", properties, required: ["name"] };
  const resource = operation({ responses: { 200: { description: "", content: { "application/json": { schema } } } } });
  const whole = { name: expect.any(String), color: expect.any(String) };
  it.each<Row>([
    ["with all properties, required or not", { headers: { prefer: "dynamic=true" } }, { status: 200, body: whole }],
    ["by the schema without a wish", {}, { status: 200, body: whole }],
    ["in the query", { query: "?__dynamic=true" }, { status: 200, body: whole }],
  ])("is made up %s", (_, request, answer) => holds(resource, request, answer));
});

describe("security", () => {
  const ok = { 200: shows({ "application/json": "ok" }) };
  const schemes = {
    basic: { type: "http", scheme: "basic" },
    bearer: { type: "http", scheme: "bearer" },
    digest: { type: "http", scheme: "digest" },
    cookie: { type: "apiKey", in: "cookie", name: "SID" },
    header: { type: "apiKey", in: "header", name: "X-Key" },
    query: { type: "apiKey", in: "query", name: "key" },
    oauth: { type: "oauth2", flows: { clientCredentials: { tokenUrl: "/token", scopes: { read: "reads" } } } },
    oidc: { type: "openIdConnect", openIdConnectUrl: "http://a.test/.well-known/openid-configuration" },
  };
  const authorization = (value: string) => ({ headers: { authorization: value } });
  const guarded = (security: object[], responses: object = ok) =>
    operation({ responses, security }, { components: { securitySchemes: schemes } });

  it.each<[scheme: string, allowed: Row[1], refused: Row[1], challenge: string]>([
    ["basic", authorization("Basic dGVzdDp0ZXN0"), authorization("Bearer x"), 'Basic realm="Todos", charset="UTF-8"'],
    ["bearer", authorization("Bearer x"), authorization("Basic dGVzdDp0ZXN0"), 'Bearer realm="Todos"'],
    ["digest", authorization('Digest username="a"'), {}, 'Digest realm="Todos"'],
    ["oauth", authorization("Bearer x"), authorization("Basic dGVzdDp0ZXN0"), 'Bearer realm="Todos"'],
    ["oidc", authorization("Bearer x"), authorization("Digest x"), 'Bearer realm="Todos"'],
    ["cookie", { headers: { cookie: "SID=1" } }, {}, 'ApiKey realm="Todos", in="cookie", name="SID"'],
    ["header", { headers: { "x-key": "1" } }, {}, 'ApiKey realm="Todos", in="header", name="X-Key"'],
    ["query", { query: "?key=1" }, {}, 'ApiKey realm="Todos", in="query", name="key"'],
  ])("by %s lets in who has it, and challenges others", async (scheme, allowed, refused, challenge) => {
    const document = guarded([{ [scheme]: [] }]);
    await holds(document, allowed, { status: 200, body: '"ok"' });
    const headers = { "www-authenticate": challenge };
    await holds(document, refused, { status: 401, type: "application/problem+json", headers });
  });

  it.each<Row>([
    ["both", { query: "?key=1", headers: { "x-key": "1" } }, { status: 200 }],
    ["one of them", { query: "?key=1" }, { status: 401 }],
  ])("of two schemes together asks for both: %s", (_, request, answer) =>
    holds(guarded([{ header: [], query: [] }]), request, answer),
  );

  it.each<Row>([
    ["the first", { headers: { "x-key": "1" } }, { status: 200 }],
    ["the second", { query: "?key=1" }, { status: 200 }],
    ["none", {}, { status: 401 }],
  ])("of two schemes by choice takes either: %s", (_, request, answer) =>
    holds(guarded([{ header: [] }, { query: [] }]), request, answer),
  );

  it("may be left out where nothing is one of the choices", () =>
    holds(guarded([{ header: [] }, {}]), {}, { status: 200 }));

  const told = { ...ok, 401: shows({ "application/json": "who?" }), 403: shows({ "application/json": "not you" }) };
  it.each<Row>([
    ["401", {}, { status: 401, type: "application/json", body: '"who?"' }],
    [
      "403",
      { headers: { "x-key": "1", prefer: "code=403" } },
      { status: 403, type: "application/json", body: '"not you"' },
    ],
  ])("refuses with the declared %s", (_, request, answer) => holds(guarded([{ header: [] }], told), request, answer));

  const age = { name: "age", in: "query", required: true, schema: { type: "integer" } };
  const both = { ...told, 422: shows({ "application/json": "how old?" }) };
  it.each<Row>([
    ["who is asked before what", {}, { status: 401, body: '"who?"' }],
    [
      "what is asked then",
      { headers: { "x-key": "1" } },
      { status: 422, type: "application/json", body: '"how old?"' },
    ],
  ])("comes before validation: %s", (_, request, answer) =>
    holds(
      operation(
        { responses: both, parameters: [age], security: [{ header: [] }] },
        { components: { securitySchemes: schemes } },
      ),
      request,
      answer,
    ),
  );
});

describe("validation (not as Prism: 400, where that answers 422 without one declared)", () => {
  const ok = { 200: shows({ "text/plain": "ok" }) };
  const page = { type: "object", properties: { offset: { type: "integer" }, limit: { type: "integer" } } };
  const query = (parameter: object) =>
    operation({ parameters: [{ in: "query", required: true, ...parameter }], responses: ok });
  const names = {
    name: "name",
    style: "pipeDelimited",
    schema: { type: "array", minItems: 2, items: { type: "string" } },
  };

  it.each<[...Row, OpenApiDocument]>([
    ["an object by its members", { query: "?offset=x" }, { status: 400 }, query({ name: "page", schema: page })],
    [
      "an object with commas",
      { query: "?page=limit,x" },
      { status: 400 },
      query({ name: "page", schema: page, explode: false }),
    ],
    [
      "a valid object with commas",
      { query: "?page=limit,1" },
      { status: 200 },
      query({ name: "page", schema: page, explode: false }),
    ],
    [
      "one that is required",
      {},
      { status: 400, type: "application/problem+json" },
      query({ name: "id", schema: { type: "string" } }),
    ],
    ["another style than the declared", { query: "?name=a,b" }, { status: 400 }, query({ explode: false, ...names })],
    ["the declared style", { query: "?name=a%7Cb" }, { status: 200 }, query({ explode: false, ...names })],
  ])("of the query: %s", (_, request, answer, document) => holds(document, request, answer));

  const schema = {
    type: "object",
    required: ["id", "status"],
    properties: {
      id: { type: "integer", minimum: 100, exclusiveMinimum: true },
      status: { type: "string", enum: ["open", "close"] },
      list: { type: "array", items: { type: "string" } },
      key: { type: "object", properties: { a: { type: "string" }, b: { type: "object" }, c: { type: "array" } } },
    },
  };
  const urlencoded = posting({
    content: { "application/x-www-form-urlencoded": { schema, encoding: { key: { style: "deepObject" } } } },
  });
  const multipart = posting({ content: { "multipart/form-data": { schema } } });
  const json = posting({ content: { "application/json": { schema } } });
  const send = (body: BodyInit, type?: string): Row[1] => ({
    method: "POST",
    body,
    ...(type !== undefined && { headers: { "content-type": type } }),
  });
  const parts = (...entries: [string, string][]) => {
    const form = new FormData();
    for (const [name, value] of entries) form.append(name, value);
    return form;
  };
  const FORM = "application/x-www-form-urlencoded";
  it.each<[...Row, OpenApiDocument]>([
    ["a form", send("id=101&status=open", FORM), { status: 200, body: "ok" }, urlencoded],
    ["a form that breaks its schema", send("id=100&status=ajar", FORM), { status: 400 }, urlencoded],
    ["a list of one in a form", send("id=101&status=open&list=a", FORM), { status: 200 }, urlencoded],
    ["a list in a form", send("id=101&status=open&list=a&list=b", FORM), { status: 200 }, urlencoded],
    [
      "objects in each other in a form",
      send("id=101&status=open&key%5Ba%5D=s&key%5Bb%5D%5Bba%5D=s&key%5Bc%5D%5B0%5D%5Ba%5D=x", FORM),
      { status: 200 },
      urlencoded,
    ],
    ["parts", send(parts(["id", "101"], ["status", "open"])), { status: 200, body: "ok" }, multipart],
    ["parts that break their schema", send(parts(["id", "100"], ["status", "open"])), { status: 400 }, multipart],
    ["a list of one part", send(parts(["id", "101"], ["status", "open"], ["list", "a"])), { status: 200 }, multipart],
    ["a form that says it is parts", send("id=101&status=open", "multipart/form-data"), { status: 400 }, multipart],
    ["JSON", send('{"id":101,"status":"open"}', "application/json"), { status: 200 }, json],
    [
      "JSON that breaks its schema",
      send('{"id":"x"}', "application/json"),
      { status: 400, type: "application/problem+json" },
      json,
    ],
    [
      "JSON with a charset",
      send('{"id":101,"status":"open"}', "application/json; charset=utf-8"),
      { status: 200 },
      json,
    ],
    ["no body where none is required", { method: "POST" }, { status: 200 }, json],
    ["a type that is not declared", send("<a/>", "application/xml"), { status: 415 }, json],
  ])("of a body: %s", (_, request, answer, document) => holds(document, request, answer));
});

describe("a preflight", () => {
  it("is answered by the mock also where the contract has an OPTIONS of its own", () => {
    const options = { operationId: "options", responses: { 200: shows({ "text/plain": "ok" }) } };
    const document = { ...operation({}), paths: { "/todos": { options } } } as unknown as OpenApiDocument;
    const preflight = { origin: "http://a.test", "access-control-request-method": "GET" };
    const headers = { "access-control-allow-origin": expect.stringMatching(/^(\*|http:\/\/a\.test)$/) };
    return holds(document, { method: "OPTIONS", headers: preflight }, { status: 204, headers });
  });
});

describe("what is not there", () => {
  const one = operation({ responses: { 200: shows({ "text/plain": "ok" }) } });
  it.each<Row>([
    ["a path", { query: "/none" }, { status: 404, type: "application/problem+json" }],
    ["a method", { method: "DELETE" }, { status: 405, headers: { allow: "GET, HEAD, OPTIONS" } }],
  ])("%s", (_, request, answer) => holds(one, request, answer));
});
