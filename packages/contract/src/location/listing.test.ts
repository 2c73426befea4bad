import { expect, test } from "vitest";
import { locationAt } from "./listing.ts";

const text = "one\n\ttwo\n  three\nfour\nfive\nsix\n\n";

test.each([
  [0, 1, 1, [" > 1 | one", "     | ^", "   2 | \ttwo", "   3 |   three"]],
  [5, 2, 2, ["   1 | one", " > 2 | \ttwo", "     | \t^", "   3 |   three", "   4 | four"]],
  [11, 3, 3, ["   1 | one", "   2 | \ttwo", " > 3 |   three", "     |   ^", "   4 | four", "   5 | five"]],
  [27, 6, 1, ["   4 | four", "   5 | five", " > 6 | six", "     | ^"]],
])("offset %i is line %i, column %i, drawn with its neighbours", (offset, line, column, listing) => {
  expect(locationAt("a.yaml", text, offset)).toEqual({ file: "a.yaml", line, column, listing: listing.join("\n") });
});

test("numbers of different widths stand in one column", () => {
  const lines = Array.from({ length: 12 }, (_, i) => `line ${i + 1}`).join("\n");
  expect(locationAt("a.yaml", lines, lines.indexOf("line 9")).listing.split("\n")).toEqual([
    "    7 | line 7",
    "    8 | line 8",
    " >  9 | line 9",
    "      | ^",
    "   10 | line 10",
    "   11 | line 11",
  ]);
});

test("an empty text has a place as well", () => {
  expect(locationAt("a.yaml", "", 0)).toMatchObject({ line: 1, column: 1, listing: " > 1 |\n     | ^" });
});

test("control characters are not printed", () => {
  expect(locationAt("a.yaml", "a: \u001b[31mred\u0000", 0).listing).toBe(" > 1 | a: \uFFFD[31mred\uFFFD\n     | ^");
});
