import { describe, expect, test } from "vitest";
import type { Operation, ParameterStyle } from "./operation.ts";
import { serializeCookies, serializeHeaders, serializePath, serializeQuery } from "./serialize.ts";
import { writeStyle as write } from "./styles.ts";

/** OpenAPI 3.1.1, Parameter Object, Style Examples. */
const VALUES = { string: "blue", array: ["blue", "black", "brown"], object: { R: 100, G: 200, B: 150 } };
type Kind = keyof typeof VALUES;

const operation = (place: string, serialization: object): Operation => ({
  id: "getColor",
  method: "GET",
  path: "/{color}",
  parameters: { [place]: { color: serialization } },
});

describe("the standard's own examples", () => {
  test.each<[ParameterStyle, boolean, Kind, string]>([
    ["simple", false, "string", "blue"],
    ["simple", false, "array", "blue,black,brown"],
    ["simple", false, "object", "R,100,G,200,B,150"],
    ["simple", true, "array", "blue,black,brown"],
    ["simple", true, "object", "R=100,G=200,B=150"],
    ["label", false, "string", ".blue"],
    ["label", false, "array", ".blue,black,brown"],
    ["label", false, "object", ".R,100,G,200,B,150"],
    ["label", true, "array", ".blue.black.brown"],
    ["label", true, "object", ".R=100.G=200.B=150"],
    ["matrix", false, "string", ";color=blue"],
    ["matrix", false, "array", ";color=blue,black,brown"],
    ["matrix", false, "object", ";color=R,100,G,200,B,150"],
    ["matrix", true, "array", ";color=blue;color=black;color=brown"],
    ["matrix", true, "object", ";R=100;G=200;B=150"],
  ])("path %s explode %s %s: %s", (style, explode, kind, text) => {
    expect(serializePath("/{color}", { color: VALUES[kind] }, operation("path", { style, explode, write }))).toBe(
      `/${text}`,
    );
  });

  test.each<[ParameterStyle, boolean, Kind, string]>([
    ["form", true, "string", "color=blue"],
    ["form", true, "array", "color=blue&color=black&color=brown"],
    ["form", true, "object", "R=100&G=200&B=150"],
    ["form", false, "array", "color=blue,black,brown"],
    ["form", false, "object", "color=R,100,G,200,B,150"],
    ["spaceDelimited", false, "array", "color=blue%20black%20brown"],
    ["spaceDelimited", false, "object", "color=R%20100%20G%20200%20B%20150"],
    ["pipeDelimited", false, "array", "color=blue%7Cblack%7Cbrown"],
    ["pipeDelimited", false, "object", "color=R%7C100%7CG%7C200%7CB%7C150"],
    ["deepObject", true, "object", "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
  ])("query %s explode %s %s: %s", (style, explode, kind, text) => {
    expect(serializeQuery({ color: VALUES[kind] }, { color: { style, explode, write } })).toBe(text);
  });
});

test("without a style, a query is a form, exploded", () => {
  expect(serializeQuery({ a: ["x", "y"], b: { c: 1 }, d: true, e: undefined, f: null, g: [], h: "" })).toBe(
    "a=x&a=y&c=1&d=true&h=",
  );
});

test("deep objects nest, and their arrays repeat", () => {
  expect(serializeQuery({ f: { a: { b: 1 }, c: [2, 3], d: null } }, { f: { style: "deepObject", write } })).toBe(
    "f%5Ba%5D%5Bb%5D=1&f%5Bc%5D%5B%5D=2&f%5Bc%5D%5B%5D=3",
  );
});

test("what separates values is encoded within them", () => {
  const styles = { a: { explode: false }, p: { style: "pipeDelimited", explode: false, write } } as const;
  expect(serializeQuery({ a: ["x,y", "é"], p: ["1|2", "3"] }, styles)).toBe("a=x%2Cy,%C3%A9&p=1%7C2%7C3");
});

test("allowReserved leaves reserved characters, except those that would end the value", () => {
  expect(serializeQuery({ u: "http://a/b?c=d&e[0]#f+g" }, { u: { reserved: true, write } })).toBe(
    "u=http://a/b?c=d%26e[0]%23f%2Bg",
  );
});

test("a parameter with content is JSON", () => {
  expect(serializeQuery({ f: { a: [1] } }, { f: { json: true } })).toBe("f=%7B%22a%22%3A%5B1%5D%7D");
});

test("dates are written in UTC", () => {
  expect(serializeQuery({ since: new Date(0) })).toBe("since=1970-01-01T00%3A00%3A00.000Z");
});

test("headers are not percent-encoded", () => {
  expect(
    serializeHeaders({ color: VALUES.object, other: ["a b", "c"] }, operation("header", { explode: true })),
  ).toEqual({
    color: "R=100,G=200,B=150",
    other: "a b,c",
  });
});

test("cookies are joined as the header wants them", () => {
  expect(serializeCookies({ color: VALUES.array, theme: "a;b" }, operation("cookie", { explode: false }))).toBe(
    "color=blue,black,brown; theme=a%3Bb",
  );
});

test("a fragment in a template tells operations apart and is not sent", () => {
  expect(serializePath("/a#b", {}, { id: "a", method: "GET", path: "/a#b" })).toBe("/a");
});
