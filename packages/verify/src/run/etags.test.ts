import { createContract } from "@cantus/contract";
import { expect, test } from "vitest";
import { type Exchange, type ExchangeRequest, NO_BYTES } from "../exchange/exchange.ts";
import { Etags } from "./etags.ts";

const [operation] = createContract({
  openapi: "3.1.1",
  info: { title: "Jobs", version: "1" },
  paths: { "/jobs/{id}": { patch: { operationId: "change", responses: { 200: { description: "" } } } } },
}).operations;
const JOB = "http://api.test/jobs/1";

function answered(url: string, etag: string): Exchange {
  const request = { method: "GET", url, headers: {}, body: NO_BYTES };
  return { request, response: { status: 200, headers: { etag }, body: NO_BYTES } } as unknown as Exchange;
}

function sent(named: string): string | undefined {
  const etags = new Etags();
  etags.learn(answered(JOB, '"first"'));
  etags.learn(answered(JOB, '"changed"'));
  etags.learn(answered(`${JOB}/status`, '"moved"'));
  const request: ExchangeRequest = { method: "PATCH", url: JOB, headers: { "if-match": named }, body: NO_BYTES };
  return operation && etags.renew(operation, request).headers["if-match"];
}

test.each([
  ["that it had before is the one that it has now", '"first"', '"changed"'],
  ["that was read at another URL since stays", '"moved"', '"moved"'],
  ["that never was one is meant to be wrong", '"never"', '"never"'],
])("an ETag %s", (_, named, expected) => {
  expect(sent(named)).toBe(expected);
});
