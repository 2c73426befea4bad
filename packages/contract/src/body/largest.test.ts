import { expect, it } from "vitest";
import { createContract } from "../create.ts";
import type { MediaType, OpenApiDocument } from "../model.ts";
import { largestBody } from "./largest.ts";

const document = {
  openapi: "3.1.0",
  info: { title: "Bodies", version: "1" },
  paths: {},
  components: {
    schemas: {
      Name: { type: "string", maxLength: 10 },
      Tree: {
        type: "object",
        additionalProperties: false,
        properties: { left: { $ref: "#/components/schemas/Tree" } },
      },
    },
  },
} as unknown as OpenApiDocument;
const contract = createContract(document);
const closed = (properties: object) => ({ type: "object", additionalProperties: false, properties });

it.each<[string, unknown, string, number]>([
  ["a text", { type: "string", maxLength: 1000 }, "text/plain", 4000],
  ["a text without a bound", { type: "string" }, "text/plain", Number.POSITIVE_INFINITY],
  ["a JSON text", { type: "string", maxLength: 10 }, "application/json", 2 * (2 + 120)],
  ["a reference", { $ref: "#/components/schemas/Name" }, "application/json", 2 * (2 + 120)],
  ["a list", { type: "array", maxItems: 3, items: { type: "boolean" } }, "application/json", 2 * (2 + 3 * 401)],
  ["a list of nothing", { type: "array", maxItems: 0 }, "application/json", 4],
  ["a list without a bound", { type: "array", items: { type: "null" } }, "application/json", Number.POSITIVE_INFINITY],
  ["an object", closed({ ab: { type: "integer" } }), "application/json", 2 * (2 + 4 + 24 + 400)],
  ["an object that is open", { type: "object" }, "application/json", Number.POSITIVE_INFINITY],
  [
    "an object that leads into itself",
    { $ref: "#/components/schemas/Tree" },
    "application/json",
    Number.POSITIVE_INFINITY,
  ],
  ["one of several types", { type: ["string", "null"], maxLength: 1 }, "application/json", 800],
  ["one of several values", { enum: ["a", "bc"] }, "application/json", 2 * 4 * 12],
  ["a choice", { oneOf: [{ const: 1 }, { const: 12 }] }, "application/json", 2 * 2 * 12],
  ["parts", { allOf: [{ type: "string" }, { type: "string", maxLength: 0 }] }, "application/json", 4],
  ["anything", true, "application/json", Number.POSITIVE_INFINITY],
  ["bytes", { type: "string", maxLength: 10 }, "image/png", Number.POSITIVE_INFINITY],
])("tells how large %s can be", (_, schema, type, bytes) => {
  expect(largestBody(contract, { type, schema } as MediaType)).toBe(bytes);
});
