import { expect, it } from "vitest";
import { parseJson, TooDeepError } from "./json.ts";

const nested = (levels: number, [open, close]: readonly [string, string] = ["[", "]"], inside = "") =>
  open.repeat(levels) + inside + close.repeat(levels);

it.each([
  ["a hundred lists", nested(100)],
  ["a hundred objects", nested(100, ['{"a":', "}"], "1")],
  ["many lists side by side", `[${"[],".repeat(1000)}[]]`],
  ["brackets in a text", JSON.stringify(nested(500))],
  ["brackets in a text with quotes and backslashes", JSON.stringify(`\\" ${nested(500)} \\\\" `)],
  ["brackets in a name", JSON.stringify({ [nested(500)]: 1 })],
])("reads %s", (_, text) => {
  expect(parseJson(text)).toEqual(JSON.parse(text));
});

it.each([
  ["a hundred and one lists", nested(101)],
  ["lists in objects", nested(51, ['{"a":[', "]}"])],
  ["levels behind a text that ends in a backslash", `["\\\\",${nested(100)}]`],
  ["a million brackets", "[".repeat(1_000_000)],
])("refuses %s as too deep", (_, text) => {
  expect(() => parseJson(text)).toThrow(TooDeepError);
});

it("refuses what is deeper than asked for", () => {
  expect(parseJson(nested(5), 5)).toEqual([[[[[]]]]]);
  expect(() => parseJson(nested(6), 5)).toThrow("nested deeper than 5 levels");
});

it.each(['{"password":hunter2}', "hunter2", '{"password":"hunter2" "hunter2"}', '{"password":"hunter2\\x"}'])(
  "says of %s what is wrong, and nothing that stands in it",
  (text) => {
    expect(() => parseJson(text)).toThrow(/^(?!.*hunter2)./);
  },
);

it.each(["", "{", `"${"[".repeat(200)}`, "[1,]"])("refuses %j as no JSON", (text) => {
  expect(() => parseJson(text)).toThrow(SyntaxError);
});
