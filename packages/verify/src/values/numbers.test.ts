import { expect, test } from "vitest";
import type { FlatSchema } from "./flat.ts";
import { numberChanges } from "./numbers.ts";

test("the least number above 0 is asked for where nothing has to be a multiple: it is one for many readers", () => {
  const values = (schema: FlatSchema) => [...numberChanges(schema, 1, false)].map(({ value }) => value);
  expect(values({ type: "number" })).toContain(Number.MIN_VALUE);
  expect(values({ type: "number", multipleOf: 0.01 })).not.toContain(Number.MIN_VALUE);
});
