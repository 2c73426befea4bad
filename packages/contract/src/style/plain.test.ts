import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createContract } from "../create.ts";
import type { OpenApiDocument, Schema } from "../model.ts";
import { parseParameter, type Readable } from "./parse.ts";
import { plainReader } from "./plain.ts";

const contract = createContract({
  openapi: "3.1.0",
  info: { title: "Plain", version: "1" },
  paths: {},
  components: { schemas: { Limit: { type: "integer", maximum: 9 } } },
} as OpenApiDocument);

const SCHEMAS: readonly Schema[] = [
  true,
  {},
  { type: "string" },
  { type: "string", format: "date" },
  { type: "integer" },
  { type: ["number", "null"] },
  { type: "boolean" },
  { enum: ["1", 2, true] },
  { $ref: "#/components/schemas/Limit" },
  { anyOf: [{ type: "integer" }, { type: "string", pattern: "^x" }] },
];
const PLACES = [
  { in: "path", style: "simple", explode: false },
  { in: "query", style: "form", explode: true },
  { in: "query", style: "form", explode: false },
  { in: "header", style: "simple", explode: false },
] as const;

const parameterOf = (place: (typeof PLACES)[number], schema: Schema, more: Partial<Readable> = {}): Readable => ({
  ...place,
  name: "x",
  allowReserved: false,
  content: undefined,
  schema,
  ...more,
});

describe("a parameter of one value is read as any parameter is", () => {
  const texts = fc.oneof(
    fc.constantFrom("", "1", "01", "1e1", "true", "null", "a+b", "%20", "%2C", "%zz", "%ff", " 5 ", "a,b", "a=b", "2"),
    fc.stringMatching(/^[^&;]*$/),
  );

  test.each(PLACES)("%o", (place) => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SCHEMAS),
        texts,
        fc.boolean(),
        fc.boolean(),
        (schema, text, required, reserved) => {
          const parameter = parameterOf(place, schema, { required, allowReserved: reserved });
          const raw = place.in === "query" ? `x=${text}` : text;
          expect(plainReader(contract, parameter)?.(text)).toEqual(parseParameter(contract, parameter, raw));
          expect(plainReader(contract, parameter)?.(undefined)).toEqual(parseParameter(contract, parameter, undefined));
        },
      ),
    );
  });
});

test.each<[string, Readable]>([
  ["a list", parameterOf(PLACES[1], { type: "array", items: { type: "string" } })],
  ["an object", parameterOf(PLACES[0], { type: "object" })],
  ["a label", { ...parameterOf(PLACES[0], { type: "string" }), style: "label" }],
  [
    "JSON",
    parameterOf(
      PLACES[1],
      { type: "string" },
      {
        content: { type: "application/json", schema: true, examples: [], encoding: {}, pointer: "" },
      },
    ),
  ],
])("%s is not one value", (_, parameter) => {
  expect(plainReader(contract, parameter)).toBeUndefined();
});
