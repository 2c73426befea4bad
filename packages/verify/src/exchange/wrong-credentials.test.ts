import { createContract } from "@cantus/contract";
import { expect, test } from "vitest";
import { NO_BYTES } from "./exchange.ts";
import { wrongCredentials } from "./wrong-credentials.ts";

function contractWith(scheme: object, security: object[] = [{ It: [] }]) {
  return createContract({
    openapi: "3.1.1",
    info: { title: "t", version: "1" },
    paths: { "/a": { get: { operationId: "getA", security, responses: {} } } },
    components: { securitySchemes: { It: scheme } },
  } as never);
}

function wrong(scheme: object, headers: Record<string, string>, url = "http://h/a", security?: object[]) {
  const contract = contractWith(scheme, security);
  const [operation] = contract.operations;
  if (!operation) return {};
  const request = { method: "GET", url, headers, body: NO_BYTES };
  const ways = wrongCredentials(contract, operation, request);
  return Object.fromEntries(ways.map(({ what, change }) => [what, change(request)]));
}

const NOBODYS = "with credentials of the right form that are nobody's";

test("a key of the right form keeps its prefix, its length and its kinds of characters", () => {
  const found = wrong({ type: "http", scheme: "bearer" }, { authorization: "Bearer sk_live_09azAZ" });
  expect(found[NOBODYS]?.headers).toEqual({ authorization: "Bearer sk_live_10bgBA" });
  expect(found["without credentials"]?.headers).toEqual({});
});

test("a wrong password is wrong when it is decoded", () => {
  const sent = `Basic ${Buffer.from("ann:secret7").toString("base64")}`;
  const found = wrong({ type: "http", scheme: "basic" }, { authorization: sent });
  const decoded = Object.entries(found)
    .filter(([, { headers }]) => headers.authorization?.startsWith("Basic "))
    .map(([what, { headers }]) => [what, Buffer.from(headers.authorization?.slice(6) ?? "", "base64").toString()]);
  expect(Object.fromEntries(decoded)).toEqual({
    [NOBODYS]: "ann:tfdsfu8",
    "with malformed credentials": "!",
    "with credentials that are cut off": "ann:secret",
    "with credentials and one letter more": "ann:secret7a",
  });
});

test("a key in a query or a cookie is changed there", () => {
  const inQuery = wrong({ type: "apiKey", in: "query", name: "key" }, {}, "http://h/a?x=1&key=abc1");
  expect(inQuery[NOBODYS]?.url).toBe("http://h/a?x=1&key=bcd2");
  expect(inQuery["without credentials"]?.url).toBe("http://h/a?x=1");
  const inCookie = wrong({ type: "apiKey", in: "cookie", name: "sid" }, { cookie: "a=b; sid=abc1" });
  expect(inCookie[NOBODYS]?.headers).toEqual({ cookie: "a=b; sid=bcd2" });
});

test("an operation that may be called without any has none that are wrong", () => {
  const open = wrong({ type: "http", scheme: "bearer" }, { authorization: "Bearer x" }, "http://h/a", [{ It: [] }, {}]);
  expect(open).toEqual({});
});
