/** Numbers of a schema, the limits and the unusual ones more often than chance would have them. */
import fc from "fast-check";
import type { FlatSchema } from "./flat.ts";

export function numbersOf(schema: FlatSchema, isInteger: boolean): fc.Arbitrary<number> {
  const multiple = typeof schema.multipleOf === "number" ? schema.multipleOf : undefined;
  const { least, most } = rangeOf(schema, isInteger);
  if (least > most) return fc.constant(least);
  // On a grid, the number of steps is what is chosen.
  if (multiple !== undefined) {
    const first = Math.ceil(clamp(least) / multiple);
    const last = Math.max(first, Math.floor(clamp(most) / multiple));
    return fc.integer({ min: first, max: last }).map((steps) => Number((steps * multiple).toPrecision(15)));
  }
  if (isInteger) return fc.integer({ min: Math.ceil(clamp(least)), max: Math.floor(clamp(most)) });
  const decimals = fc.double({
    min: least,
    max: most,
    minExcluded: typeof schema.exclusiveMinimum === "number" && least === schema.exclusiveMinimum,
    maxExcluded: typeof schema.exclusiveMaximum === "number" && most === schema.exclusiveMaximum,
    noNaN: true,
    noDefaultInfinity: true,
  });
  const whole = [Math.ceil(least), Math.floor(most)].filter(
    (value) => Number.isFinite(value) && value >= least && value <= most,
  );
  // JSON has no -0.
  const plain = decimals.map((value) => (value === 0 ? 0 : value));
  return whole.length > 0 ? fc.oneof({ arbitrary: plain, weight: 3 }, fc.constantFrom(...whole)) : plain;
}

const FORMATS: Readonly<Record<string, readonly [number, number]>> = {
  int8: [-128, 127],
  uint8: [0, 255],
  int16: [-32768, 32767],
  uint16: [0, 65535],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint32: [0, 2 ** 32 - 1],
  uint64: [0, Number.MAX_SAFE_INTEGER],
  float: [-3.4e38, 3.4e38],
};

function rangeOf(schema: FlatSchema, isInteger: boolean): { least: number; most: number } {
  const [lowest, highest] = FORMATS[schema.format ?? ""] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const step = isInteger ? 1 : 0;
  const bound = (value: unknown, otherwise: number) => (typeof value === "number" ? value : otherwise);
  return {
    least: Math.max(lowest, bound(schema.minimum, -Infinity), bound(schema.exclusiveMinimum, -Infinity) + step),
    most: Math.min(highest, bound(schema.maximum, Infinity), bound(schema.exclusiveMaximum, Infinity) - step),
  };
}

/** Whole numbers that JSON carries without loss. */
function clamp(value: number): number {
  return Math.min(Math.max(value, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
}
