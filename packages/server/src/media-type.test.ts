import type { MediaType } from "@cantus/contract";
import { expect, test } from "vitest";
import { charset, declaredMediaType, essence, isJson } from "./media-type.ts";

const declared = ["application/json; charset=utf-8", "application/*", "image/*", "text/plain", "*/*"].map(
  (type) => ({ type }) as MediaType,
);

test.each([
  ["application/json", "application/json; charset=utf-8"],
  ["APPLICATION/JSON;x=1", "application/json; charset=utf-8"],
  ["application/xml", "application/*"],
  ["image/png", "image/*"],
  ["text/plain;charset=latin1", "text/plain"],
  ["text/html", "*/*"],
])("%s falls under %s", (concrete, range) => {
  expect(declaredMediaType(declared, concrete)?.type).toBe(range);
});

test("what is not declared falls under nothing", () => {
  expect(declaredMediaType(declared.slice(0, 1), "text/html")).toBeUndefined();
});

test.each([
  ["application/json", true],
  ["application/problem+json; charset=utf-8", true],
  ["application/jsonl", false],
  ["application/json-seq", false],
  ["text/json", true],
])("%s is JSON: %s", (type, is) => expect(isJson(type)).toBe(is));

test("parameters are read apart", () => {
  expect(essence(" Text/HTML ; a=b")).toBe("text/html");
  expect(charset('text/html; a=b; CharSet="UTF-8"')).toBe("utf-8");
  expect(charset("text/html")).toBeUndefined();
});
