import type { Ajv2020 } from "ajv/dist/2020.js";
import addAjvFormats from "ajv-formats";

/** Formats of whole numbers, with the least and the greatest (OpenAPI Format Registry). */
const INTEGERS: Readonly<Record<string, readonly [least: number, greatest: number]>> = {
  int8: [-128, 127],
  int16: [-32_768, 32_767],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint8: [0, 255],
  uint16: [0, 65_535],
  uint32: [0, 2 ** 32 - 1],
};

/**
 * Teaches Ajv the formats of JSON Schema and of OpenAPI. `int64` is checked as closely as a JavaScript number can tell:
 * 2^63 is refused, and so is 2^63 - 1, which JSON.parse reads as 2^63. `binary` and `password` say nothing about a value.
 */
export function addFormats(ajv: Ajv2020): void {
  // ajv-formats is CommonJS: Node and TypeScript disagree on whether its default export is the function or holds it.
  const add = (addAjvFormats as unknown as { default?: typeof addAjvFormats.default }).default ?? addAjvFormats;
  (add as unknown as (ajv: Ajv2020) => void)(ajv);
  for (const [name, [least, greatest]] of Object.entries(INTEGERS)) {
    addNumber(ajv, name, (value) => Number.isInteger(value) && value >= least && value <= greatest);
  }
  addNumber(ajv, "int64", (value) => Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63);
  addNumber(ajv, "uint64", (value) => Number.isInteger(value) && value >= 0 && value < 2 ** 64);
  addNumber(ajv, "float", (value) => Number.isFinite(Math.fround(value)));
}

function addNumber(ajv: Ajv2020, name: string, validate: (value: number) => boolean): void {
  ajv.addFormat(name, { type: "number", validate });
}
