import type { FormatDefinition } from "ajv";
import type { Ajv2020 } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { type BoundedExpression, withoutProof } from "../pattern/expression.ts";
import { isDate, isDateTime, isTime } from "./date-time.ts";

/** What a format says of texts or of numbers. */
export interface Format {
  readonly type: "string" | "number";
  readonly validate: (value: never) => boolean;
}

/** Formats of whole numbers, with the least and the greatest (OpenAPI Format Registry). */
const INTEGERS: Readonly<Record<string, readonly [least: number, greatest: number]>> = {
  int8: [-128, 127],
  int16: [-32_768, 32_767],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint8: [0, 255],
  uint16: [0, 65_535],
  uint32: [0, 2 ** 32 - 1],
};

/** With the formats whose verdict is ours and not that of ajv-formats. */
export const OWN_FORMATS = {
  date: text(isDate),
  time: text(isTime),
  "date-time": text(isDateTime),
  ...Object.fromEntries(
    Object.entries(INTEGERS).map(([name, [least, greatest]]) => [
      name,
      number((value) => Number.isInteger(value) && value >= least && value <= greatest),
    ]),
  ),
  // As closely as a JavaScript number can tell: 2^63 is refused, and so is 2^63 - 1, which JSON.parse reads as 2^63.
  int64: number((value) => Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63),
  uint64: number((value) => Number.isInteger(value) && value >= 0 && value < 2 ** 64),
  // ajv-formats takes `urn:uuid:` in front too, which makes it a URN (RFC 4122 §3).
  uuid: text((value) => /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(value)),
  // The one of ajv-formats whose time grows with the square of a text.
  url: text(lazily(() => withoutProof(fullFormats.url as RegExp))),
  float: number((value) => Number.isFinite(Math.fround(value))),
};

/**
 * The formats of JSON Schema and of OpenAPI. `binary` and `password` say nothing about a value. All in one form, so that
 * what was generated does not depend on how one is checked today.
 */
export const FORMATS: Readonly<Record<string, Format>> = {
  ...Object.fromEntries(Object.entries(fullFormats).map(([name, format]) => [name, inOneForm(format)])),
  ...OWN_FORMATS,
};

/** Teaches Ajv the formats. */
export function addFormats(ajv: Ajv2020): void {
  for (const [name, format] of Object.entries(FORMATS)) ajv.addFormat(name, format as FormatDefinition<string>);
}

function lazily(make: () => BoundedExpression): (value: string) => boolean {
  let expression: BoundedExpression | undefined;
  return (value) => {
    expression ??= make();
    return expression.test(value);
  };
}

function inOneForm(format: (typeof fullFormats)[keyof typeof fullFormats]): Format {
  if (format === true) return text(() => true);
  if (format instanceof RegExp) return text((value) => format.test(value));
  if (typeof format === "function") return text(format as (value: string) => boolean);
  const { type = "string", validate } = format as Partial<Format> & { validate: RegExp | Format["validate"] };
  return validate instanceof RegExp ? text((value) => validate.test(value)) : { type, validate };
}

function text(validate: (value: string) => boolean) {
  return { type: "string" as const, validate };
}

function number(validate: (value: number) => boolean) {
  return { type: "number" as const, validate };
}
