import { expect, test } from "vitest";
import { patternInclusion } from "./inclusion.ts";

test.each([
  ["^[0-9]{2}$", "^[0-9]+$"],
  ["^[0-9]+$", "^\\d{1,}$"],
  ["abc", "b"],
  ["^x$", "x"],
  ["^mgen_[0-9a-f]{12}$", "^mgen_[0-9a-z]+$"],
  ["^(a|b)$", "^[ab]$"],
  ["[0-9]+", "[0-9]*"],
])("what matches %s matches %s", (first, second) => {
  expect(patternInclusion(first, second)).toEqual({ isIncluded: true });
});

test.each([
  ["^[0-9]*$", "^[0-9]+$", ""],
  ["x", "^x", "ax"],
  ["^mgen_[0-9a-f]+$", "^mgen_[0-9a-f]{3}$", "mgen_a"],
  ["^a|b$", "^a", "b"],
  ["^.{2}$", "^[^\u{1F600}]*$", "\u{1F600}a"],
])("what matches %s need not match %s: %j", (first, second, text) => {
  const found = patternInclusion(first, second);
  expect(found.isIncluded).toBe(false);
  const shown = "text" in found ? found.text : "";
  expect(new RegExp(first, "u").test(shown)).toBe(true);
  expect(new RegExp(second, "u").test(shown)).toBe(false);
  expect([...shown]).toHaveLength([...text].length);
});

test.each([["^(?!x)a"], ["(a)\\1"], ["\\bword\\b"], ["("]])("%s cannot be decided", (pattern) => {
  expect(patternInclusion(pattern, "^b$")).toEqual({ isIncluded: undefined });
});
