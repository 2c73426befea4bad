import { expect, it } from "vitest";
import { createContract } from "../create.ts";
import { schemaValidator } from "../schema.ts";
import { isMultipleOf } from "./multiple-of.ts";

const contract = createContract({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths: {} });

it.each<[value: number, of: number, isMultiple: boolean]>([
  [19.99, 0.01, true],
  [-19.99, 0.01, true],
  [1234567.89, 0.01, true],
  [19.999, 0.01, false],
  [0.0075, 0.0001, true],
  [0.00751, 0.0001, false],
  [0, 0.01, true],
  [4.5, 1.5, true],
  [35, 1.5, false],
  [12391239123, 1e-8, true],
  [1e308, 0.5, true],
  [1e21, 1, true],
  [6, 3, true],
  [7, 3, false],
  [5.000000000000001, 1, false],
])("%d as a multiple of %d: %s", (value, multipleOf, isMultiple) => {
  expect(isMultipleOf(value, multipleOf)).toBe(isMultiple);
  const validator = schemaValidator(contract);
  expect(validator.accepts({ multipleOf }, value, "request")).toBe(isMultiple);
  const violation = { in: "body", pointer: "", keyword: "multipleOf", message: `must be multiple of ${multipleOf}` };
  expect(validator.validate({ multipleOf }, value, "request")).toEqual(isMultiple ? [] : [violation]);
});
