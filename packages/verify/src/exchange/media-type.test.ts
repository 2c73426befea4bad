import type { MediaType } from "@cantus/contract";
import { describe, expect, test } from "vitest";
import { declaredMediaType, isJson, parseMediaType } from "./media-type.ts";

const declare = (...types: string[]): MediaType[] =>
  types.map((type) => ({ type, schema: undefined, examples: [], encoding: {}, pointer: "" }));

describe("which declared media type an answer has", () => {
  test.each([
    ["application/json", ["application/json"], "application/json"],
    ["application/json; charset=utf-8", ["application/json"], "application/json"],
    ["Application/JSON", ["application/json"], "application/json"],
    ["application/json", ["application/json; charset=utf-8"], "application/json; charset=utf-8"],
    ["application/problem+json", ["application/json"], undefined],
    ["text/plain", ["*/*", "text/*", "text/plain"], "text/plain"],
    ["text/csv", ["*/*", "text/*", "text/plain"], "text/*"],
    ["image/png", ["*/*", "text/*"], "*/*"],
    ["application/json; version=2", ["application/json", "application/json; version=2"], "application/json; version=2"],
    ["application/json", ["application/json; version=2"], undefined],
    ['multipart/form-data; boundary="a;b"', ["multipart/form-data"], "multipart/form-data"],
    ["json", ["*/*"], undefined],
  ])("%s among %j is %s", (actual, declared, expected) => {
    expect(declaredMediaType(declare(...declared), actual)?.type).toBe(expected);
  });
});

test("a quoted parameter may hold a semicolon and an escaped quote", () => {
  expect(parseMediaType('a/b; x="1;\\"2"; Y=z')).toEqual({ essence: "a/b", parameters: { x: '1;"2', y: "z" } });
});

test.each([
  ["application/json", true],
  ["application/vnd.api+json", true],
  ["text/json", true],
  ["application/jsonp", false],
  ["text/plain", false],
])("%s is written as JSON: %s", (essence, expected) => expect(isJson(essence)).toBe(expected));
