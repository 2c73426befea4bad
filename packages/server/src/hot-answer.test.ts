/** What an operation answers again and again, for which a function of its own is made, is answered as at first. */
import { createContract } from "@cantus/contract";
import express from "express";
import { describe, expect, test } from "vitest";
import { createRouter } from "./router.ts";
import { documentOf, json, type LooseHandler } from "./serve.fixture/serve.ts";
import { WAYS } from "./serve.fixture/ways.ts";

const MANY = 120;

const track = {
  type: "object",
  additionalProperties: false,
  required: ["id", "title"],
  properties: {
    id: { type: "integer" },
    title: { type: "string", maxLength: 20 },
    tags: { type: "array", items: { type: "string" } },
    secret: { type: "string", writeOnly: true },
  },
};
const contract = createContract(
  documentOf({
    "/track": { get: { operationId: "getTrack", responses: { "200": json(track) } } },
    "/any": { get: { operationId: "getAny", responses: { "200": json({ type: "object", properties: { id: {} } }) } } },
  }),
);

const ANSWERS: readonly [what: string, path: string, body: unknown][] = [
  ["as it should be", "/track", { id: 1, title: "One", tags: ["a", "b"] }],
  ["with text beyond ASCII, and to be escaped", "/track", { id: 1, title: 'tänzerisch ♪ "\n\ud800' }],
  ["with its members in another order", "/track", { title: "One", id: 1 }],
  ["with a member that is undefined", "/track", { id: 1, title: "One", tags: undefined }],
  ["with more than the contract names, where that may be", "/any", { id: new Date(0), other: [null] }],
  ["with a JSON of its own", "/any", { toJSON: () => ({ id: 1 }) }],
];
const BROKEN: readonly [what: string, body: unknown][] = [
  ["a wrong type", { id: "1", title: "One" }],
  ["a text that is too long", { id: 1, title: "x".repeat(21) }],
  ["a member that is missing", { id: 1 }],
  ["a member too many", { id: 1, title: "One", other: 1 }],
  ["a member that may only be written", { id: 1, title: "One", secret: "x" }],
  ["no object", [1]],
];

describe.each(Object.entries(WAYS))("%s", (_, serve) => {
  async function answering(path: string, body: () => unknown) {
    const handler: LooseHandler = (_request, reply) => reply(200, body());
    const handlers = { getTrack: handler, getAny: handler };
    const options = { handlers, security: {}, validator: "compiled", onFinding: () => undefined };
    const server = await serve(express().use(createRouter(contract, options as never)));
    const answer = async () => {
      const response = await fetch(server.url + path);
      return { status: response.status, length: response.headers.get("content-length"), text: await response.text() };
    };
    return { answer, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
  }

  test.each(ANSWERS)("%s", async (_what, path, body) => {
    await using server = await answering(path, () => body);
    const text = JSON.stringify(body);
    const expected = { status: 200, length: String(Buffer.byteLength(text)), text };
    for (let time = 0; time < MANY; time++) expect(await server.answer()).toEqual(expected);
  });

  test.each(BROKEN)("%s is refused also then", async (_what, broken) => {
    let body: unknown = { id: 1, title: "One" };
    await using server = await answering("/track", () => body);
    for (let time = 0; time < MANY; time++) expect((await server.answer()).status).toBe(200);
    body = broken;
    expect((await server.answer()).status).toBe(500);
    body = { id: 2, title: "Two" };
    expect((await server.answer()).text).toBe('{"id":2,"title":"Two"}');
  });
});
