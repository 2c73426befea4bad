import { describe, expect, it } from "vitest";
import { createContract } from "../create.ts";
import type { OpenApiDocument, Operation } from "../model.ts";
import { Problem } from "../problem/problem.ts";
import { authorize, type RequestHead } from "../request.ts";

describe("who calls", () => {
  const securitySchemes = {
    Key: { type: "apiKey", in: "header", name: "X-Key" },
    Query: { type: "apiKey", in: "query", name: "key" },
    Cookie: { type: "apiKey", in: "cookie", name: "sid" },
    Bearer: { type: "http", scheme: "Bearer" },
    Basic: { type: "http", scheme: "basic" },
    Digest: { type: "http", scheme: "digest" },
    OAuth: { type: "oauth2", flows: {} },
    Certificate: { type: "mutualTLS" },
  };
  const call = async (security: object[], given: Partial<RequestHead> = {}) => {
    const contract = createContract({
      openapi: "3.1.0",
      info: { title: 'The "Jobs"', version: "1" },
      paths: { "/x": { get: { operationId: "x", security } } },
      components: { securitySchemes },
    } as OpenApiDocument);
    const operation = contract.operation("x") as Operation;
    const head = { method: "GET", path: "/x", query: "", headers: {}, ...given };
    return authorize(contract, operation, head, ({ name }, credential, scopes) => {
      if (credential === "banned") throw new Problem("forbidden");
      if (credential === "expired") throw new Problem("unauthenticated", { detail: "It has expired." });
      return credential === "bad" ? undefined : [name, credential, ...scopes];
    });
  };
  const refused = (security: object[], given?: Partial<RequestHead>) =>
    call(security, given).then(
      () => undefined,
      (problem: Problem) => problem,
    );

  it.each<[what: string, security: object[], given: Partial<RequestHead>, principal: unknown]>([
    ["a key", [{ Key: [] }], { headers: { "x-key": "k" } }, ["Key", "k"]],
    ["a key in the query", [{ Query: [] }], { query: "a=1&key=a%20b" }, ["Query", "a b"]],
    ["a cookie", [{ Cookie: [] }], { headers: { cookie: 'a=b; sid="s"; sid=t' } }, ["Cookie", "s"]],
    ["a token", [{ Bearer: [] }], { headers: { authorization: "bEARER  t " } }, ["Bearer", "t"]],
    ["a token with scopes", [{ OAuth: ["read"] }], { headers: { authorization: "Bearer t" } }, ["OAuth", "t", "read"]],
    [
      "a name and a password",
      [{ Basic: [] }],
      { headers: { authorization: `Basic ${Buffer.from("ü:p:w").toString("base64")}` } },
      ["Basic", { username: "ü", password: "p:w" }],
    ],
    ["a certificate", [{ Certificate: [] }], {}, ["Certificate", true]],
    ["either", [{ Key: [] }, { Bearer: [] }], { headers: { authorization: "Bearer t" } }, ["Bearer", "t"]],
    ["both", [{ Key: [], Bearer: [] }], { headers: { "x-key": "k", authorization: "Bearer t" } }, ["Key", "k"]],
    ["nothing where that will do", [{}, { Key: [] }], {}, undefined],
    ["a key where nothing would do", [{}, { Key: [] }], { headers: { "x-key": "k" } }, ["Key", "k"]],
    ["nothing where nothing is asked for", [], {}, undefined],
    ["nothing for a scheme that is not defined", [{ Unknown: [] }], {}, undefined],
  ])("with %s", async (_, security, given, principal) => {
    expect(await call(security, given)).toEqual(principal);
  });

  const realm = 'realm="The \\"Jobs\\""';
  it.each<[what: string, security: object[], headers: Record<string, string>, challenge: string, detail: string]>([
    ["nothing", [{ Key: [] }], {}, `ApiKey ${realm}, in="header", name="X-Key"`, "Credentials are needed."],
    ["nothing", [{ Bearer: [] }, { OAuth: [] }], {}, `Bearer ${realm}`, "Credentials are needed."],
    ["nothing", [{ Basic: [] }], {}, `Basic ${realm}, charset="UTF-8"`, "Credentials are needed."],
    ["nothing", [{ Digest: [], Certificate: [] }], {}, `Digest ${realm}`, "Credentials are needed."],
    [
      "no base64",
      [{ Basic: [] }],
      { authorization: "Basic !" },
      `Basic ${realm}, charset="UTF-8"`,
      "Credentials are needed.",
    ],
    [
      "a wrong token",
      [{ Bearer: [] }],
      { authorization: "Bearer bad" },
      `Bearer ${realm}, error="invalid_token"`,
      "The credentials are not valid.",
    ],
    [
      "one of two",
      [{ Key: [], Bearer: [] }],
      { "x-key": "k" },
      `ApiKey ${realm}, in="header", name="X-Key", Bearer ${realm}`,
      "Credentials are needed.",
    ],
    [
      "what the judge refuses",
      [{ Bearer: [] }],
      { authorization: "Bearer expired" },
      `Bearer ${realm}, error="invalid_token"`,
      "It has expired.",
    ],
  ])("with %s is challenged", async (_, security, headers, challenge, detail) => {
    const problem = await refused(security, { headers });
    expect(problem).toMatchObject({ status: 401, detail, headers: { "WWW-Authenticate": challenge } });
  });

  it("and may not, is told what the judge says", async () => {
    expect(await refused([{ Key: [] }], { headers: { "x-key": "banned" } })).toMatchObject({ status: 403 });
  });
});

it("is known at once where nobody has to be asked", () => {
  const contract = createContract({
    openapi: "3.1.0",
    info: { title: "Jobs", version: "1" },
    paths: { "/x": { get: { operationId: "x", security: [{ Key: [] }] } } },
    components: { securitySchemes: { Key: { type: "apiKey", in: "header", name: "X-Key" } } },
  } as OpenApiDocument);
  const operation = contract.operation("x") as Operation;
  const head = { method: "GET", path: "/x", query: "", headers: { "x-key": "k" } };
  expect(authorize(contract, operation, head, (_scheme, credential) => credential)).toBe("k");
  expect(() => authorize(contract, operation, head, () => false)).toThrow(Problem);
  const late = authorize(contract, operation, head, async () => false);
  return expect(late).rejects.toThrow("The credentials are not valid.");
});
