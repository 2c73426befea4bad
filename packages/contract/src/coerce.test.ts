import { expect, it } from "vitest";
import { coerce } from "./coerce.ts";
import { createContract } from "./create.ts";
import type { Schema } from "./model.ts";

const contract = createContract({
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  paths: {},
  components: {
    schemas: {
      Count: { type: "integer" },
      Tree: { type: "object", properties: { n: { type: "integer" }, next: { $ref: "#/components/schemas/Tree" } } },
    },
  },
});

const integer: Schema = { type: "integer" };
const number: Schema = { type: "number" };
const text: Schema = { type: "string" };

it.each<[schema: Schema, text: string, value: unknown]>([
  [integer, "5", 5],
  [integer, "-5", -5],
  [integer, "1e3", 1000],
  [integer, "5.5", "5.5"],
  [number, "5.5", 5.5],
  [number, "1E-2", 0.01],
  ...["0x10", " 5", "5 ", "+5", "05", "1.", ".5", "1e400", "Infinity", "NaN", "", "５", "1_000"].map(
    (wrong): [Schema, string, unknown] => [number, wrong, wrong],
  ),
  [{ type: "boolean" }, "true", true],
  [{ type: "boolean" }, "false", false],
  ...["True", "1", "yes", ""].map((wrong): [Schema, string, unknown] => [{ type: "boolean" }, wrong, wrong]),
  [{ type: "null" }, "null", null],
  [{ type: "null" }, "", ""],
  [text, "5", "5"],
  [{}, "5", "5"],
  [true, "5", "5"],
  [{ type: ["integer", "null"] }, "null", null],
  [{ type: ["integer", "null"] }, "7", 7],
  [{ type: ["string", "null"] }, "null", "null"],
  [{ type: ["integer", "string"] }, "7", "7"],
  [{ enum: [1, 2, "all"] }, "2", 2],
  [{ enum: [1, 2, "all"] }, "all", "all"],
  [{ enum: ["1", 1] }, "1", "1"],
  [{ const: true }, "true", true],
  [{ oneOf: [integer, { enum: ["all"] }] }, "7", 7],
  [{ oneOf: [integer, { enum: ["all"] }] }, "all", "all"],
  [{ oneOf: [{ ...text, format: "date" }, integer] }, "7", 7],
  [{ oneOf: [{ ...text, format: "date" }, integer] }, "2026-01-01", "2026-01-01"],
  [{ anyOf: [integer, number] }, "7.5", 7.5],
  [{ allOf: [number, { type: ["integer", "string"] }] }, "7", 7],
  [{ $ref: "#/components/schemas/Count" }, "7", 7],
  [{ type: "array", items: integer }, "[1]", [1]],
  [{ type: "object" }, '{"a":1}', { a: 1 }],
  [{ type: "object" }, "[1]", "[1]"],
  [{ type: "object" }, "{a", "{a"],
])("by %j the text %j is %j", (schema, wire, value) => {
  expect(coerce(contract, schema, wire)).toStrictEqual(value);
});

it("gives types to the members of lists and objects, however deep", () => {
  expect(coerce(contract, { type: "array", prefixItems: [text], items: integer }, ["1", "2", "x"])).toEqual([
    "1",
    2,
    "x",
  ]);
  expect(
    coerce(contract, { $ref: "#/components/schemas/Tree" }, { n: "1", next: { n: "2", next: { n: "x" } }, more: "3" }),
  ).toEqual({
    n: 1,
    next: { n: 2, next: { n: "x" } },
    more: "3",
  });
  expect(
    coerce(
      contract,
      { allOf: [{ properties: { a: integer } }, { additionalProperties: { type: "boolean" } }] },
      { a: "1", b: "true" },
    ),
  ).toEqual({
    a: 1,
    b: true,
  });
});
