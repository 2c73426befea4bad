/** Numbers at the limits of a schema. */
import type { Change } from "./deviation.ts";
import type { FlatSchema } from "./flat.ts";

/** @param value one that is valid */
export function* numberChanges(schema: FlatSchema, value: number, isInteger: boolean): Iterable<Change> {
  if (schema.enum || "const" in schema) return;
  const multiple = typeof schema.multipleOf === "number" ? schema.multipleOf : undefined;
  const step = multiple ?? (isInteger ? 1 : 0.5);
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema as Record<string, unknown>;
  if (typeof minimum === "number") {
    yield { value: minimum, keyword: "minimum", what: `minimum ${minimum}`, expect: "accepted" };
    yield { value: minus(minimum, step), keyword: "minimum", what: `below minimum ${minimum}`, expect: "refused" };
  }
  if (typeof maximum === "number") {
    yield { value: maximum, keyword: "maximum", what: `maximum ${maximum}`, expect: "accepted" };
    yield { value: plus(maximum, step), keyword: "maximum", what: `above maximum ${maximum}`, expect: "refused" };
  }
  if (typeof exclusiveMinimum === "number") {
    const keyword = "exclusiveMinimum";
    yield { value: plus(exclusiveMinimum, step), keyword, what: `just above ${exclusiveMinimum}`, expect: "accepted" };
    yield {
      value: exclusiveMinimum,
      keyword,
      what: `${exclusiveMinimum}, which has to be exceeded`,
      expect: "refused",
    };
  }
  if (typeof exclusiveMaximum === "number") {
    const keyword = "exclusiveMaximum";
    yield { value: minus(exclusiveMaximum, step), keyword, what: `just below ${exclusiveMaximum}`, expect: "accepted" };
    yield { value: exclusiveMaximum, keyword, what: `${exclusiveMaximum}, which is not allowed`, expect: "refused" };
  }
  if (multiple !== undefined) {
    const between = multiple > 1 && isInteger ? value + 1 : value + multiple / 2;
    yield { value: between, keyword: "multipleOf", what: `not a multiple of ${multiple}`, expect: "refused" };
  }
  if (isInteger)
    yield { value: Math.trunc(value) + 0.5, keyword: "type", what: "not a whole number", expect: "refused" };
  for (const [unusual, what] of UNUSUAL) {
    // As near as that to 0, it is a multiple of anything for whoever computes with fractions.
    if (unusual === Number.MIN_VALUE && multiple !== undefined) continue;
    if (!isInteger || Number.isInteger(unusual)) {
      yield { value: unusual, keyword: "type", what, expect: "answered" };
    }
  }
}

const UNUSUAL: readonly (readonly [number, string])[] = [
  [0, "0"],
  [-1, "-1"],
  [2 ** 31, "2^31"],
  [-(2 ** 31) - 1, "below -2^31"],
  [2 ** 53, "2^53"],
  [1e21, "10^21"],
  [1e308, "10^308"],
  [Number.MIN_VALUE, "the least number above 0"],
];

function plus(value: number, step: number): number {
  // Beyond 2^53 a step of one is no step.
  return value + step === value ? value * 2 : round(value + step);
}

function minus(value: number, step: number): number {
  return value - step === value ? value - Math.abs(value) : round(value - step);
}

/** 0.1 + 0.2 is meant to be 0.3. */
function round(value: number): number {
  return Number(value.toPrecision(15));
}
