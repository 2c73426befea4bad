import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createContract } from "../create.ts";
import type { OpenApiDocument, Schema } from "../model.ts";
import { CompiledSchemas } from "../schema/compile.ts";
import { type Direction, type VerdictModule, verdictsOf, writeVerdictModule } from "../verdict.ts";

function contractOf(schema: unknown, schemas: Record<string, unknown> = {}) {
  const content = { "application/json": { schema } };
  return createContract({
    openapi: "3.1.1",
    info: { title: "Test", version: "1" },
    paths: {
      "/": { post: { requestBody: { content }, responses: { "200": { description: "", content } } } },
    },
    components: { schemas },
  } as unknown as OpenApiDocument);
}

function judge(schema: unknown, components?: Record<string, unknown>) {
  const contract = contractOf(JSON.parse(JSON.stringify(schema)), components);
  const [operation] = contract.operations;
  const body = operation?.requestBody?.content[0];
  const answer = operation?.responses[0]?.content[0];
  if (!body || !answer) throw new Error("no content");
  const made = new Function("module", `${writeVerdictModule(contract)};return module.exports`)({});
  const schemas = {
    request: new CompiledSchemas(contract, "request", () => undefined),
    response: new CompiledSchemas(contract, "response", () => undefined),
  };
  // Ajv as it is, with `$ref`s of its own.
  const accepts = (schema: Schema | undefined, value: unknown, direction: Direction) =>
    schemas[direction].firstFault(schema as Schema, value, "") === undefined;
  const lazy = verdictsOf(contract);
  const ahead = verdictsOf(contract, made as VerdictModule);
  return (value: unknown) => ({
    lazy: [lazy.of(body, "request")(value), lazy.of(answer, "response")(value)],
    ahead: [ahead.of(body, "request")(value), ahead.of(answer, "response")(value)],
    ajv: [accepts(body.schema, value, "request"), accepts(answer.schema, value, "response")],
    written: lazy.writer?.(answer, value)?.(value)?.text,
  });
}

const pet = (kind: string, rest: object = {}) => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { const: kind } },
  ...rest,
});
const schemas = {
  Cat: pet("cat"),
  Dog: pet("dog", { properties: { kind: { enum: ["dog", "wolf"] }, barks: { type: "boolean" } } }),
  Fish: { properties: { kind: { const: "fish" }, depth: { type: "number" } } },
  Open: { properties: { a: true } },
  List: { type: "object", properties: { next: { $ref: "#/components/schemas/List" }, v: { type: "integer" } } },
  Secret: { type: "object", required: ["id", "key"], properties: { id: { readOnly: true }, key: { writeOnly: true } } },
};
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const pets = (...names: string[]) => ({ oneOf: names.map(ref), discriminator: { propertyName: "kind" } });

class Point {
  x = 1;
  get y() {
    return 2;
  }
}

describe("what a schema asks", () => {
  test.each<[what: string, schema: unknown, valid: unknown[], invalid: unknown[]]>([
    ["nothing", true, [1, null], []],
    ["the impossible", false, [], [1, null]],
    ["no schema keyword at all", { description: "any" }, [1], []],
    ["the tag of a form", pets("Cat", "Dog"), [{ kind: "cat" }, { kind: "wolf" }], [{ kind: "cow" }, {}, 1, null, []]],
    ["what the chosen form says", pets("Cat", "Dog"), [{ kind: "dog", barks: true }], [{ kind: "dog", barks: 1 }]],
    ["no tag where a form needs none", pets("Cat", "Fish"), [{}, { depth: 1 }, 1], [{ depth: "x" }]],
    ["one form, where two need no tag", pets("Fish", "Open"), [{ kind: "cat", depth: "x" }], [{}, 1]],
    ["a value that leads into itself", ref("List"), [{ next: { next: { v: 1 } } }], [{ next: { next: { v: 1.5 } } }]],
    [
      "no property that nobody looked at",
      { allOf: [ref("Open"), { $ref: "#/components/schemas/Fish" }], unevaluatedProperties: false },
      [{ a: 1, depth: 2 }],
      [{ b: 1 }],
    ],
    [
      "nothing beyond a chosen form",
      { ...pets("Cat", "Dog"), unevaluatedProperties: false },
      [{ kind: "dog", barks: true }],
      [{ kind: "cat", barks: true }],
    ],
    ["names that every object has", { required: ["constructor"] }, [{ constructor: 1 }], [{}]],
    ["a member of its own", { required: ["y"] }, [{ y: 1 }], [new Point()]],
    [
      "constants of more than one kind",
      { enum: [{ a: [1] }, "validate0.errors = null;", null] },
      [{ a: [1] }, "validate0.errors = null;", null],
      [{ a: [2] }, 0],
    ],
    [
      "lengths in code points",
      { minLength: 2, maxLength: 3 },
      ["ab", "😀😀😀", "a😀"],
      ["😀", "a", "abcd", "😀😀😀😀"],
    ],
    [
      "many properties and no others",
      {
        properties: Object.fromEntries(["__proto__", ..."abcdefghi"].map((name) => [name, {}])),
        additionalProperties: false,
      },
      [{ a: 1, i: 2 }, JSON.parse('{"__proto__":1}')],
      [{ z: 1 }],
    ],
    ["properties named like code", { properties: { validate0: { properties: { errors: { const: 1 } } } } }, [{}], []],
    ["a name that a text has", { properties: { 'a"\\': { minLength: 1 } } }, [{ 'a"\\': "x" }], [{ 'a"\\': "" }]],
  ])("%s", (_, schema, valid, invalid) => {
    const verdict = judge(schema, schemas);
    for (const value of valid) expect([value, ...verdict(value).lazy]).toEqual([value, true, true]);
    for (const value of invalid) expect([value, ...verdict(value).lazy]).toEqual([value, false, false]);
    for (const value of [...valid, ...invalid]) {
      const { lazy, ahead, ajv } = verdict(value);
      expect([value, ahead]).toEqual([value, lazy]);
      expect([value, ajv]).toEqual([value, lazy]);
    }
  });

  test("objects without a prototype are like any other", () => {
    const bare = (members: object) => Object.assign(Object.create(null), members);
    const { lazy } = judge({ uniqueItems: true, items: { required: ["a"] }, contains: { const: { a: 1 } } })([
      bare({ a: 1 }),
      bare({ a: 2 }),
    ]);
    expect(lazy).toEqual([true, true]);
  });

  test("what is withheld in one direction, in the parts of a schema too", () => {
    const verdict = judge({ allOf: [ref("Secret"), { required: ["id", "key"] }] }, schemas);
    expect(verdict({ key: 1 }).lazy).toEqual([true, false]);
    expect(verdict({ id: 1 }).lazy).toEqual([false, true]);
    expect(verdict({ id: 1, key: 1 }).ahead).toEqual([false, false]);
  });
});

describe("any schema", () => {
  const names = fc.constantFrom("a", "b", "kind", "constructor", "x y");
  const scalars = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      true,
      false,
      "",
      "a",
      "cat",
      "dog",
      "😀",
      "2026-06-28",
      "ab-1",
      0,
      1,
      -1,
      1.5,
      3,
      1e21,
    ),
    fc.constantFrom<unknown>("2026-02-30", "2026-06-28T10:30:00Z", "https://example.com/a", "toString", 2 ** 31),
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      scalars,
      fc.dictionary(names, tie("value"), { maxKeys: 4, noNullPrototype: true }),
      fc.array(tie("value"), { maxLength: 4 }),
    ),
  }));
  const { schema } = fc.letrec<{ schema: unknown }>((tie) => {
    const inner = tie("schema");
    const list = fc.array(inner, { minLength: 1, maxLength: 3 });
    const type = fc.constantFrom("string", "number", "integer", "boolean", "null", "object", "array");
    const keywords = {
      type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })),
      enum: fc.array(value, { minLength: 1, maxLength: 3 }),
      const: value,
      minimum: fc.constantFrom(0, 1),
      exclusiveMaximum: fc.constantFrom(1, 3),
      multipleOf: fc.constantFrom(1, 0.5),
      minLength: fc.constantFrom(1, 2),
      maxLength: fc.constantFrom(1, 3),
      pattern: fc.constantFrom("^a", "\\d", "^\\p{L}+$", "[\\w-]"),
      format: fc.constantFrom("date", "date-time", "uri", "int32", "unknown"),
      required: fc.uniqueArray(names, { minLength: 1, maxLength: 2 }),
      properties: fc.dictionary(names, inner, { maxKeys: 3 }),
      patternProperties: fc.dictionary(fc.constantFrom("^a", "^x"), inner, { maxKeys: 2 }),
      additionalProperties: inner,
      propertyNames: inner,
      minProperties: fc.constantFrom(1, 2),
      dependentRequired: fc.constant({ a: ["b"] }),
      dependentSchemas: fc.dictionary(names, inner, { maxKeys: 1 }),
      items: inner,
      prefixItems: list,
      contains: inner,
      maxContains: fc.constantFrom(1, 2),
      uniqueItems: fc.boolean(),
      maxItems: fc.constantFrom(1, 3),
      allOf: list,
      anyOf: list,
      oneOf: list,
      not: inner,
      if: inner,
      // biome-ignore lint/suspicious/noThenProperty: the keyword
      then: inner,
      else: inner,
      unevaluatedProperties: inner,
      unevaluatedItems: inner,
      readOnly: fc.boolean(),
      writeOnly: fc.boolean(),
      $ref: fc.constantFrom(...Object.keys(schemas).map((name) => ref(name).$ref)),
    };
    const single = Object.entries(keywords).map(([keyword, made]) =>
      fc.record({ [keyword]: made as fc.Arbitrary<unknown> }),
    );
    const several = fc.uniqueArray(fc.oneof(...single), {
      minLength: 1,
      maxLength: 4,
      selector: (each) => Object.keys(each)[0],
    });
    return {
      schema: fc.oneof(
        { depthSize: "small" },
        { weight: 1, arbitrary: fc.constantFrom<unknown>(true, false, { type: "string" }, { type: "integer" }, {}) },
        { weight: 3, arbitrary: several.map((each) => Object.assign({}, ...each)) },
        { weight: 1, arbitrary: fc.constantFrom(pets("Cat", "Dog"), pets("Dog", "Fish"), pets("Open", "Fish")) },
      ),
    };
  });

  test("has Ajv's own verdict, compiled ahead or in process", () => {
    fc.assert(
      fc.property(schema, fc.array(value, { minLength: 1, maxLength: 8 }), (schema, values) => {
        const verdict = judge(schema, schemas);
        for (const value of values) {
          const { lazy, ahead, ajv, written } = verdict(value);
          expect([value, ahead]).toEqual([value, lazy]);
          expect([value, lazy]).toEqual([value, ajv]);
          if (written !== undefined) expect([written, lazy[1]]).toEqual([JSON.stringify(value), true]);
        }
      }),
      { numRuns: Number(process.env.CANTUS_TEST_RUNS ?? 300) },
    );
  });
});
