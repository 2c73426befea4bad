import { createContract, type OpenApiDocument } from "@cantus/contract";
import { expect, test } from "vitest";
import { UnknownSchemeError, verify } from "../index.ts";

const contract = (security: OpenApiDocument["security"]) =>
  createContract({
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: { "/a": { get: { operationId: "a", security, responses: { 204: { description: "Done." } } } } },
    components: {
      securitySchemes: {
        Header: { type: "apiKey", in: "header", name: "X-Api-Key" },
        Query: { type: "apiKey", in: "query", name: "api key" },
        Cookie: { type: "apiKey", in: "cookie", name: "session" },
        Basic: { type: "http", scheme: "basic" },
        OAuth: { type: "oauth2", flows: {} },
        Certificate: { type: "mutualTLS" },
      },
    },
  });

const credentials = { Header: "h", Query: "a&b", Cookie: "c", Basic: "me:secret", OAuth: "t", Certificate: "" };

async function sent(security: OpenApiDocument["security"], given: Record<string, string>) {
  const requests: Request[] = [];
  const target = async (request: Request) => {
    requests.push(request);
    return new Response(null, { status: 204 });
  };
  await verify(contract(security), target, { credentials: given, phases: ["examples"] }).result;
  return requests[0] as Request;
}

test.each<[string, NonNullable<OpenApiDocument["security"]>, Record<string, string>, string]>([
  ["an API key in a header", [{ Header: [] }], { "x-api-key": "h" }, ""],
  ["an API key in the query", [{ Query: [] }], {}, "?api%20key=a%26b"],
  ["an API key in a cookie", [{ Cookie: [] }], { cookie: "session=c" }, ""],
  ["a user's name and password", [{ Basic: [] }], { authorization: "Basic bWU6c2VjcmV0" }, ""],
  ["a token of OAuth 2", [{ OAuth: [] }], { authorization: "Bearer t" }, ""],
  ["several that are all needed", [{ Header: [], Query: [] }], { "x-api-key": "h" }, "?api%20key=a%26b"],
  ["a certificate, which is the connection's", [{ Certificate: [] }], {}, ""],
  ["credentials where they may be left out", [{}, { Header: [] }], { "x-api-key": "h" }, ""],
  ["nothing where nothing is asked for", [], {}, ""],
])("%s", async (_, security, headers, search) => {
  const request = await sent(security, credentials);
  const carried = ["x-api-key", "cookie", "authorization"].flatMap((name) => {
    const value = request.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  expect([Object.fromEntries(carried), new URL(request.url).search]).toEqual([headers, search]);
});

test("of alternatives, the one that all credentials are given for", async () => {
  const request = await sent([{ Query: [], Header: [] }, { OAuth: [] }], { Header: "h", OAuth: "t" });
  expect([request.headers.get("x-api-key"), request.headers.get("authorization")]).toEqual([null, "Bearer t"]);
});

test("a scheme that the contract does not have is refused, with those that it has", async () => {
  const run = verify(contract([]), async () => new Response(), { credentials: { Heder: "h" } });
  await expect(run.result).rejects.toThrow(
    new UnknownSchemeError("t has no security scheme Heder. It has Header, Query, Cookie, Basic, OAuth, Certificate."),
  );
});

test("a parameter of the same name is the credential", async () => {
  const key = { name: "key", in: "query", required: true, schema: { type: "string" }, example: "yours" };
  const document: OpenApiDocument = {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    security: [{ Key: [] }],
    paths: { "/a": { get: { parameters: [key], responses: { 204: { description: "Done." } } } } },
    components: { securitySchemes: { Key: { type: "apiKey", in: "query", name: "key" } } },
  };
  const urls: string[] = [];
  const target = async ({ url }: Request) => {
    urls.push(url);
    return new Response(null, { status: 204 });
  };
  await verify(createContract(document), target, { phases: ["examples"], credentials: { Key: "mine" } }).result;
  expect(urls).toEqual(["http://localhost/a?key=mine"]);
});

test.each<[string, NonNullable<OpenApiDocument["security"]>, number]>([
  ["two credentials that both stand in Authorization: nobody can be authorized", [{ Basic: [], OAuth: [] }], 0],
  ["two in different places", [{ Basic: [], Header: [] }], 1],
  ["either of two in Authorization", [{ Basic: [] }, { OAuth: [] }], 1],
])("an undeclared 401 for %s", async (_, security, found) => {
  const target = async () => new Response(null, { status: 401 });
  const { findings } = await verify(contract(security), target, { credentials, phases: ["examples"] }).result;
  expect(findings.filter(({ check }) => check === "declared-status")).toHaveLength(found);
});
