import { createContract, type OpenApiDocument } from "@cantus/contract";
import { expect, test } from "vitest";
import { GeneratedParts } from "./generate.ts";
import { contractTypes } from "./types/typescript.ts";

type Json = Record<string, unknown>;
const ref = (group: string, name: string) => ({ $ref: `#/components/${group}/${name}` });
const get = (operationId: string, schema: object, parameters: object[] = []) => ({
  get: {
    operationId,
    parameters,
    responses: { "200": { description: "It.", content: { "application/json": { schema } } } },
  },
});
const paths: Json = {
  "/pets": get("listPets", { type: "array", items: ref("schemas", "Pet") }, [ref("parameters", "limit")]),
  "/cats": get("listCats", ref("schemas", "Cat")),
};
const schemas: Json = {
  Pet: { type: "object", properties: { name: { type: "string" }, kind: { type: "string" } } },
  Cat: {
    allOf: [ref("schemas", "Pet"), { type: "object", properties: { lives: { type: "integer" } } }],
    required: ["name"],
  },
  Tree: { type: "array", items: ref("schemas", "Tree") },
};
const parameters: Json = { limit: { name: "limit", in: "query", schema: { type: "integer" } } };

function documentOf(components: Json = {}, more: Json = {}): OpenApiDocument {
  return {
    openapi: "3.1.1",
    info: { title: "Pets", version: "1" },
    paths: { ...paths, ...more },
    components: { schemas, parameters, ...components },
  } as unknown as OpenApiDocument;
}

test.each<[change: string, after: OpenApiDocument]>([
  ["nothing", documentOf()],
  [
    "a schema",
    documentOf({ schemas: { ...schemas, Pet: { type: "object", properties: { age: { type: "integer" } } } } }),
  ],
  ["what an allOf asks of another schema", documentOf({ schemas: { ...schemas, Pet: { type: "object" } } })],
  [
    "a parameter that an operation refers to",
    documentOf({ parameters: { limit: { ...Object(parameters.limit), in: "header" } } }),
  ],
  [
    "a schema that becomes one of several by a tag",
    documentOf({
      schemas: { ...schemas, Pet: { ...Object(schemas.Pet), discriminator: { propertyName: "kind" } } },
    }),
  ],
  [
    "a schema that does not lead into itself any more",
    documentOf({ schemas: { ...schemas, Tree: { type: "array" } } }),
  ],
  ["a schema that came first", documentOf({ schemas: { New: { type: "string" }, ...schemas } })],
  [
    "a property that is only read",
    documentOf({
      schemas: { ...schemas, Pet: { type: "object", properties: { name: { type: "string", readOnly: true } } } },
    }),
  ],
  ["another operation of the same name", documentOf({}, { "/list": get("list-pets", {}) })],
  ["no schemas", documentOf({ schemas: {} }, { "/pets": get("listPets", {}), "/cats": get("listCats", {}) })],
])("types that are made of what changed alone are those of the whole: %s", (_, after) => {
  const parts = new GeneratedParts();
  for (const document of [documentOf(), after, documentOf()]) {
    for (const audience of ["caller", "handler"] as const) {
      const contract = createContract(document);
      const following = contractTypes(contract, audience, {}, parts[audience]);
      expect(following).toEqual(contractTypes(contract, audience));
    }
  }
});
