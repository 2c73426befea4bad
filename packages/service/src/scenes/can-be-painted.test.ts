import { expect, test } from "vitest";
import { canBePainted } from "./can-be-painted.ts";

test.each([
  ["A lake", true],
  ["山", true],
  ["море", true],
  ["", false],
  ["?!… 12 – 7", false],
  ["🎨", false],
  ["x", false],
])("whether %j can be painted: %s", (prompt, expected) => {
  expect(canBePainted(prompt)).toBe(expected);
});
