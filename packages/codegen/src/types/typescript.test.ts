import { createContract, type Schema } from "@cantus/contract";
import { describe, expect, test } from "vitest";
import type { Audience } from "./document.ts";
import { contractTypes } from "./typescript.ts";

const CAT = { type: "object", properties: { kind: { const: "cat" }, name: { type: "string" } }, required: ["kind"] };
const DOG = { type: "object", properties: { kind: { const: "dog" } }, required: ["kind"] };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The type of one schema, comments and line breaks left out, and what was hoisted out of `components` after it. */
function typeOf(name: string, schemas: Record<string, unknown>, audience: Audience = "caller"): string {
  const contract = createContract({
    openapi: "3.1.0",
    info: { title: "Zoo", version: "1" },
    paths: {},
    components: { schemas: schemas as Record<string, Schema> },
  });
  const text = contractTypes(contract, audience)
    .text.replace(/\/\*\*.*?\*\/\s*/gs, "")
    .replace(/\s+/g, " ");
  const own = new RegExp(`[{;] "?${name}"?: ((?:[^{};]|\\{[^{}]*\\})*);`).exec(text)?.[1];
  return [own, ...(text.match(/type Recursive.*?;(?= |$)/g) ?? [])].join(" ~ ");
}

describe("what openapi-typescript alone gets wrong", () => {
  test.each<[string, string, Record<string, unknown>, string]>([
    [
      "a union with a discriminator, as one part of a whole, keeps all its members",
      "Named",
      {
        Cat: CAT,
        Dog: DOG,
        Pet: {
          oneOf: [ref("Cat"), ref("Dog")],
          discriminator: { propertyName: "kind", mapping: { cat: ref("Cat").$ref, dog: ref("Dog").$ref } },
        },
        Named: { allOf: [ref("Pet"), { type: "object", properties: { name: { type: "string" } } }] },
      },
      'components["schemas"]["Pet"] & { name?: string; }',
    ],
    [
      "inheritance by discriminator still narrows",
      "Cat",
      {
        Base: {
          type: "object",
          required: ["kind"],
          properties: { kind: { type: "string" } },
          discriminator: { propertyName: "kind", mapping: { cat: ref("Cat").$ref } },
        },
        Cat: { allOf: [ref("Base"), { type: "object", properties: { name: { type: "string" } } }] },
      },
      'Omit<components["schemas"]["Base"], "kind"> & { name?: string; } & { kind: "cat"; }',
    ],
    [
      "what refers to a part of another schema",
      "D",
      {
        A: { type: "object", properties: { b: { type: "object", properties: { c: { type: "string" } } } } },
        D: ref("A/properties/b/properties/c"),
      },
      'components["schemas"]["PartC"]',
    ],
    [
      "a schema that is a list of itself",
      "Tree",
      { Tree: { type: "array", items: ref("Tree") } },
      "RecursiveTree ~ type RecursiveTree = RecursiveTree[];",
    ],
    [
      "schemas that are lists of each other",
      "a-b",
      { "a-b": { type: "array", items: ref("c") }, c: { oneOf: [{ type: "string" }, ref("a-b")] } },
      "RecursiveAB ~ type RecursiveAB = RecursiveC[]; ~ type RecursiveC = string | RecursiveAB;",
    ],
    [
      "a union of which a member is all of the union, and what the union says beside",
      "Cat",
      {
        Pet: { type: "object", properties: { name: { type: "string" } }, oneOf: [ref("Cat"), ref("Dog")] },
        Cat: { allOf: [ref("Pet"), { type: "object", properties: { lives: { type: "integer" } } }] },
        Dog: DOG,
      },
      "{ name?: string; } & { lives?: number; }",
    ],
    [
      "unions of each other",
      "A",
      { A: { anyOf: [ref("B"), { type: "string" }] }, B: { anyOf: [ref("A"), { type: "number" }] } },
      'components["schemas"]["B"] | string',
    ],
    [
      "keywords beside a reference",
      "Tabby",
      { Cat: CAT, Tabby: { ...ref("Cat"), properties: { stripes: { type: "integer" } }, required: ["stripes"] } },
      'components["schemas"]["Cat"] & { stripes: number; }',
    ],
    [
      "properties beside alternatives that only require some of them",
      "Either",
      {
        Either: {
          type: "object",
          properties: { a: { type: "string" } },
          anyOf: [{ required: ["a"] }, { required: ["b"] }],
        },
      },
      "{ a?: string; }",
    ],
    [
      "properties beside alternatives that have their own",
      "Both",
      {
        Both: { type: "object", properties: { a: { type: "string" } }, anyOf: [ref("Cat"), ref("Dog")] },
        Cat: CAT,
        Dog: DOG,
      },
      '{ a?: string; } & (components["schemas"]["Cat"] | components["schemas"]["Dog"])',
    ],
    [
      "a requirement on its own among the parts of a whole",
      "NamedCat",
      { Cat: CAT, NamedCat: { allOf: [ref("Cat"), { required: ["name"] }] } },
      'WithRequired<components["schemas"]["Cat"], "name">',
    ],
    ["an object of which nothing is said", "Any", { Any: { type: "object" } }, "Record<string, unknown>"],
    ["bytes", "File", { File: { type: "string", format: "binary" } }, "Blob"],
    [
      "bytes as OpenAPI 3.1 says it",
      "File",
      { File: { type: "string", contentMediaType: "application/octet-stream" } },
      "Blob",
    ],
    [
      "bytes as text",
      "File",
      { File: { type: "string", contentMediaType: "application/octet-stream", contentEncoding: "base64" } },
      "string",
    ],
    [
      "a property that is called like a keyword",
      "Odd",
      {
        Odd: {
          type: "object",
          properties: { anyOf: { type: "string" }, example: ref("Cat"), $ref: { type: "string" } },
        },
        Cat: CAT,
      },
      '{ anyOf?: string; example?: components["schemas"]["Cat"]; $ref?: string; }',
    ],
  ])("%s", (_title, name, schemas, type) => expect(typeOf(name, schemas)).toBe(type));
});

test.each<[Audience, string]>([
  ["caller", "{ mode?: string; }"],
  ["handler", "{ mode: string; }"],
])("what has a default, for a %s", (audience, type) => {
  const schemas = { Job: { type: "object", properties: { mode: { type: "string", default: "creation" } } } };
  expect(typeOf("Job", schemas, audience)).toBe(type);
});

test("the contract's document stays as it is", () => {
  const schemas = {
    Cat: CAT,
    Dog: DOG,
    Pet: { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } },
  };
  const contract = createContract({
    openapi: "3.1.0",
    info: { title: "Zoo", version: "1" },
    paths: {},
    components: { schemas },
  });
  const before = JSON.stringify(contract.document);
  contractTypes(contract, "caller");
  expect(JSON.stringify(contract.document)).toBe(before);
});

test("operationIds of digits are text, as callers and handlers have them", () => {
  const responses = { 204: { description: "Done." } };
  const paths = { "/a": { get: { operationId: "123", responses } } };
  const contract = createContract({ openapi: "3.1.0", info: { title: "Zoo", version: "1" }, paths });
  const { text, names } = contractTypes(contract, "handler");
  expect(names).toEqual(["paths", "components", "operations", "_123Operation"]);
  expect(text).toMatch(/^ {4}"123": _123Operation;$/m);
  expect(text).toMatch(/^export interface _123Operation \{$/m);
});
