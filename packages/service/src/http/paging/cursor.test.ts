import { Problem } from "@cantus/server";
import { expect, test } from "vitest";
import { readCursor, writeCursor } from "./cursor.ts";

test.each([[[1]], [["späte Nacht", "a-1"]], [[null, "a-1", 12]]])("%j is read as it was written", (position) => {
  expect(readCursor(writeCursor(position), position.length)).toEqual(position);
});

test.each([
  ["what is no cursor", "abc"],
  ["a cursor of another list", writeCursor([1, 2])],
  ["a value that no list is sorted by", Buffer.from('[{"a":1}]').toString("base64url")],
  ["a number that is none", Buffer.from("[1e999]").toString("base64url")],
])("%s is refused, and said where", (_, cursor) => {
  expect(() => readCursor(cursor, 1)).toThrow(Problem);
  expect(() => readCursor(cursor, 1)).toThrow(
    expect.objectContaining({
      status: 400,
      violations: [expect.objectContaining({ in: "query", pointer: "/cursor" })],
    }),
  );
});
