/**
 * The mock beside Prism itself, as a library, over generated requests: what it answers is what Prism would, unless a row of
 * docs/mock-and-prism.md says that it is not. Each row has a test of its own below.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContract, type OpenApiDocument, type Operation } from "@cantus/contract";
import { isJson } from "@cantus/contract/media-type";
import { readContract } from "@cantus/contract/read";
import { schemaValidator } from "@cantus/contract/schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { negotiate, onlyChoice } from "./negotiate.ts";
import { type Answered, cantusOf, documents, prismOf, repository, type Sent } from "./prism.fixture.ts";
import { requestOf } from "./valid-request.fixture.ts";

describe.each(documents)("%s", (file) => {
  it("is answered as Prism would", async () => {
    const contract = await readContract(file);
    const [prism, cantus] = [prismOf(contract.document), cantusOf(contract)];
    const gets = contract.operations.filter(({ method }) => method === "get");
    const cases = fc
      .constantFrom(...gets)
      .chain((operation) => fc.record({ operation: fc.constant(operation), ...wishes(operation) }));
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(cases, async ({ operation, accept, code }) => {
        const { path, query, headers } = requestOf(contract, operation);
        if (accept) headers.accept = accept;
        if (code !== undefined) headers.prefer = `code=${code}`;
        const sent = { method: "GET", path, query, headers };
        const theirs = await prism(sent);
        // What is refused is told by other words: rows `errors` and `validation`.
        if (!theirs || theirs.refused) return;
        const ours = await cantus(sent);
        compared++;
        // Row `asked`.
        if (code !== undefined && theirs.status !== code) {
          expect([operation.id, ours.status]).toEqual([operation.id, code]);
          return;
        }
        expect([operation.id, ours.status], JSON.stringify(ours.body)?.slice(0, 300)).toEqual([
          operation.id,
          theirs.status,
        ]);
        const content = operation.response(ours.status)?.content.find(({ type }) => type === ours.type);
        if (!content) return;
        // Rows `ranges`, `binary`, `events`.
        if (theirs.type !== ours.type || !isJson(content.type)) return;
        const { schema = true, examples } = content;
        const isValid = (value: unknown) => schemaValidator(contract).accepts(schema, value, "response");
        // Row `examples`.
        if (examples.length > 0 && isValid(theirs.body)) expect(ours.body).toEqual(theirs.body);
        // Row `schemas`.
        else
          expect(isValid(ours.body) || !isValid(theirs.body), `${operation.id} ${JSON.stringify(ours.body)}`).toBe(
            true,
          );
      }),
      { numRuns: 60, seed: 5 },
    );
    expect(compared).toBeGreaterThan(0);
  });

  it("has no other answer where there is only one", async () => {
    const contract = await readContract(file);
    for (const operation of contract.operations) {
      const only = onlyChoice(operation);
      if (!only) continue;
      for (const mediaTypes of [
        undefined,
        ["*/*"],
        ["*/*;q=0.01"],
        [only.content?.type ?? "text/plain", "*/*;q=0.01"],
      ]) {
        expect(negotiate(operation, mediaTypes ? { mediaTypes } : {})).toEqual(only);
      }
    }
  });
});

function wishes(operation: Operation) {
  const types = operation.responses.flatMap(({ content }) => content.map(({ type }) => type));
  const codes = operation.responses.flatMap(({ status }) => (/^\d+$/.test(status) ? [Number(status)] : []));
  return {
    accept: fc.constantFrom(undefined, "*/*", "application/json", "application/json;q=0.5, */*;q=0.1", ...types),
    code: fc.constantFrom(undefined, undefined, ...codes),
  };
}

const text = (schema: object, more: object = {}) => ({
  description: "OK",
  content: { "application/json": { schema, ...more } },
});
const api = (operation: object, more: object = {}): OpenApiDocument =>
  ({
    openapi: "3.1.0",
    info: { title: "One", version: "1" },
    paths: { "/things": operation },
    ...more,
  }) as OpenApiDocument;
const get = (operation: object) =>
  api({ get: { operationId: "get", responses: { 200: text({ type: "object" }) }, ...operation } });
const post = (schema: object, responses: object = { 201: text({ type: "object" }) }, type = "application/json") =>
  api({ post: { operationId: "post", requestBody: { content: { [type]: { schema } } }, responses } });
const sent = (more: Partial<Sent> = {}): Sent => ({ method: "GET", path: "/things", query: "", headers: {}, ...more });
const json = (body: unknown): Sent => {
  const written = JSON.stringify(body);
  const headers = { "content-type": "application/json", "content-length": String(written.length) };
  return sent({ method: "POST", headers, body: written });
};

const form = (body: string): Sent => {
  const headers = { "content-type": "application/x-www-form-urlencoded", "content-length": String(body.length) };
  return sent({ method: "POST", headers, body });
};

interface Difference {
  readonly document: OpenApiDocument;
  readonly request: Sent;
  readonly prism: Partial<Answered> | "throws";
  readonly cantus: Partial<Answered>;
}

const DECLARED = {
  201: text({ type: "object" }),
  400: text({ type: "object", properties: { title: { type: "string" }, detail: { type: "string" } } }),
};

/** By the name of its row in docs/mock-and-prism.md. */
const DIFFERENCES: Readonly<Record<string, Difference>> = {
  errors: {
    document: post({ type: "object", required: ["name"] }, DECLARED),
    request: json({}),
    prism: { status: 400, body: { title: "string", detail: "string" } },
    cantus: { status: 400, body: expect.objectContaining({ detail: "body/name is required." }) },
  },
  status: {
    document: post({ type: "object", required: ["name"] }),
    request: json({}),
    prism: { status: 422 },
    cantus: { status: 400, type: "application/problem+json" },
  },
  "read-only": {
    document: post({ type: "object", properties: { id: { type: "string", readOnly: true } } }),
    request: json({ id: "1" }),
    prism: { status: 201 },
    cantus: { status: 400, body: expect.objectContaining({ detail: expect.stringContaining("read-only") }) },
  },
  "required-read-only": {
    document: post({
      oneOf: [
        { type: "object", required: ["id", "a"], properties: { id: { type: "string", readOnly: true }, a: {} } },
        { type: "object", required: ["b"] },
      ],
    }),
    request: json({ a: 1 }),
    prism: { status: 422 },
    cantus: { status: 201 },
  },
  null: {
    document: post({ type: "object" }),
    request: json(null),
    prism: { status: 201 },
    cantus: { status: 400, body: expect.objectContaining({ detail: "body must be object." }) },
  },
  "required-null": {
    document: api({
      post: {
        operationId: "post",
        requestBody: { required: true, content: { "application/json": { schema: { type: ["object", "null"] } } } },
        responses: { 201: text({ type: "object" }) },
      },
    }),
    request: json(null),
    prism: { status: 422 },
    cantus: { status: 201 },
  },
  "form-list": {
    document: post(
      { type: "object", properties: { tags: { type: "array", items: { type: "string" } } } },
      undefined,
      "application/x-www-form-urlencoded",
    ),
    request: form("tags=a&tags=b"),
    prism: { status: 422 },
    cantus: { status: 201 },
  },
  either: {
    document: get({
      parameters: [{ name: "page", in: "query", schema: { oneOf: [{ type: "integer" }, { type: "string" }] } }],
    }),
    request: sent({ query: "page=7" }),
    prism: { status: 422 },
    cantus: { status: 200 },
  },
  length: {
    document: post({ type: "object" }),
    request: json({ text: "x".repeat(1024 * 1024) }),
    prism: { status: 201 },
    cantus: { status: 413 },
  },
  examples: {
    document: get({
      responses: {
        200: text({ type: "object", required: ["id"], properties: { id: { type: "string" } } }, { example: { id: 1 } }),
      },
    }),
    request: sent(),
    prism: { body: { id: 1 } },
    cantus: { body: { id: expect.any(String) } },
  },
  pattern: {
    document: get({
      responses: {
        200: text({
          type: "object",
          required: ["id"],
          properties: { id: { type: "string", pattern: "^job_[0-9]{6}$" } },
        }),
      },
    }),
    request: sent(),
    prism: { body: { id: "string" } },
    cantus: { body: { id: expect.stringMatching(/^job_[0-9]{6}$/) } },
  },
  dialect: {
    document: post({
      type: "object",
      properties: { card: { type: "string" } },
      dependentRequired: { card: ["address"] },
    }),
    request: json({ card: "1" }),
    prism: { status: 201 },
    cantus: { status: 400 },
  },
  unrunnable: {
    document: post({ type: "object", required: ["name"], properties: { code: { type: "string", pattern: "[" } } }),
    request: json({}),
    prism: { status: 201 },
    cantus: { status: 400 },
  },
  "array-header": {
    document: get({
      parameters: [{ name: "X-Tags", in: "header", schema: { type: "array", items: { type: "string" } } }],
    }),
    request: sent(),
    prism: "throws",
    cantus: { status: 200 },
  },
  vendor: {
    document: get({}),
    request: sent({ headers: { accept: "application/vnd.example+json" } }),
    prism: { status: 406 },
    cantus: { status: 200, type: "application/json" },
  },
  asked: {
    document: get({
      responses: {
        200: text({ type: "object" }),
        503: { description: "Down", content: { "application/problem+json": { schema: { type: "object" } } } },
      },
    }),
    request: sent({ headers: { accept: "application/json", prefer: "code=503" } }),
    prism: { status: 200 },
    cantus: { status: 503, type: "application/problem+json" },
  },
  binary: {
    document: get({
      responses: { 200: { description: "A picture", content: { "image/png": { schema: { type: "string" } } } } },
    }),
    request: sent(),
    prism: { body: "string" },
    cantus: { body: expect.stringContaining("IHDR") },
  },
  events: {
    document: get({
      responses: {
        200: {
          description: "Events",
          content: {
            "text/event-stream": { schema: { type: "object" }, example: [{ event: "done", data: { id: 1 } }] },
          },
        },
      },
    }),
    request: sent(),
    prism: { body: [{ event: "done", data: { id: 1 } }] },
    cantus: { body: 'event: done\ndata: {"id":1}\n\n' },
  },
  head: {
    document: get({}),
    request: sent({ method: "HEAD" }),
    prism: { status: 405 },
    cantus: { status: 200, body: "" },
  },
  options: {
    document: get({}),
    request: sent({ method: "OPTIONS" }),
    prism: { status: 405 },
    cantus: { status: 204 },
  },
  query: {
    document: get({ parameters: [{ name: "limit", in: "query", schema: { type: "integer" } }] }),
    request: sent({ query: "limti=5" }),
    prism: { status: 200 },
    cantus: { status: 400, body: expect.objectContaining({ detail: expect.stringContaining("limti") }) },
  },
  percent: {
    document: api(
      {},
      {
        paths: {
          "/things/{id}": {
            get: {
              operationId: "get",
              parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
              responses: { 200: text({ type: "object" }) },
            },
          },
        },
      },
    ),
    request: sent({ path: "/things/%E0%A4%A" }),
    prism: "throws",
    cantus: { status: 400 },
  },
};

describe("differs from Prism", () => {
  it.each(Object.entries(DIFFERENCES))("%s", async (_, { document, request, prism, cantus }) => {
    const theirs = await prismOf(document)(request).catch(() => "throws" as const);
    expect(await cantusOf(createContract(document))(request)).toMatchObject(cantus);
    if (prism === "throws") expect(theirs).toBe("throws");
    else expect(theirs).toMatchObject(prism);
  });

  it("where docs/mock-and-prism.md says so, and nowhere else", () => {
    const page = readFileSync(join(repository, "docs/mock-and-prism.md"), "utf8");
    const rows = [...page.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name);
    expect(rows).toEqual(Object.keys(DIFFERENCES));
  });
});
