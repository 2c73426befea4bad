import { createContract, type OpenApiDocument } from "@cantus/contract";
import { describe, expect, test } from "vitest";
import { createMock } from "./mock.ts";

const SECRET = "hunter2-of-ada";
const hanging = ["^(a+)+$", "^(a|aa)+$", "(.*a){12}", "^(([a-z])+.)+[A-Z]([a-z])+$", "\\s+$", "a*a*$", "^(\\w+\\s?)*$"];
const password = { type: "string", format: "password", minLength: 20 };

const document = {
  openapi: "3.1.0",
  info: { title: "Tracks", version: "1" },
  paths: {
    "/texts": {
      post: {
        operationId: "match",
        requestBody: {
          content: {
            "application/json": {
              schema: {
                type: "object",
                properties: Object.fromEntries(hanging.map((pattern, i) => [`p${i}`, { type: "string", pattern }])),
                patternProperties: { "^(x+)+$": { type: "integer" } },
                propertyNames: { pattern: "^(a|aa|p\\d|x)+$" },
              },
            },
          },
        },
        responses: {
          "200": {
            description: "",
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  required: hanging,
                  properties: Object.fromEntries(hanging.map((pattern) => [pattern, { type: "string", pattern }])),
                },
              },
            },
          },
        },
      },
    },
    "/sessions": {
      post: {
        operationId: "create",
        parameters: [{ name: "token", in: "query", schema: password }],
        requestBody: {
          content: {
            "application/json": {
              schema: {
                type: "object",
                properties: {
                  password,
                  word: { writeOnly: true, enum: [SECRET] },
                  pin: { type: "integer", writeOnly: true, maximum: 10 },
                },
              },
            },
          },
        },
        responses: { "204": { description: "" } },
      },
    },
  },
} as unknown as OpenApiDocument;

const mock = createMock([createContract(document)]);

function post(path: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  const init = { method: "POST", headers: { "content-type": "application/json", ...headers }, body };
  return mock.fetch(`http://mock${path}`, init);
}

describe("patterns that hang JavaScript's engine", () => {
  test.each(hanging.map((pattern, i) => [pattern, `p${i}`]))(
    "%s is held against a long text at once",
    async (_, name) => {
      for (const text of ["a", "aA", " "]) {
        const { status } = await post("/texts", JSON.stringify({ [name]: `${text.repeat(200_000)}!` }));
        // An answer, whichever.
        expect([200, 400]).toContain(status);
      }
    },
  );

  test.each(["x", "a"])("names of %s are held against patterns at once", async (text) => {
    expect((await post("/texts", JSON.stringify({ [`${text.repeat(200_000)}!`]: 1 }))).status).toBe(400);
  });

  test.each(["", "dynamic=true", "dynamic=true, seed=1"])("texts are made for them, Prefer: %s", async (prefer) => {
    expect((await post("/texts", "{}", prefer ? { prefer } : {})).status).toBe(200);
  });
});

describe("what callers must not see", () => {
  test.each([
    ["a password that is too short", "/sessions", JSON.stringify({ password: SECRET })],
    ["a word that is not the right one", "/sessions", '{"word":"x"}'],
    ["a number that is too large", "/sessions", '{"pin":918273645}'],
    ["JSON that is broken", "/sessions", `{"password":${SECRET}}`],
    ["a token in the query", `/sessions?token=${SECRET}`, "{}"],
  ])("%s is told without it", async (_, path, body) => {
    const response = await post(path, body);
    expect(response.status).toBe(400);
    expect(await response.text()).not.toMatch(/hunter2|918273645|node_modules|\.ts:/);
  });
});

test("names of what every object inherits are properties like others", async () => {
  expect(
    (await post("/sessions", '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}')).status,
  ).toBe(204);
  expect(({} as { admin?: unknown }).admin).toBeUndefined();
});
