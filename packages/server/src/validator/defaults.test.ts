import { createContract, type OpenApiDocument, type Schema } from "@cantus/contract";
import { verdictsOf } from "@cantus/contract/verdict";
import { expect, test } from "vitest";
import { Defaults } from "./defaults.ts";

const schemas = {
  Size: { type: "string", default: "small" },
  Node: {
    type: "object",
    properties: { depth: { default: 0 }, next: { $ref: "#/components/schemas/Node" } },
  },
  Cat: { type: "object", required: ["kind"], properties: { kind: { const: "cat" }, lives: { default: 9 } } },
  Dog: { type: "object", required: ["kind"], properties: { kind: { const: "dog" }, barks: { default: true } } },
};
const contract = createContract({
  openapi: "3.1.1",
  info: { title: "Defaults", version: "1" },
  paths: {},
  components: { schemas },
} as unknown as OpenApiDocument);
const ref = (name: keyof typeof schemas) => ({ $ref: `#/components/schemas/${name}` });
const properties = (members: object, more: object = {}): Schema => ({
  type: "object",
  properties: { ...members },
  ...more,
});

test.each<[what: string, schema: Schema, sent: unknown, filled: unknown]>([
  ["a member that was not sent", properties({ a: { default: 1 } }), {}, { a: 1 }],
  ["no member that was sent, whatever it is", properties({ a: { default: 1 } }), { a: null }, { a: null }],
  ["the default of the schema that is referred to", properties({ size: ref("Size") }), {}, { size: "small" }],
  ["the one beside a reference first", properties({ size: { ...ref("Size"), default: "big" } }), {}, { size: "big" }],
  ["members of members", properties({ a: properties({ b: { default: 1 } }) }), { a: {} }, { a: { b: 1 } }],
  ["no member for the sake of its own members", properties({ a: properties({ b: { default: 1 } }) }), {}, {}],
  [
    "members of what was filled in",
    properties({ a: properties({ b: { default: 1 } }, { default: {} }) }),
    {},
    { a: { b: 1 } },
  ],
  ["a default of null", properties({ a: { default: null } }), {}, { a: null }],
  ["items", { type: "array", items: ref("Node") }, [{}, { depth: 2 }], [{ depth: 0 }, { depth: 2 }]],
  [
    "the first items by themselves",
    { prefixItems: [ref("Cat")], items: ref("Dog") },
    [{ kind: "cat" }, { kind: "dog" }],
    [
      { kind: "cat", lives: 9 },
      { kind: "dog", barks: true },
    ],
  ],
  ["other members", { additionalProperties: ref("Node") }, { x: {} }, { x: { depth: 0 } }],
  ["each part of an allOf", { allOf: [ref("Node"), properties({ a: { default: 1 } })] }, {}, { depth: 0, a: 1 }],
  [
    "a schema that leads into itself",
    ref("Node"),
    { next: { next: {} } },
    { depth: 0, next: { depth: 0, next: { depth: 0 } } },
  ],
  ["the form that the value has", { oneOf: [ref("Cat"), ref("Dog")] }, { kind: "dog" }, { kind: "dog", barks: true }],
  [
    "what follows from a condition",
    // biome-ignore lint/suspicious/noThenProperty: the keyword
    { if: { required: ["a"] }, then: properties({ b: { default: 1 } }), else: properties({ c: { default: 2 } }) },
    {},
    { c: 2 },
  ],
  ["nothing in a list where an object could be", properties({ a: { default: 1 } }), [], []],
])("fills in %s", (_, schema, sent, filled) => {
  const value = structuredClone(sent);
  new Defaults(contract, verdictsOf(contract)).within(schema)?.(value);
  expect(value).toEqual(filled);
});

test("each value gets a default of its own", () => {
  const fill = new Defaults(contract, verdictsOf(contract)).within(properties({ a: { default: [] } }));
  const [one, other] = [{}, {}] as [{ a?: unknown[] }, { a?: unknown[] }];
  fill?.(one);
  fill?.(other);
  one.a?.push(1);
  expect(other).toEqual({ a: [] });
});

test("a schema without defaults costs nothing", () => {
  expect(new Defaults(contract, verdictsOf(contract)).within(properties({ a: { type: "string" } }))).toBeUndefined();
});
