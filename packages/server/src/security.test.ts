import { Problem } from "@cantus/contract";
import { describe, expect, test } from "vitest";
import { documentOf, json, serve } from "./serve.fixture/serve.ts";

const securitySchemes = {
  Key: { type: "apiKey", in: "header", name: "X-API-Key" },
  QueryKey: { type: "apiKey", in: "query", name: "key" },
  CookieKey: { type: "apiKey", in: "cookie", name: "session" },
  Bearer: { type: "http", scheme: "bearer" },
  Basic: { type: "http", scheme: "Basic" },
  OAuth: { type: "oauth2", flows: {} },
  Certificate: { type: "mutualTLS" },
};

/** An operation for each set of requirements. */
const requirements = {
  key: [{ Key: [] }],
  query: [{ QueryKey: [] }],
  cookie: [{ CookieKey: [] }],
  bearer: [{ Bearer: [] }],
  basic: [{ Basic: [] }],
  oauth: [{ OAuth: ["read"] }],
  either: [{ Key: [] }, { Bearer: [] }],
  both: [{ Key: [], Bearer: [] }],
  optional: [{}, { Key: [] }],
  certificate: [{ Certificate: [] }],
  open: [],
};
const document = documentOf(
  Object.fromEntries(
    Object.entries(requirements).map(([id, security]) => [
      `/${id}`,
      {
        get: {
          operationId: id,
          security,
          parameters: [{ name: "n", in: "query", schema: { type: "integer" } }],
          responses: { "200": json(true) },
        },
      },
    ]),
  ),
  { securitySchemes },
  { security: [{ Bearer: [] }] },
);

const good =
  (name: string) =>
  (credential: string, { scopes }: { scopes: string[] }) => {
    if (credential === "banned") throw new Problem("forbidden", { detail: "You are banned" });
    if (credential === "broken") throw new Error("the database is away");
    return credential === "good" ? [name, ...scopes].join(" ") : undefined;
  };
const security = {
  Key: good("Key"),
  QueryKey: good("QueryKey"),
  CookieKey: good("CookieKey"),
  Bearer: good("Bearer"),
  Basic: ({ username, password }: { username: string; password: string }) => (password === "p:w" ? username : false),
  OAuth: good("OAuth"),
  Certificate: ({ method }: { method: string }) => `certificate of a ${method}`,
};

async function call(path: string, headers: Record<string, string> = {}) {
  const answer = (request: { principal?: unknown }, reply: (...args: unknown[]) => unknown) =>
    reply(200, request.principal ?? "nobody");
  const handlers = Object.fromEntries(Object.keys(requirements).map((id) => [id, answer]));
  await using server = await serve(document, handlers, { security });
  const response = await server.fetch(path, { headers });
  const body = (await response.json()) as { code?: string; detail?: string };
  return {
    status: response.status,
    body,
    challenge: response.headers.get("www-authenticate"),
    findings: server.findings,
  };
}

const basic = (text: string) => ({ Authorization: `Basic ${Buffer.from(text).toString("base64")}` });

describe("callers with credentials are let in, as who they are", () => {
  const cases: [path: string, headers: Record<string, string>, principal: string][] = [
    ["/key", { "x-api-key": "good" }, "Key"],
    ["/query?key=good&n=1", {}, "QueryKey"],
    ["/cookie", { Cookie: 'a=b; session="good"' }, "CookieKey"],
    ["/bearer", { Authorization: "bearer good" }, "Bearer"],
    ["/basic", basic("ada:p:w"), "ada"],
    ["/oauth", { Authorization: "Bearer good" }, "OAuth read"],
    ["/either", { Authorization: "Bearer good" }, "Bearer"],
    ["/either", { "X-API-Key": "banned", Authorization: "Bearer good" }, "Bearer"],
    ["/both", { "X-API-Key": "good", Authorization: "Bearer good" }, "Key"],
    ["/optional", {}, "nobody"],
    ["/optional", { "X-API-Key": "good" }, "Key"],
    ["/certificate", {}, "certificate of a GET"],
    ["/open", {}, "nobody"],
  ];
  test.each(cases)("%s %o", async (path, headers, principal) => {
    expect(await call(path, headers)).toMatchObject({ status: 200, body: principal });
  });
});

describe("callers without are refused, and told what to send", () => {
  const key = 'ApiKey realm="Tracks", in="header", name="X-API-Key"';
  const bearer = 'Bearer realm="Tracks"';
  const cases: [path: string, headers: Record<string, string>, challenge: string][] = [
    ["/key", {}, key],
    ["/key", { "X-API-Key": "bad" }, key],
    ["/query", {}, 'ApiKey realm="Tracks", in="query", name="key"'],
    ["/bearer", {}, bearer],
    ["/bearer", { Authorization: "Basic good" }, bearer],
    ["/bearer", { Authorization: "Bearer bad" }, `${bearer}, error="invalid_token"`],
    ["/basic", basic("ada:wrong"), 'Basic realm="Tracks", charset="UTF-8"'],
    ["/basic", { Authorization: "Basic !!!" }, 'Basic realm="Tracks", charset="UTF-8"'],
    ["/either", {}, `${key}, ${bearer}`],
    ["/either", { "X-API-Key": "bad" }, `${key}, ${bearer}`],
    ["/both", { "X-API-Key": "good" }, `${key}, ${bearer}`],
  ];
  test.each(cases)("%s %o", async (path, headers, challenge) => {
    const answer = await call(path, headers);
    expect(answer).toMatchObject({ status: 401, challenge, body: { code: "unauthenticated" }, findings: [] });
  });

  test("403 for a caller who is known and may not", async () => {
    expect(await call("/key", { "X-API-Key": "banned" })).toMatchObject({
      status: 403,
      body: { code: "forbidden", detail: "You are banned" },
    });
  });

  test("before anything else of the request is looked at", async () => {
    expect((await call("/key?n=x&unknown=1")).status).toBe(401);
  });

  test("500 when the check itself fails", async () => {
    const { status, findings } = await call("/key", { "X-API-Key": "broken" });
    expect(status).toBe(500);
    expect(findings).toMatchObject([{ kind: "unexpected-error", error: { message: "the database is away" } }]);
  });
});
