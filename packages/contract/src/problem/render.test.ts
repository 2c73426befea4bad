import { describe, expect, it } from "vitest";
import { createContract } from "../create.ts";
import type { Contract, Json, OpenApiDocument } from "../model.ts";
import { Problem, type ProblemContext } from "./problem.ts";
import { renderProblem } from "./render.ts";

const context: ProblemContext = {
  requestId: "req_1",
  time: new Date("2026-02-03T04:05:06.789Z"),
  method: "GET",
  path: "/v1/tracks/t1",
  operationId: "getTrack",
};

/** A contract with that `x-problem` and no operation. */
function contractWith(template: unknown): Contract {
  const document = { openapi: "3.1.0", info: { title: "t", version: "1" }, "x-problem": template } as OpenApiDocument;
  return createContract(document);
}

function bodyOf(body: Json, problem: Problem, more: object = {}): Json {
  return renderProblem(contractWith({ mediaType: "application/json", body, ...more }), problem, context).body;
}

const missing = new Problem("not-found", { detail: "No track t1", details: { track_id: "t1" } });
const invalid = new Problem("invalid-request", {
  violations: [
    { in: "query", pointer: "/limit", keyword: "maximum", message: "must be <= 100" },
    { in: "body", pointer: "/title", keyword: "minLength", message: "must not be empty" },
  ],
});

describe("a contract that says how its errors look", () => {
  it("renders the shape of the music API", () => {
    const contract = contractWith({
      mediaType: "application/json",
      body: {
        success: false,
        error: {
          code: "{code}",
          message: "{detail|title}",
          system_message: "{method} {path}: {title}",
          type: "{type}",
          status: "{status}",
          details: "{details}",
          trace_id: "{requestId}",
          timestamp: "{time}",
        },
      },
      codes: { "not-found": { code: "NOT_FOUND", title: "Not there.", type: "not_found_error" } },
    });
    expect(renderProblem(contract, missing, context)).toEqual({
      status: 404,
      headers: { "Content-Type": "application/json" },
      body: {
        success: false,
        error: {
          code: "NOT_FOUND",
          message: "No track t1",
          system_message: "GET /v1/tracks/t1: Not there.",
          type: "not_found_error",
          status: 404,
          details: { track_id: "t1" },
          trace_id: "req_1",
          timestamp: "2026-02-03T04:05:06.789Z",
        },
      },
    });
  });

  const silent = new Problem("conflict");
  it.each<[what: string, template: Json, problem: Problem, body: Json]>([
    ["a lone placeholder keeps the type of its value", { s: "{status}" }, silent, { s: 409 }],
    ["a placeholder in a text is written into it", { s: "E{status}: {code}" }, silent, { s: "E409: conflict" }],
    ["a title stands for itself when there is no other", { t: "{title}" }, silent, { t: "Conflict" }],
    ["a member without a value is left out", { d: "{detail}", a: 1 }, silent, { a: 1 }],
    ["so is a text around one", { d: "Because: {detail}" }, silent, {}],
    ["unless it asks for null", { d: "{detail?null}" }, silent, { d: null }],
    ["the first that has a value", { d: "{detail|title}" }, missing, { d: "No track t1" }],
    ["or the next", { d: "{detail|title}" }, silent, { d: "Conflict" }],
    ["an empty object is a value", { d: "{details}", v: "{violations}" }, silent, { d: {}, v: [] }],
    ["but not after a question mark", { d: "{details?}", v: "{violations?null}" }, silent, { v: null }],
    ["other braces are text", { d: "{not a placeholder} {}" }, silent, { d: "{not a placeholder} {}" }],
    ["numbers, null and lists stay", [1, null, true, "{status}", "{detail}"], silent, [1, null, true, 409]],
    [
      "an item that speaks of a violation stands for each",
      { errors: [{ loc: ["{violation.in}", "{violation.pointer}"], msg: "{violation.message}" }] },
      invalid,
      {
        errors: [
          { loc: ["query", "/limit"], msg: "must be <= 100" },
          { loc: ["body", "/title"], msg: "must not be empty" },
        ],
      },
    ],
    ["and for none", { errors: [{ msg: "{violation.message}" }] }, silent, { errors: [] }],
    [
      "what a caller wrote is not read as a template",
      { d: "{detail}!" },
      new Problem("conflict", { detail: "{code} $&" }),
      { d: "{code} $&!" },
    ],
  ])("%s", (_, template, problem, body) => {
    expect(bodyOf(template, problem)).toEqual(body);
  });

  it("differs by status and by range of statuses", () => {
    const contract = contractWith({
      mediaType: "application/json",
      body: "plain",
      statuses: { "404": { body: "four-o-four" }, "5XX": { mediaType: "text/plain" } },
    });
    const render = (problem: Problem) => renderProblem(contract, problem, context);
    expect(render(missing).body).toBe("four-o-four");
    expect(render(new Problem("unavailable"))).toMatchObject({
      headers: { "Content-Type": "text/plain" },
      body: "plain",
    });
  });

  it("gives a problem the status that the API has for it, unless the problem asked for another", () => {
    const codes = { codes: { "invalid-request": { status: 422 } } };
    expect(bodyOf("{status}", invalid, codes)).toBe(422);
    expect(bodyOf("{status}", new Problem("invalid-request", { status: 418 }), codes)).toBe(418);
  });

  it("renders a code that it has no entry for like the problem of its status", () => {
    const codes = { codes: { conflict: { code: "CONFLICT", title: "Conflict.", type: "state_error" } } };
    const locked = new Problem("TRACK_LOCKED", { status: 409 });
    expect(bodyOf(["{code}", "{title}", "{type}"], locked, codes)).toEqual([
      "TRACK_LOCKED",
      "Conflict.",
      "state_error",
    ]);
  });

  it("sends the headers of a problem", () => {
    const problem = new Problem("method-not-allowed", { headers: { Allow: "GET" } });
    expect(renderProblem(contractWith({ mediaType: "text/plain", body: "no" }), problem, context).headers).toEqual({
      Allow: "GET",
      "Content-Type": "text/plain",
    });
  });
});

describe("a contract that does not say", () => {
  const plain = contractWith(undefined);

  it("renders problem details of RFC 9457", () => {
    expect(renderProblem(plain, invalid, { ...context, requestId: "0a6d0c63-5c9a-4b34-8f3c-1f0d6f1f6b11" })).toEqual({
      status: 400,
      headers: { "Content-Type": "application/problem+json" },
      body: {
        type: "about:blank",
        title: "Bad Request",
        status: 400,
        instance: "urn:uuid:0a6d0c63-5c9a-4b34-8f3c-1f0d6f1f6b11",
        code: "invalid-request",
        violations: invalid.violations,
      },
    });
  });

  it("adds what the problem says, and a request id that is no UUID as a member of its own", () => {
    expect(renderProblem(plain, missing, context).body).toEqual({
      type: "about:blank",
      title: "Not Found",
      status: 404,
      detail: "No track t1",
      track_id: "t1",
      request_id: "req_1",
      code: "not-found",
    });
  });
});
