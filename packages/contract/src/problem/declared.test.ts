import { describe, expect, it } from "vitest";
import { createContract } from "../create.ts";
import type { Json } from "../model.ts";
import { Problem, type ProblemContext } from "./problem.ts";
import { renderProblem } from "./render.ts";

const context: ProblemContext = {
  requestId: "req_1",
  time: new Date("2026-02-03T04:05:06.789Z"),
  method: "GET",
  path: "/tracks",
  operationId: "listTracks",
};

const invalid = new Problem("invalid-request", {
  detail: "The query is not valid",
  violations: [{ in: "query", pointer: "/limit", keyword: "maximum", message: "must be <= 100" }],
});

function rendered(status: string, media: object, type = "application/json") {
  const contract = createContract({
    openapi: "3.1.1",
    info: { title: "Tracks", version: "1" },
    paths: {
      "/tracks": {
        get: {
          operationId: "listTracks",
          responses: { [status]: { description: "Refused", content: { [type]: media } } },
        },
      },
    },
  });
  return renderProblem(contract, invalid, context);
}

const string = { type: "string" };
const closed = (properties: Record<string, object>, required = Object.keys(properties)) => ({
  type: "object",
  additionalProperties: false,
  required,
  properties,
});

const SHAPES: [name: string, schema: object, body: Json][] = [
  [
    "a message",
    closed({ message: string, documentation_url: string }, ["message"]),
    { message: "The query is not valid", documentation_url: "Bad Request" },
  ],
  [
    "an error within an error",
    closed({ error: closed({ status: { type: "integer", minimum: 400, maximum: 599 }, message: string }) }),
    { error: { status: 400, message: "The query is not valid" } },
  ],
  [
    "a code, and details for each field",
    closed({
      name: string,
      message: string,
      debug_id: string,
      details: { type: "array", items: closed({ field: string, issue: string }) },
    }),
    {
      name: "Bad Request",
      message: "The query is not valid",
      debug_id: "req_1",
      details: [{ field: "/limit", issue: "must be <= 100" }],
    },
  ],
  [
    "parts put together by allOf",
    {
      allOf: [closed({ code: string }, ["code"]), { properties: { message: string } }].map(({ ...part }) => ({
        ...part,
        additionalProperties: true,
      })),
    },
    { code: "invalid-request", message: "The query is not valid" },
  ],
  [
    "details in words of which there is a fixed choice",
    {
      allOf: [
        {
          type: "object",
          properties: {
            name: { type: "string", enum: ["INVALID"] },
            links: { type: "array", items: closed({ href: string, rel: string }) },
            details: {
              type: "array",
              items: { type: "object", properties: { field: string, issue: string, location: { enum: ["body"] } } },
            },
          },
        },
        {
          properties: {
            details: {
              type: "array",
              items: {
                anyOf: [{ properties: { issue: { enum: ["WRONG"] } } }, { properties: { issue: { enum: ["NONE"] } } }],
              },
            },
          },
        },
      ],
    },
    { name: "INVALID", details: [{ field: "/limit", issue: "WRONG" }] },
  ],
  [
    "codes that are fixed",
    closed({ code: { enum: ["BAD", "WORSE"] }, status: { const: 400 } }),
    { code: "BAD", status: 400 },
  ],
  [
    "the first of several",
    { oneOf: [closed({ message: string }), closed({ other: string })] },
    { message: "The query is not valid" },
  ],
  [
    "a list of texts",
    closed({ errors: { type: "array", items: string } }),
    { errors: ["query /limit must be <= 100"] },
  ],
  [
    "members that may be null",
    closed({ title: string, extra: { type: ["object", "null"] } }),
    { title: "Bad Request", extra: null },
  ],
];

describe("a contract without x-problem", () => {
  it.each(SHAPES)("fills the error that the operation declares: %s", (_name, schema, body) => {
    const { status, headers, body: sent } = rendered("400", { schema });
    expect(sent).toEqual(body);
    expect({ status, type: headers["Content-Type"] }).toEqual({ status: 400, type: "application/json" });
  });

  it("takes the declared example where nothing valid can be made", () => {
    const example = { ticket: "T-1" };
    const schema = closed({ ticket: { type: "string", pattern: "^T-" } });
    expect(rendered("4XX", { schema, example }).body).toEqual(example);
  });

  it("takes the declared example where there is no schema", () => {
    expect(rendered("400", { example: "No." }).body).toBe("No.");
  });

  it.each([
    ["another status is declared", "404", { schema: closed({ message: string }) }, "application/json"],
    ["it is not JSON", "400", { schema: string }, "text/plain"],
    [
      "nothing valid can be made",
      "400",
      { schema: closed({ ticket: { type: "string", pattern: "^T-" } }) },
      "application/json",
    ],
    [
      "they are what is declared",
      "default",
      { schema: { type: "object", required: ["title"] } },
      "application/problem+json",
    ],
  ])("sends RFC 9457 problem details where %s", (_name, status, media, type) => {
    const { headers, body } = rendered(status, media, type);
    expect(headers["Content-Type"]).toBe("application/problem+json");
    expect(body).toMatchObject({ type: "about:blank", title: "Bad Request", status: 400 });
  });
});
