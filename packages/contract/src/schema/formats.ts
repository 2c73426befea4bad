import type { Ajv2020 } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { isDate, isDateTime, isTime } from "./date-time.ts";

/** A format as Ajv takes it, and as validators that are made of Ajv's code use it; `true` says nothing about a value. */
export type Format = Parameters<Ajv2020["addFormat"]>[1] | true;

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
  float: number((value) => Number.isFinite(Math.fround(value))),
};

/** The formats of JSON Schema and of OpenAPI. `binary` and `password` say nothing about a value. */
export const FORMATS: Readonly<Record<string, Format>> = { ...(fullFormats as Record<string, Format>), ...OWN_FORMATS };

/** Teaches Ajv the formats. */
export function addFormats(ajv: { addFormat(name: string, format: Format): unknown }): void {
  for (const [name, format] of Object.entries(FORMATS)) ajv.addFormat(name, format);
}

function text(validate: (value: string) => boolean) {
  return { type: "string" as const, validate };
}

function number(validate: (value: number) => boolean) {
  return { type: "number" as const, validate };
}
