import { createContract, type Schema } from "@cantus/contract";
import { schemaValidator } from "@cantus/contract/schema";
import { describe, expect, test } from "vitest";
import { sample } from "./sample.ts";

const components = {
  schemas: {
    Tree: {
      type: "object",
      required: ["name", "children"],
      properties: {
        name: { type: "string", minLength: 1 },
        children: { type: "array", items: { $ref: "#/components/schemas/Tree" } },
      },
    },
    Endless: { type: "object", required: ["next"], properties: { next: { $ref: "#/components/schemas/Endless" } } },
    Pet: {
      oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
      discriminator: { propertyName: "kind" },
    },
    Cat: {
      type: "object",
      required: ["kind", "lives"],
      properties: { kind: { const: "cat" }, lives: { type: "integer" } },
    },
    Dog: { type: "object", required: ["kind"], properties: { kind: { const: "dog" } } },
  },
};
const contract = createContract({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths: {}, components });

describe("a value for a place without example is valid by its schema", () => {
  test.each<[string, Schema]>([
    ["anything", true],
    ["anything, as an empty schema", {}],
    ["a text", { type: "string" }],
    ["a long text", { type: "string", minLength: 30 }],
    ["a short text", { type: "string", maxLength: 2 }],
    ["an empty text", { type: "string", maxLength: 0 }],
    ["a pattern", { type: "string", pattern: "^mgen_[0-9a-f]{12}$" }],
    ["a pattern within a length", { type: "string", pattern: "^[a-z]+$", minLength: 5, maxLength: 8 }],
    ...[
      "date",
      "date-time",
      "time",
      "duration",
      "email",
      "hostname",
      "ipv4",
      "ipv6",
      "uri",
      "uri-reference",
      "uuid",
      "json-pointer",
      "regex",
      "byte",
      "binary",
    ].map((format): [string, Schema] => [`the format ${format}`, { type: "string", format }]),
    ["an integer", { type: "integer" }],
    ["an integer from 10", { type: "integer", minimum: 10 }],
    ["an integer above 10", { type: "integer", exclusiveMinimum: 10 }],
    ["an integer below 0", { type: "integer", exclusiveMaximum: 0 }],
    ["a multiple", { type: "integer", multipleOf: 7, minimum: 8, maximum: 20 }],
    ["a number between", { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 0.5 }],
    ["a number above 1", { type: "number", exclusiveMinimum: 1 }],
    ["a negative number", { type: "number", maximum: -3.5 }],
    ["a word of an enum", { enum: ["a", "b"] }],
    ["a constant", { const: { a: 1 } }],
    ["one of several types", { type: ["null", "integer"], minimum: 3 }],
    ["a list", { type: "array", items: { type: "integer", minimum: 4 }, minItems: 3 }],
    ["a list of different items", { type: "array", uniqueItems: true, items: { type: "boolean" } }],
    ["an object", { type: "object", required: ["a"], properties: { a: { type: "string" }, b: { type: "integer" } } }],
    [
      "an object within another that is not empty",
      {
        type: "object",
        required: ["a"],
        properties: { a: { type: "object", minProperties: 2, properties: { b: {}, c: { type: "string" } } } },
      },
    ],
    ["an object that is not empty", { type: "object", minProperties: 1, properties: { a: { type: "string" } } }],
    ["a closed object", { type: "object", additionalProperties: false, required: ["a"], properties: { a: {} } }],
    [
      "a required read-only field",
      { type: "object", required: ["id"], properties: { id: { type: "string", readOnly: true } } },
    ],
    [
      "all of several",
      {
        allOf: [
          { type: "object", required: ["a"], properties: { a: { type: "string" } } },
          { type: "object", required: ["b"], properties: { b: { type: "integer" } } },
        ],
      },
    ],
    ["one of several, by discriminator", { $ref: "#/components/schemas/Pet" }],
    [
      "any of several, beside what is shared",
      {
        type: "object",
        required: ["a"],
        properties: { a: { type: "string" } },
        anyOf: [{ required: ["b"], properties: { b: { type: "integer" } } }],
      },
    ],
    ["a tree", { $ref: "#/components/schemas/Tree" }],
  ])("%s", (_, schema) => {
    const found = sample(contract, schema, 1);
    expect(found).toBeDefined();
    expect(schemaValidator(contract).validate(schema, found?.value, "request")).toEqual([]);
  });

  test("what the author wrote comes first", () => {
    expect(sample(contract, { type: "string", examples: ["nocturne"], default: "x" }, 1)).toEqual({
      value: "nocturne",
    });
    expect(sample(contract, { type: "integer", default: 50 }, 1)).toEqual({ value: 50 });
    expect(sample(contract, { type: "integer", minimum: 1, examples: [0], default: 5 }, 1)).toEqual({ value: 5 });
  });

  test("the same seed gives the same value", () => {
    const schema: Schema = { type: "string", pattern: "^[a-z]{20}$" };
    expect(sample(contract, schema, 7)).toEqual(sample(contract, schema, 7));
    expect(sample(contract, schema, 7)).not.toEqual(sample(contract, schema, 8));
  });

  test.each<[string, Schema]>([
    ["nothing is allowed", false],
    ["bounds exclude each other", { type: "integer", minimum: 5, maximum: 4 }],
    ["it has no end", { $ref: "#/components/schemas/Endless" }],
  ])("there is none where %s", (_, schema) => expect(sample(contract, schema, 1)).toBeUndefined());
});
