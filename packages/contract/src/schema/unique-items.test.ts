import fc from "fast-check";
import { expect, test } from "vitest";
import { equal } from "../verdict/equal.ts";
import { repeatedItems } from "./unique-items.ts";

test("names the first item that was there before", () => {
  expect(repeatedItems(["a", 1, "b", "a"])).toEqual([0, 3]);
  expect(repeatedItems([{ a: 1, b: [2] }, 1, { b: [2], a: 1 }])).toEqual([0, 2]);
  expect(repeatedItems([0, "0", null, "null", [], {}, "[]", "{}", false, ""])).toBeUndefined();
  expect(repeatedItems([-0, 0])).toEqual([0, 1]);
});

test("finds what comparing each with each finds", () => {
  const values = fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 8 });
  fc.assert(
    fc.property(values, (items) => {
      const isRepeated = items.some((item, i) => items.slice(0, i).some((other) => equal(item, other)));
      expect(repeatedItems(items) !== undefined).toBe(isRepeated);
    }),
  );
});

test("takes a long list of objects in its stride", () => {
  // Comparing each with each would take longer than a test may.
  expect(repeatedItems(Array.from({ length: 100_000 }, (_, id) => ({ id })))).toBeUndefined();
});
