import { describe, expect, test } from "vitest";
import { accepts, declaredMediaType, essence, isJson, isText, mediaRanges, parseMediaType } from "../media-type.ts";
import type { MediaType } from "../model.ts";

const declare = (...types: string[]): MediaType[] =>
  types.map((type) => ({ type, schema: undefined, examples: [], encoding: {}, pointer: "" }));

describe("which declared media type a body has", () => {
  test.each([
    ["application/json", ["application/json"], "application/json"],
    ["application/json; charset=utf-8", ["application/json"], "application/json"],
    ["Application/JSON", ["application/json"], "application/json"],
    ["APPLICATION/JSON;x=1", ["application/*", "application/json; charset=utf-8"], "application/json; charset=utf-8"],
    ["application/problem+json", ["application/json"], undefined],
    ["text/plain", ["*/*", "text/*", "text/plain"], "text/plain"],
    ["text/csv", ["*/*", "text/*", "text/plain"], "text/*"],
    ["image/png", ["*/*", "text/*"], "*/*"],
    ["application/json; version=2", ["application/json", "application/json; version=2"], "application/json; version=2"],
    ["application/json", ["application/json; version=2"], undefined],
    ['multipart/form-data; boundary="a;b"', ["multipart/form-data"], "multipart/form-data"],
    ["json", ["*/*"], undefined],
    [undefined, ["*/*"], undefined],
  ])("%s among %j is %s", (actual, declared, expected) => {
    expect(declaredMediaType(declare(...declared), actual)?.type).toBe(expected);
  });
});

test("a quoted parameter may hold a semicolon and an escaped quote", () => {
  expect(parseMediaType('a/b; x="1;\\"2"; Y=z')).toEqual({ essence: "a/b", parameters: { x: '1;"2', y: "z" } });
});

test("the essence is what stands before the parameters", () => {
  expect(essence(" Text/HTML ; a=b")).toBe("text/html");
});

test.each([
  ["application/json", true],
  ["application/problem+json; charset=utf-8", true],
  ["Application/Vnd.Api+JSON", true],
  ["text/json", true],
  ["application/jsonp", false],
  ["application/jsonl", false],
  ["application/json-seq", false],
  ["text/plain", false],
])("%s is written as JSON: %s", (type, expected) => expect(isJson(type)).toBe(expected));

test("text is text whatever its charset", () => {
  expect(isText("Text/Plain; charset=latin1")).toBe(true);
  expect(isText("application/xml")).toBe(false);
});

describe("what a caller accepts", () => {
  test.each<[accept: string | undefined, type: string, is: boolean]>([
    [undefined, "application/json", true],
    ["nonsense", "application/json", true],
    ["*/*", "application/json", true],
    ["application/json", "application/json", true],
    ["Application/JSON; charset=utf-8", "application/json", true],
    ["application/json; version=2", "application/json; version=1", false],
    ["application/*;q=0.5", "application/json", true],
    ["text/html", "application/json", false],
    ["text/html, */*;q=0.1", "application/json", true],
    ["text/*, application/json;q=0", "application/json", false],
    ["*/*;q=0", "application/json", false],
    ["application/json;q=0, */*", "application/json", false],
    ["application/vnd.jobs.v2+json", "application/json", true],
    ["image/png", "image/*", true],
    ["text/html", "image/*", false],
    ["text/html", "*/*", true],
  ])("%s: %s %s", (accept, type, is) => expect(accepts(accept, type)).toBe(is));

  test("its ranges are told as they stand, and what is none is left out", () => {
    expect(mediaRanges('text/html;a="x,y", b, */*;q=0.1')).toEqual(['text/html;a="x,y"', "*/*;q=0.1"]);
    expect(mediaRanges(undefined)).toBeUndefined();
  });
});

test("the essence of a media type is the same however many others were asked for", () => {
  const others = Array.from({ length: 300 }, (_, i) => `Text/X-${i}; n=${i}`);
  for (const other of [...others, ...others]) expect(essence(other)).toBe(other.split(";")[0]?.toLowerCase());
  expect(essence(` Application/JSON ; x=${"1".repeat(500)}`)).toBe("application/json");
});
