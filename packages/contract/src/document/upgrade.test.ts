import { expect, test } from "vitest";
import { createContract } from "../create.ts";
import type { OpenApiDocument } from "../model.ts";

/** The schema as it stands in the 3.1 document that is made of a 3.0 one. */
function upgraded(schema: unknown): unknown {
  const document = {
    openapi: "3.0.3",
    info: { title: "Jobs", version: "1" },
    paths: {},
    components: { schemas: { Given: schema, Job: { type: "object" } } },
  } as OpenApiDocument;
  const before = structuredClone(document);
  const contract = createContract(document);
  expect(document, "the caller's document").toEqual(before);
  expect(contract.document.openapi).toBe("3.1.0");
  expect(contract.sourceVersion).toBe("3.0.3");
  return contract.at("/components/schemas/Given");
}

const $ref = "#/components/schemas/Job";

test.each<[what: string, given: unknown, wanted: unknown]>([
  ["a nullable type", { type: "string", nullable: true }, { type: ["string", "null"] }],
  ["nullable: false", { type: "string", nullable: false }, { type: "string" }],
  ["nullable without a type, which allows null already", { nullable: true, minLength: 1 }, { minLength: 1 }],
  ["a nullable enum", { type: "string", enum: ["a"], nullable: true }, { type: ["string", "null"], enum: ["a", null] }],
  ["a nullable enum that names null", { enum: ["a", null], nullable: true }, { enum: ["a", null] }],
  ["nullable beside $ref", { $ref, nullable: true }, { anyOf: [{ $ref }, { type: "null" }] }],
  [
    "nullable beside allOf, described",
    { allOf: [{ $ref }], nullable: true, description: "The job." },
    { description: "The job.", anyOf: [{ allOf: [{ $ref }] }, { type: "null" }] },
  ],
  [
    "nullable beside oneOf and a type",
    { type: "object", oneOf: [{ $ref }], nullable: true },
    { anyOf: [{ type: "object", oneOf: [{ $ref }] }, { type: "null" }] },
  ],
  [
    "nullable deep inside",
    { type: "object", properties: { a: { type: "array", items: { type: "integer", nullable: true } } } },
    { type: "object", properties: { a: { type: "array", items: { type: ["integer", "null"] } } } },
  ],
  ["exclusiveMinimum: true", { minimum: 0, exclusiveMinimum: true }, { exclusiveMinimum: 0 }],
  ["exclusiveMaximum: true", { maximum: 9, exclusiveMaximum: true }, { exclusiveMaximum: 9 }],
  ["exclusiveMinimum: false", { minimum: 0, exclusiveMinimum: false }, { minimum: 0 }],
  ["exclusiveMinimum without a minimum", { exclusiveMinimum: true }, {}],
  ["an example", { type: "string", example: "a" }, { type: "string", examples: ["a"] }],
  ["an example that looks like a schema", { example: { nullable: true } }, { examples: [{ nullable: true }] }],
  ["a property that is called nullable", { properties: { nullable: { type: "boolean" } } }, "the same"],
  [
    "a file",
    { type: "string", format: "binary" },
    { type: "string", format: "binary", contentMediaType: "application/octet-stream" },
  ],
  ["bytes", { type: "string", format: "byte" }, { type: "string", format: "byte", contentEncoding: "base64" }],
  ["what 3.0 ignores beside $ref", { $ref, type: "string", required: ["a"] }, { $ref }],
  ["what describes beside $ref", { $ref, description: "Mine.", readOnly: true }, "the same"],
])("%s", (_, given, wanted) => {
  expect(upgraded(given)).toEqual(wanted === "the same" ? given : wanted);
});

test("siblings of a reference to something else than a schema are ignored, as 3.0 wants", () => {
  const contract = createContract({
    openapi: "3.0.3",
    info: { title: "Jobs", version: "1" },
    paths: {
      "/jobs": { get: { responses: { 404: { $ref: "#/components/responses/NotFound", description: "Ignored." } } } },
    },
    components: { responses: { NotFound: { description: "No such job." } } },
  });
  expect(contract.operations[0]?.response(404)?.description).toBe("No such job.");
});

test("what does not differ between 3.0 and 3.1 is shared with the given document", () => {
  const Job = { type: "object", properties: { id: { type: "string" } } };
  const contract = createContract({
    openapi: "3.0.3",
    info: { title: "Jobs", version: "1" },
    components: { schemas: { Job, Old: { nullable: true } } },
  });
  expect(contract.at("/components/schemas/Job")).toBe(Job);
});
