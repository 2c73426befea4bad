import { describe, expect, it } from "vitest";
import { createContract } from "../create.ts";
import type { Contract, OpenApiDocument, Operation } from "../model.ts";
import { Problem } from "../problem/problem.ts";
import {
  allowedMethods,
  basePathsOf,
  contentCodingOf,
  invalidRequest,
  matchRequest,
  nearest,
  pathBelow,
  type RequestHead,
  readParameters,
  readRequestBody,
  refusalOf,
  requestIdOf,
  requireAcceptable,
  requireMediaType,
  successesOf,
  violationsOfRequest,
} from "../request.ts";

const head = (given: Partial<RequestHead> = {}): RequestHead => ({
  method: "GET",
  path: "/x",
  query: "",
  headers: {},
  ...given,
});

function contractOf(paths: object, rest: object = {}): Contract {
  return createContract({
    openapi: "3.1.0",
    info: { title: "Jobs", version: "1" },
    paths,
    ...rest,
  } as OpenApiDocument);
}

function operationOf(operation: object, rest: object = {}): [Contract, Operation] {
  const contract = contractOf({ "/x": { post: { operationId: "x", ...operation } } }, rest);
  return [contract, contract.operation("x") as Operation];
}

const problemOf = (refuse: () => unknown): Problem => {
  try {
    refuse();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("nothing was refused");
};

describe("where a request goes", () => {
  const contract = contractOf(
    { "/jobs": { get: {}, post: {} }, "/jobs/{id}": { get: {}, head: {} } },
    { servers: [{ url: "https://a.test/v1" }, { url: "/" }, { url: "/v1/" }] },
  );

  it("the base paths of a contract are those of its servers", () => {
    expect(basePathsOf(contract)).toEqual(["/v1", ""]);
    expect(basePathsOf(contractOf({}))).toEqual([""]);
  });

  it.each([
    ["/v1", "/v1/jobs", "/jobs"],
    ["/v1", "/v1", "/"],
    ["/v1", "/v10", undefined],
    ["", "/jobs", "/jobs"],
  ])("below %j, %j is %j", (base, path, below) => expect(pathBelow(base, path)).toBe(below));

  it("HEAD is for GET's operation, unless it has one of its own", () => {
    expect(matchRequest(contract, "HEAD", "/jobs")).toMatchObject({ operation: { method: "get" } });
    expect(matchRequest(contract, "HEAD", "/jobs/1")).toMatchObject({ operation: { method: "head" } });
  });

  it("the nearest match is told", () => {
    const matches = ["/nope", "/jobs/%E0", "/jobs"].map((path) => ({ path, match: contract.match("PUT", path) }));
    expect(nearest(matches)?.path).toBe("/jobs");
    expect(nearest(matches.slice(0, 2))?.path).toBe("/jobs/%E0");
    expect(nearest([])).toBeUndefined();
  });

  it.each<[method: string, path: string, status: number, detail: string]>([
    ["GET", "/nope", 404, "There is nothing at /v1/nope."],
    ["PUT", "/jobs", 405, "PUT is not for this path; GET, POST, HEAD, OPTIONS are."],
    ["GET", "/jobs/%E0", 400, "%E0 is not valid percent-encoding."],
  ])("%s %s is refused with %i", (method, path, status, detail) => {
    const match = matchRequest(contract, method, path);
    if (match.kind === "operation") throw new Error("there is an operation");
    expect(refusalOf(match, method, `/v1${path}`)).toMatchObject({ status, detail });
    if (match.kind !== "no-method") return;
    expect(refusalOf(match, method, path).headers).toEqual({ Allow: allowedMethods(match) });
  });
});

describe("media types", () => {
  const [, operation] = operationOf({
    requestBody: { content: { "application/json": {}, "text/*": {} } },
    responses: { 200: { description: "", content: { "application/json": {} } }, 404: { description: "" } },
  });

  it("of a body that are declared are found", () => {
    expect(requireMediaType(operation, head({ headers: { "content-type": "text/csv" } }))?.type).toBe("text/*");
    expect(requireMediaType(operationOf({})[1], head())).toBeUndefined();
  });

  it.each([
    ["image/png; x=y", "The body is image/png; this takes application/json, text/*."],
    [undefined, "The body has no Content-Type; this takes application/json, text/*."],
  ])("of a body that are not are refused: %s", (contentType, detail) => {
    const problem = problemOf(() => requireMediaType(operation, head({ headers: { "content-type": contentType } })));
    expect(problem).toMatchObject({ status: 415, detail, headers: { Accept: "application/json, text/*" } });
  });

  it("of an answer that a caller does not take are refused, where it would get one", () => {
    const html = head({ headers: { accept: "text/html" } });
    const problem = problemOf(() => requireAcceptable(successesOf(operation), html));
    expect(problem).toMatchObject({ status: 406, detail: "This answers with application/json." });
    requireAcceptable(operation.responses, html);
    requireAcceptable(successesOf(operation), head());
  });
});

describe("how a body is compressed", () => {
  it.each([
    [undefined, undefined],
    ["identity", undefined],
    ["GZip", "gzip"],
    ["br", "br"],
  ])("%s is %s", (sent, coding) => {
    expect(contentCodingOf({ headers: { "content-encoding": sent } })).toBe(coding);
  });

  it("is refused where nobody knows it", () => {
    const problem = problemOf(() => contentCodingOf({ headers: { "content-encoding": "squeeze" } }));
    expect(problem).toMatchObject({
      status: 415,
      detail: "The body is compressed by squeeze; this takes gzip, deflate, br, zstd.",
      headers: { "Accept-Encoding": "gzip, deflate, br, zstd" },
    });
  });
});

describe("a request that breaks the contract", () => {
  const described = {
    parameters: [
      { name: "limit", in: "query", required: true, schema: { type: "integer", maximum: 10 } },
      { name: "a/b", in: "header", schema: { enum: ["x"] } },
      { name: "flag", in: "query", allowEmptyValue: true, schema: { type: "integer" } },
    ],
    requestBody: {
      required: true,
      content: { "application/json": { schema: { type: "object", required: ["title"] } } },
    },
  };
  const json = { "content-type": "application/json" };

  function refusal(given: Partial<RequestHead>, body: string | undefined, responses: object = {}) {
    const [contract, operation] = operationOf({ ...described, responses });
    const request = head(given);
    const media = body === undefined ? undefined : requireMediaType(operation, request);
    const read = media && readRequestBody(contract, operation, media, request, new TextEncoder().encode(body));
    const { parts, violations } = readParameters(contract, operation, request, {});
    const invalid = violationsOfRequest(contract, operation, media, { ...parts, ...(read && { body: read.judged }) });
    return invalidRequest(operation, violations, invalid);
  }

  it("is told every violation once, unknown parameters first, then as they are declared, then the body", () => {
    const problem = refusal({ query: "more=1&flag=", headers: { ...json, "a/b": "y" } }, "{}");
    expect(problem).toMatchObject({
      status: 400,
      detail: "query parameter more is not a query parameter of this operation (and 3 more).",
    });
    expect(problem?.violations.map(({ in: place, pointer, keyword }) => [place, pointer, keyword])).toEqual([
      ["query", "/more", "additionalProperties"],
      ["query", "/limit", "required"],
      ["header", "/a~1b", "enum"],
      ["body", "/title", "required"],
    ]);
  });

  it("is none where nothing is wrong", () => {
    expect(refusal({ query: "limit=10", headers: json }, '{"title":""}')).toBeUndefined();
  });

  it("is told that the body is missing", () => {
    expect(refusal({ query: "limit=1" }, undefined)).toMatchObject({ detail: "body is required." });
  });

  it.each([
    [{}, 400],
    [{ 422: { description: "" } }, 422],
    [{ 400: { description: "" }, 422: { description: "" } }, 400],
  ])("has the status that the operation declares for that: %o", (responses, status) => {
    expect(refusal({ headers: json }, "{}", responses)).toMatchObject({ status });
    expect(problemOf(() => refusal({ headers: json }, "{", responses))).toMatchObject({
      status,
      detail: expect.stringMatching(/^The body is not JSON: ./),
      violations: [{ in: "body", pointer: "", keyword: "mediaType" }],
    });
  });

  it("is refused for a charset that nobody knows", () => {
    const [contract, operation] = operationOf({ requestBody: { content: { "text/plain": {} } } });
    const request = head({ headers: { "content-type": "text/plain; charset=klingon" } });
    const media = requireMediaType(operation, request);
    if (!media) throw new Error("text/plain is declared");
    const problem = problemOf(() => readRequestBody(contract, operation, media, request, new Uint8Array([1])));
    expect(problem).toMatchObject({ status: 415, detail: "The charset klingon is not known." });
  });
});

it.each([
  ["trace-1", "trace-1"],
  ["a b", expect.stringMatching(/^[0-9a-f-]{36}$/)],
  [undefined, expect.stringMatching(/^[0-9a-f-]{36}$/)],
])("the id of a request that brings %j is %s", (sent, id) => {
  expect(requestIdOf({ headers: { "x-request-id": sent } })).toEqual(id);
});

it("no two requests have one id", () => {
  const ids = new Set(Array.from({ length: 1000 }, () => requestIdOf({ headers: {} })));
  expect(ids.size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

describe("an open object in a query", () => {
  it("takes the names that belong to nothing else", () => {
    const schema = { type: "object", additionalProperties: { type: "string" } };
    const [contract, operation] = operationOf(
      {
        security: [{ Key: [] }],
        parameters: [
          { name: "limit", in: "query", schema: { type: "integer" } },
          { name: "deep", in: "query", style: "deepObject", schema: { type: "object" } },
          { name: "rest", in: "query", schema },
        ],
      },
      { components: { securitySchemes: { Key: { type: "apiKey", in: "query", name: "api_key" } } } },
    );
    const request = head({ query: "limit=1&api_key=k&deep[a]=b&x=1&__proto__=2" });
    const { parts, violations } = readParameters(contract, operation, request, {});
    expect(violations).toEqual([]);
    expect(parts.query).toEqual({ limit: 1, deep: { a: "b" }, rest: JSON.parse('{"x":"1","__proto__":"2"}') });
  });
});
