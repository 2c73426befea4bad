/**
 * `multipleOf` by the decimals that were written: 19.99 is a multiple of 0.01, though the double nearest to it, divided by
 * the double nearest to 0.01, is 1998.9999999999998, at which Ajv stops.
 */
import type { CodeKeywordDefinition, KeywordCxt } from "ajv/dist/2020.js";
import { _, str } from "ajv/dist/compile/codegen/index.js";

/** Each of the two numbers and their quotient is off by half of the last bit of 53, at most. */
const PRECISION = 2 ** -51;

/** Of whole numbers, division tells exactly. */
function toleranceOf(of: number): number {
  return Number.isInteger(of) ? 0 : PRECISION;
}

/** Whether the division "results in an integer" (JSON Schema Validation 2020-12 §6.2.1), as closely as doubles can tell. */
export function isMultipleOf(value: number, of: number): boolean {
  const quotient = value / of;
  // Not turned round: of a quotient beyond all doubles, the comparison is of NaN, and there is no fraction in it.
  return !(Math.abs(quotient - Math.round(quotient)) > Math.abs(quotient) * toleranceOf(of));
}

/** The same as a keyword for Ajv, written out so that the code stands alone. */
export const MULTIPLE_OF: CodeKeywordDefinition = {
  keyword: "multipleOf",
  type: "number",
  schemaType: "number",
  error: {
    message: ({ schemaCode }) => str`must be multiple of ${schemaCode}`,
    params: ({ schemaCode }) => _`{multipleOf: ${schemaCode}}`,
  },
  code(cxt: KeywordCxt) {
    const quotient = cxt.gen.const("quotient", _`${cxt.data} / ${cxt.schemaCode}`);
    const tolerance = toleranceOf(cxt.schema as number);
    cxt.fail(_`Math.abs(${quotient} - Math.round(${quotient})) > Math.abs(${quotient}) * ${tolerance}`);
  },
};
