import { expect, test } from "vitest";
import { oneByteJson } from "./one-byte-json.ts";

const long = "a".repeat(4094);

test.each([
  ["nothing but ASCII", { a: [1, "b\n\\u00e9"] }],
  ["letters with accents", { Größe: "é" }],
  ["what needs two units of UTF-16", "😀"],
  ["characters next to each other and at both ends", "“日本” – “語”"],
  ["characters far from each other", [long, "é", long, long, "語"]],
  ["a character across the border of two chunks", `${long}é`],
  ["the same one byte later", ` ${long}é`],
])("%s", (_, value) => {
  const text = oneByteJson(Buffer.from(JSON.stringify(value)));
  expect(text).toMatch(/^[\x20-\x7e]*$/);
  expect(JSON.parse(text)).toEqual(value);
});
