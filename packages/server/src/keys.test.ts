import { createHash } from "node:crypto";
import { describe, expect, expectTypeOf, test } from "vitest";
import { acceptKeys, isSameSecret } from "./keys.ts";
import type { Authenticate } from "./options.ts";
import { documentOf, json, serve } from "./serve.fixture/serve.ts";

const sha256 = (text: string) => `sha256:${createHash("sha256").update(text).digest("hex")}`;

describe("accepted keys", () => {
  const document = documentOf(
    { "/me": { get: { operationId: "me", security: [{ Key: [] }], responses: { "200": json({}) } } } },
    { securitySchemes: { Key: { type: "apiKey", in: "header", name: "X-API-Key" } } },
  );

  test.each([
    ["in a list", acceptKeys(["first", "second"]), "second", true],
    ["in a list, by their digests", acceptKeys([sha256("first")]), "first", true],
    [
      "in a record, with whose they are",
      acceptKeys({ first: { name: "Ada" }, second: { name: "Bo" } }),
      "second",
      { name: "Bo" },
    ],
    ["called like what every object has", acceptKeys({ constructor: "Ada" }), "constructor", "Ada"],
  ])("let a caller in: %s", async (_, Key, key, principal) => {
    await using server = await serve(
      document,
      { me: ({ principal }, reply) => reply(200, { principal }) },
      { security: { Key } },
    );
    const answer = await server.fetch("/me", { headers: { "x-api-key": key } });
    expect(await answer.json()).toEqual({ principal });
  });

  test.each([
    ["another key", "third"],
    ["the digest in place of the key", sha256("first")],
    ["the beginning of a key", "firs"],
    ["what every object has", "constructor"],
  ])("keep a caller out: %s", async (_, key) => {
    const security = { Key: acceptKeys({ first: 1, [sha256("first")]: 1 }) };
    await using server = await serve(document, { me: (_request, reply) => reply(200, {}) }, { security });
    expect((await server.fetch("/me", { headers: { "x-api-key": key } })).status).toBe(401);
  });

  test("are there: a variable that is not set is told when the server is made", () => {
    const unset = undefined as unknown as string;
    const error = expect.objectContaining({ code: "BAD_KEY", message: expect.stringContaining("is the variable set") });
    for (const keys of [[unset], [""]]) expect(() => acceptKeys(keys)).toThrow(error);
    expect(() => acceptKeys({ [unset]: 1 })).toThrow(error);
  });

  test("have the type of what stands under them", () => {
    expectTypeOf(acceptKeys(["a"])).toEqualTypeOf<Authenticate<string, true>>();
    expectTypeOf(acceptKeys({ a: { name: "Ada" } })).toEqualTypeOf<Authenticate<string, { name: string }>>();
  });
});

test.each([
  ["secret", "secret", true],
  ["secret", "Secret", false],
  ["secre", "secret", false],
  ["", "secret", false],
  ["é", "é", true],
])("%j is the same secret as %j: %s", (given, expected, verdict) => {
  expect(isSameSecret(given, expected)).toBe(verdict);
});
