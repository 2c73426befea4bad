import { createContract } from "@cantus/contract";
import { expect, test } from "vitest";
import { hideCredentials, secretsOf } from "./credentials.ts";
import { type Exchange, NO_BYTES, textOf } from "./exchange.ts";

const contract = createContract({
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  paths: {},
  components: {
    securitySchemes: {
      Header: { type: "apiKey", in: "header", name: "X-Api-Key" },
      Query: { type: "apiKey", in: "query", name: "api key" },
      Bearer: { type: "http", scheme: "bearer" },
    },
  },
});

/** An exchange with text for bodies. */
function exchangeOf(request: object, response: object = {}): Exchange {
  return {
    request: { method: "POST", url: "http://localhost/users", headers: {}, body: NO_BYTES, ...request },
    response: { status: 201, headers: {}, body: NO_BYTES, ...response },
  };
}

test("credentials become variables wherever the contract has them, and nothing else changes", () => {
  const url = "http://localhost/a?api%20key=in-query&api+key=in-query&b=%2F";
  const headers = { authorization: "Bearer s3cret", cookie: "session=s3cret", "x-api-key": "s3cret", "x-trace": "1" };
  const exchange = {
    request: { method: "GET", url, headers, body: new Uint8Array() },
    response: { status: 200, headers: {}, body: new Uint8Array() },
  };
  const { request } = hideCredentials(contract, exchange);
  expect(request.url).toBe("http://localhost/a?api%20key=$CANTUS_API_KEY&api+key=$CANTUS_API_KEY&b=%2F");
  expect(request.headers).toEqual({
    authorization: "$CANTUS_AUTHORIZATION",
    cookie: "$CANTUS_COOKIE",
    "x-api-key": "$CANTUS_X_API_KEY",
    "x-trace": "1",
  });
});

test("a credential is hidden wherever else it stands: in an answer that repeats it, in a URL, without its scheme", () => {
  const { request, response } = hideCredentials(
    contract,
    exchangeOf(
      { url: "http://localhost/echo?of=to%2Fken9", headers: { authorization: "Bearer to/ken9" } },
      { headers: { "x-echo": "to/ken9" }, body: Buffer.from('{"you":"Bearer to/ken9"}') },
    ),
  );
  expect(request.url).toBe("http://localhost/echo?of=$CANTUS_AUTHORIZATION");
  expect(response.headers).toEqual({ "x-echo": "$CANTUS_AUTHORIZATION" });
  expect(textOf(response.body)).toBe('{"you":"$CANTUS_AUTHORIZATION"}');
});

test("cookies that an answer sets are hidden, and their attributes are not", () => {
  const cookie = "sid=abc123; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT, theme=dark";
  const { response } = hideCredentials(contract, exchangeOf({}, { headers: { "set-cookie": cookie } }));
  expect(response.headers["set-cookie"]).toBe(
    "sid=$CANTUS_SID; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT, theme=$CANTUS_THEME",
  );
});

test("the secrets of a run are those of its callers; a token that it made up is shown, as the case is about it", () => {
  const secrets = secretsOf(contract, [
    { name: "alice", credentials: { Bearer: "alice-token" }, headers: {} },
    { name: "bob", credentials: {}, headers: { Authorization: "Bearer bob-token", "X-Trace": "trace" } },
  ]);
  const shown = (authorization: string) =>
    hideCredentials(contract, exchangeOf({ headers: { authorization, "x-trace": "trace" } }), { secrets }).request
      .headers;
  expect(shown("Bearer alice-token")).toEqual({ authorization: "$CANTUS_AUTHORIZATION", "x-trace": "trace" });
  expect(shown("Bearer bob-token")).toMatchObject({ authorization: "$CANTUS_BOB_AUTHORIZATION" });
  expect(shown("Bearer made-up")).toMatchObject({ authorization: "Bearer made-up" });
});

test("passwords in bodies are hidden by the schema, on the way out and back", () => {
  const user = {
    type: "object",
    properties: {
      name: { type: "string" },
      password: { type: "string", format: "password" },
      friends: { type: "array", items: { $ref: "#/components/schemas/User" } },
    },
  };
  const content = { "application/json": { schema: { $ref: "#/components/schemas/User" } } };
  const users = createContract({
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: {
      "/users": {
        post: { operationId: "createUser", requestBody: { content }, responses: { 201: { description: "", content } } },
      },
    },
    components: { schemas: { User: user } },
  });
  const type = { "content-type": "application/json" };
  const body = Buffer.from(JSON.stringify({ name: "Ann", password: "hunter2", friends: [{ password: "letmein" }] }));
  const exchange = exchangeOf({ headers: type, body }, { headers: type, body });
  const operation = users.operation("createUser");
  const { request, response } = hideCredentials(users, exchange, { operation });
  const hidden = { name: "Ann", password: "$CANTUS_PASSWORD", friends: [{ password: "$CANTUS_PASSWORD" }] };
  expect(JSON.parse(textOf(request.body))).toEqual(hidden);
  expect(JSON.parse(textOf(response.body))).toEqual(hidden);
  // Whoever repeats what a run has made up needs to know it.
  const made = hideCredentials(users, exchange, { operation, arePasswordsMadeUp: true });
  expect(textOf(made.request.body)).toContain('"password":"hunter2"');
  expect(JSON.parse(textOf(made.response.body))).toEqual(hidden);
});
