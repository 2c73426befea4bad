import { describe, expect, test } from "vitest";
import { documentOf, json, serve } from "./serve.fixture/serve.ts";

const post = (operationId: string, schema: unknown, type = "application/json") => ({
  post: { operationId, requestBody: { content: { [type]: { schema } } }, responses: { "200": json({}) } },
});
const title = { type: "string", maxLength: 10 };
const document = documentOf({
  "/closed": post("closed", { type: "object", additionalProperties: false, properties: { title } }),
  "/large": post("large", {
    type: "object",
    additionalProperties: false,
    properties: { title: { maxLength: 1e9, type: "string" } },
  }),
  "/open": post("open", { type: "object", properties: { title } }),
  "/list": post("list", { type: "array", maxItems: 3, items: title }),
  "/text": post("text", title, "text/plain"),
});
const ok = (_request: unknown, reply: (status: number, body: unknown) => unknown) => reply(200, {});
const handlers = { closed: ok, large: ok, open: ok, list: ok, text: ok };
const KIB = 1024;
const titled = (size: number) => JSON.stringify({ title: "a".repeat(size) });

describe("how much of a request is read", () => {
  test.each<[string, string, string, object, number]>([
    ["a body up to 1 MiB", "/large", titled(1000 * KIB), {}, 200],
    ["no larger one", "/large", titled(1025 * KIB), {}, 413],
    ["no larger one than is asked for", "/large", titled(300 * KIB), { body: 200 * KIB }, 413],
    ["where objects are open, as much", "/open", `{"more":${titled(1000 * KIB)}}`, {}, 200],
    ["where the schema bounds it, no more than 64 KiB", "/closed", titled(70 * KIB), {}, 413],
    ["where the schema bounds it, enough to say what is wrong", "/closed", titled(20 * KIB), {}, 400],
    ["of a bounded list, no more", "/list", JSON.stringify(["a".repeat(70 * KIB)]), {}, 413],
    ["of a bounded text, no more", "/text", "a".repeat(70 * KIB), {}, 413],
    ["JSON to a hundred levels", "/open", `{"a":${"[".repeat(99)}${"]".repeat(99)}}`, {}, 200],
    ["no deeper JSON", "/open", `{"a":${"[".repeat(100)}${"]".repeat(100)}}`, {}, 400],
    ["no deeper JSON than is asked for", "/open", '{"a":[[]]}', { depth: 2 }, 400],
  ])("%s", async (_, path, body, limits, status) => {
    await using server = await serve(document, handlers, { limits });
    const type = path === "/text" ? "text/plain" : "application/json";
    const response = await server.fetch(path, { method: "POST", headers: { "content-type": type }, body });
    expect(response.status).toBe(status);
  });

  test.each([
    [90, {}, 200],
    [101, {}, 431],
    [150, { headers: 200 }, 200],
    [30, { headers: 20 }, 431],
  ])("%i header fields, with the limits %j: %i", async (count, limits, status) => {
    await using server = await serve(document, handlers, { limits });
    const headers = Object.fromEntries(Array.from({ length: count }, (_, i) => [`x-${i}`, "y"]));
    expect((await server.fetch("/open", { method: "POST", headers })).status).toBe(status);
  });
});
