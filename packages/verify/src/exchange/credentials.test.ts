import { createContract } from "@cantus/contract";
import { expect, test } from "vitest";
import { hideCredentials } from "./credentials.ts";

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

test("credentials become variables wherever the contract has them, and nothing else changes", () => {
  const url = "http://localhost/a?api%20key=s3cret&api+key=s3cret&b=%2F";
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
