import { Problem } from "@cantus/contract";
import { expect, it } from "vitest";
import type { MockRequest } from "./exchange.ts";
import { readPreferences } from "./preferences.ts";

const request = (headers: Record<string, string>, query = ""): MockRequest => ({
  method: "GET",
  path: "/",
  query,
  headers,
  body: new Uint8Array(),
});

it.each<[prefer: string, preferences: object]>([
  ["code=404", { code: 404 }],
  ["code=404, example=missing", { code: 404, example: "missing" }],
  ['code="404"; foo=bar, Example="a, \\"b\\""', { code: 404, example: 'a, "b"' }],
  ["dynamic=true, seed=7", { dynamic: true, seed: "7" }],
  ["dynamic", { dynamic: true }],
  ["dynamic=false", { dynamic: false }],
  ["respond-async, wait=10", { respondAsync: true }],
  ["code=200, code=500", { code: 200 }],
  ["return=minimal", { code: undefined, example: undefined, dynamic: false }],
])("Prefer: %s", (prefer, preferences) => {
  expect(readPreferences(request({ prefer }))).toMatchObject(preferences);
});

it("reads them from the query too, as Prism does", () => {
  expect(readPreferences(request({}, "__code=404&__example=a%20b&code=1"))).toMatchObject({
    code: 404,
    example: "a b",
  });
});

it.each(["code=abc", "code=4", "code=999", "dynamic=maybe"])("refuses Prefer: %s", (prefer) => {
  expect(() => readPreferences(request({ prefer }))).toThrow(Problem);
});
