import { describe, expect, it } from "vitest";
import { createContract } from "../create.ts";
import type { Json } from "../model.ts";
import { Problem, type ProblemContext, problemText } from "./problem.ts";
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

/** Its one operation declares this for one status, in each of these media types. */
function tracks(status: string, media: object, ...types: string[]) {
  const content = Object.fromEntries(types.map((type) => [type, media]));
  return createContract({
    openapi: "3.1.1",
    info: { title: "Tracks", version: "1" },
    paths: {
      "/tracks": { get: { operationId: "listTracks", responses: { [status]: { description: "Refused", content } } } },
    },
  });
}

function rendered(status: string, media: object, type = "application/json") {
  return renderProblem(tracks(status, media, type), invalid, context);
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
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
    "what is valid by one alone of several that overlap",
    {
      oneOf: [
        { type: "object", required: ["message", "help"], properties: { message: string, help: string } },
        { type: "object", properties: { message: string, help: string, rule: string } },
      ],
    },
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

  it.each<[name: string, type: string, media: object, body: string]>([
    ["text", "text/plain", { schema: string }, "The query is not valid"],
    ["text of which nothing is said", "text/plain; charset=utf-8", {}, "The query is not valid"],
    [
      "an object as text",
      "text/plain",
      { schema: closed({ message: string }) },
      '{"message":"The query is not valid"}',
    ],
    [
      "XML",
      "application/xml",
      { schema: { ...closed({ code: string, message: string }), xml: { name: "fault" } } },
      `${XML}<fault><code>invalid-request</code><message>The query is not valid</message></fault>`,
    ],
    ["XML that is one text", "text/xml", { schema: string }, `${XML}<error>The query is not valid</error>`],
    ["the example of an XML document", "application/xml", { example: "<note>No.</note>" }, "<note>No.</note>"],
    [
      "an example that is a value",
      "application/vnd.example+xml",
      {
        schema: { ...closed({ ticket: { type: "string", pattern: "^T-" } }), xml: { name: "fault" } },
        example: { ticket: "T-1" },
      },
      `${XML}<fault><ticket>T-1</ticket></fault>`,
    ],
    [
      "XML of which nothing is said, as RFC 9457 has it",
      "application/problem+xml",
      {},
      `${XML}<problem xmlns="urn:ietf:rfc:7807"><type>about:blank</type><title>Bad Request</title><status>400</status>\
<detail>The query is not valid</detail><request_id>req_1</request_id><code>invalid-request</code>\
<violations><i><in>query</in><pointer>/limit</pointer><keyword>maximum</keyword><message>must be &lt;= 100</message></i></violations></problem>`,
    ],
  ])("keeps the declared media type: %s", (_name, type, media, body) => {
    const sent = rendered("400", media, type);
    expect(problemText(sent)).toBe(body);
    expect(sent.headers["Content-Type"]).toBe(type);
  });

  it("writes problem details as JSON of which nothing is said", () => {
    const { headers, body } = rendered("400", {});
    expect(headers["Content-Type"]).toBe("application/json");
    expect(body).toMatchObject({ status: 400, detail: "The query is not valid" });
  });

  it("escapes what the caller sent in HTML", () => {
    const contract = tracks("404", {}, "text/html");
    const sent = renderProblem(contract, new Problem("not-found", { detail: "No <b> & more" }), context);
    expect(problemText(sent)).toBe("No &lt;b> &amp; more");
  });

  it("prefers JSON where several media types are declared", () => {
    const contract = tracks(
      "400",
      { schema: closed({ message: string }) },
      "application/xml",
      "text/plain",
      "application/json",
    );
    expect(renderProblem(contract, invalid, context).headers["Content-Type"]).toBe("application/json");
  });

  it.each([
    ["another status is declared", "404", { schema: closed({ message: string }) }, "application/json"],
    ["it is bytes", "400", { schema: string }, "application/octet-stream"],
    ["it is a stream of events", "400", { schema: string }, "text/event-stream"],
    [
      "nothing valid can be made as XML",
      "400",
      { schema: closed({ ticket: { type: "string", pattern: "^T-" } }) },
      "application/xml",
    ],
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
