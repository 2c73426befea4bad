/** Documents that express-openapi-validator does not load as they are, or serves otherwise than they say. */
import { join } from "node:path";
import { createContract, type OpenApiDocument } from "@cantus/contract";
import { readContract } from "@cantus/contract/read";
import { expect, test } from "vitest";
import { documentOf, json, type LooseHandler, type LooseHandlers, serve } from "../serve.fixture/serve.ts";

const ok = { "200": { description: "" } };
const sent = (schema: unknown) => ({ required: true, content: { "application/json": { schema } } });
const get = (more: object = {}) => ({ get: { operationId: "x", responses: ok, ...more } });
const session = { name: "session", in: "cookie", required: true, schema: { type: "integer" } };

type Exchange = readonly [path: string, init: RequestInit, status: number];
const body = (value: unknown): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(value),
});

const rows: [what: string, document: OpenApiDocument, exchanges: Exchange[]][] = [
  [
    "is valid, though its own schema of OpenAPI says not",
    documentOf({ "/x": get({ "not-in-the-standard": true }) }, {}, { externalDocs: {} }),
    [["/x", {}, 200]],
  ],
  [
    "has a `+` in the path of a server",
    documentOf({ "/x": get() }, {}, { servers: [{ url: "https://example.com/v1+beta" }] }),
    [
      ["/v1+beta/x", {}, 200],
      ["/x", {}, 404],
    ],
  ],
  [
    "has variables in a server",
    documentOf({ "/x": get() }, {}, { servers: [{ url: "/{v}", variables: { v: { default: "v2" } } }] }),
    [["/v2/x", {}, 200]],
  ],
  ["has an odd path", documentOf({ "/a:b/*/(c)": get() }), [["/a:b/*/(c)", {}, 200]]],
  ["is OpenAPI 3.2", { ...documentOf({ "/x": get() }), openapi: "3.2.0" }, [["/x", {}, 200]]],
  [
    "is OpenAPI 3.0, with a nullable without a type in one operation",
    {
      ...documentOf({
        "/x": get(),
        "/y": { post: { operationId: "y", requestBody: sent({ nullable: true }), responses: ok } },
        "/z": {
          post: {
            operationId: "z",
            requestBody: sent({ type: "integer", minimum: 1, exclusiveMinimum: true, nullable: false }),
            responses: ok,
          },
        },
      }),
      openapi: "3.0.3",
    },
    [
      ["/x", {}, 200],
      ["/y", body(null), 200],
      ["/z", body(2), 200],
      ["/z", body(1), 400],
      ["/z", body(null), 400],
    ],
  ],
  [
    "needs a cookie, and nothing parses cookies",
    documentOf({ "/x": get({ parameters: [session] }) }),
    [
      ["/x", { headers: { cookie: "session=5" } }, 200],
      ["/x", { headers: { cookie: "session=five" } }, 400],
      ["/x", {}, 400],
    ],
  ],
  [
    "has bodies that are no objects",
    documentOf({
      "/x": { post: { operationId: "x", requestBody: sent({ type: ["string", "null"] }), responses: ok } },
    }),
    [
      ["/x", body("a"), 200],
      ["/x", body(null), 200],
      ["/x", body(5), 400],
    ],
  ],
  [
    "answers null",
    documentOf({ "/x": get({ responses: { "200": json({ type: ["object", "null"] }) } }) }),
    [["/x", {}, 200]],
  ],
];

test.each(rows)("one that %s is served", async (_what, document, exchanges) => {
  await using served = await serve(document, handlersOf(document), { validator: "express-openapi-validator" });
  for (const [path, init, status] of exchanges) {
    const answer = await served.fetch(path, init);
    expect([path, init.body, answer.status]).toEqual([path, init.body, status]);
  }
  expect(served.findings).toEqual([]);
});

/** They answer 200, with null where there has to be a body. */
function handlersOf(document: OpenApiDocument): LooseHandlers {
  const handlers = createContract(document).operations.map((operation): [string, LooseHandler] => {
    const hasBody = operation.response(200)?.content.length !== 0;
    return [operation.id, (_request, reply) => (hasBody ? reply(200, null) : reply(200))];
  });
  return Object.fromEntries(handlers);
}

test("one that is split into files is served", async () => {
  const file = join(import.meta.dirname, "../../../contract/testdata/positive/split/openapi.yaml");
  const { document } = await readContract(file);
  const replies: unknown[] = [
    { id: "a", parent: { id: "b", title: null } },
    { id: "a", parent: { id: "" } },
  ];
  const getJob = (_request: unknown, send: (status: number, body: unknown) => unknown) => send(200, replies.shift());
  await using served = await serve(document, { getJob }, { validator: "express-openapi-validator" });
  expect((await served.fetch("/jobs/1")).status).toBe(200);
  expect((await served.fetch("/jobs/1")).status).toBe(500);
  expect(served.findings).toMatchObject([{ violations: [{ pointer: "/parent/id", keyword: "minLength" }] }]);
});
