/** What there is one of is remembered, too: settings, a profile, what belongs to one thing each. */
import { createContract, type OpenApiDocument } from "@cantus/contract";
import { beforeEach, expect, it } from "vitest";
import { createMock } from "../mock.ts";
import type { Mock } from "../types.ts";

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const answer = (schema: object) => ({ description: "It", ...json(schema) });
const none = { description: "None" };
const theme = { type: "string", enum: ["light", "dark"] };
const profile = {
  type: "object",
  required: ["name", "theme", "plan"],
  properties: {
    name: { type: "string" },
    theme,
    plan: { type: "string", readOnly: true },
    updated_at: { type: "string", format: "date-time", readOnly: true },
  },
  example: { name: "Ada", theme: "light", plan: "free", updated_at: "2026-01-01T00:00:00Z" },
};
const limits = {
  type: "object",
  required: ["rate"],
  properties: { rate: { type: "integer" }, since: { type: "string" } },
};
const shelf = { type: "object", required: ["id"], properties: { id: { type: "integer" }, color: { type: "string" } } };
const id = { name: "id", in: "path", required: true, schema: { type: "integer" } };

const DOCUMENT = {
  openapi: "3.1.0",
  info: { title: "Single", version: "1" },
  paths: {
    "/profile": {
      get: { operationId: "getProfile", responses: { 200: answer(profile), 404: none } },
      put: { operationId: "setProfile", requestBody: json(profile), responses: { 200: answer(profile) } },
      patch: {
        operationId: "changeProfile",
        requestBody: json({ type: "object", properties: { name: { type: "string" }, theme } }),
        responses: { 200: answer(profile), 404: none },
      },
      delete: { operationId: "removeProfile", responses: { 204: none } },
    },
    "/shelves": {
      post: {
        operationId: "addShelf",
        requestBody: json({ type: "object", properties: { color: { type: "string" } } }),
        responses: { 201: answer(shelf) },
      },
    },
    "/shelves/{id}": {
      parameters: [id],
      get: { operationId: "getShelf", responses: { 200: answer(shelf), 404: none } },
    },
    "/shelves/{id}/limits": {
      parameters: [id],
      get: { operationId: "getLimits", responses: { 200: answer(limits), 204: none } },
      put: {
        operationId: "setLimits",
        requestBody: json({ ...limits, required: [] }),
        responses: { 204: none, 404: none },
      },
      delete: { operationId: "removeLimits", responses: { 204: none } },
    },
    "/status": { get: { operationId: "getStatus", responses: { 200: answer(limits) } } },
  },
};

let mock: Mock;
beforeEach(() => {
  mock = createMock([createContract(DOCUMENT as unknown as OpenApiDocument)]);
});

async function send(method: string, path: string, body?: object) {
  const response = await mock.session("a test").fetch(`http://mock.test${path}`, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
}

it("is first as the contract shows it", async () => {
  expect((await send("GET", "/profile")).body).toMatchObject({ name: "Ada", theme: "light", plan: "free" });
});

it("is what was set, but for what the server decides", async () => {
  const sent = { name: "Bob", theme: "dark" };
  expect((await send("PUT", "/profile", sent)).body).toMatchObject(sent);
  expect((await send("GET", "/profile")).body).toMatchObject(sent);
  await send("PATCH", "/profile", { theme: "light" });
  expect((await send("GET", "/profile")).body).toMatchObject({ name: "Bob", theme: "light", plan: "free" });
});

it("is gone when it was deleted, and there again when it is set", async () => {
  expect((await send("DELETE", "/profile")).status).toBe(204);
  expect((await send("GET", "/profile")).status).toBe(404);
  expect((await send("PATCH", "/profile", { name: "Eve" })).status).toBe(404);
  await send("PUT", "/profile", { name: "Eve", theme: "dark" });
  expect((await send("GET", "/profile")).body).toMatchObject({ name: "Eve" });
});

it("is each thing's own, and none of a thing that is not there", async () => {
  const first = (await send("POST", "/shelves", { color: "red" })).body.id;
  const second = (await send("POST", "/shelves", { color: "blue" })).body.id;
  expect((await send("PUT", `/shelves/${first}/limits`, { rate: 7 })).status).toBe(204);
  expect((await send("PUT", `/shelves/${second}/limits`, { rate: 8 })).status).toBe(204);
  expect((await send("GET", `/shelves/${first}/limits`)).body).toMatchObject({ rate: 7 });
  await send("DELETE", `/shelves/${first}/limits`);
  expect((await send("GET", `/shelves/${first}/limits`)).status).toBe(204);
  expect((await send("GET", `/shelves/${second}/limits`)).body).toMatchObject({ rate: 8 });
  expect((await send("PUT", "/shelves/999/limits", { rate: 7 })).status).toBe(404);
});

it("is told with what else is remembered, and comes back from a snapshot", async () => {
  const { collections, plain } = mock.contracts[0]?.memory ?? { collections: [], plain: [] };
  expect(collections.map(({ name, id }) => [name, id])).toEqual([
    ["shelves", "id"],
    ["profile", undefined],
    ["limits", undefined],
  ]);
  expect(plain).toEqual(["getStatus"]);
  await send("PUT", "/profile", { name: "Bob", theme: "dark" });
  const session = mock.session("a test");
  const saved = session.snapshot();
  session.reset();
  expect((await send("GET", "/profile")).body).toMatchObject({ name: "Ada" });
  session.restore(saved);
  expect((await send("GET", "/profile")).body).toMatchObject({ name: "Bob" });
});
