import { describe, expect, test } from "vitest";
import { mayHaveContent, writeEvent } from "../body.ts";

describe("an event as text", () => {
  test.each([
    [{ data: "text" }, "data: text\n\n"],
    [{ data: { a: 1 } }, 'data: {"a":1}\n\n'],
    [{ data: "two\nlines\r\nor three" }, "data: two\ndata: lines\ndata: or three\n\n"],
    [{ event: "progress", id: "7", retry: 1500, data: 5 }, "event: progress\nid: 7\nretry: 1500\ndata: 5\n\n"],
    [{ event: "a\ndata: forged", id: "1\0", data: "" }, "event: adata: forged\nid: 1\ndata: \n\n"],
  ])("%j", (event, text) => expect(writeEvent(event)).toBe(text));
});

test.each([
  ["GET", 200, true],
  ["GET", 404, true],
  ["HEAD", 200, false],
  ["GET", 103, false],
  ["GET", 204, false],
  ["PUT", 205, false],
  ["GET", 304, false],
])("an answer to %s with %i may have content: %s", (method, status, may) => {
  expect(mayHaveContent(method, status)).toBe(may);
});
