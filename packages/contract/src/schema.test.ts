import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createContract } from "./create.ts";
import type { Schema } from "./model.ts";
import { schemaValidator } from "./schema.ts";

/** A validator of a contract with those schemas as its components. */
function validatorOf(schemas: Record<string, Schema>) {
  return schemaValidator(
    createContract({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths: {}, components: { schemas } }),
  );
}

/** Violations as `pointer keyword: message`. */
function told(
  schema: Schema,
  value: unknown,
  options: { schemas?: Record<string, Schema>; direction?: "request" | "response" } = {},
) {
  return validatorOf(options.schemas ?? {})
    .validate(schema, value, options.direction ?? "request")
    .map(({ pointer, keyword, message }) => `${pointer} ${keyword}: ${message}`);
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" } as const;

describe("one violation for each cause, at the place that has to change", () => {
  it.each<[what: string, schema: Schema, value: unknown, violations: string[]]>([
    ["a good value", { type: "integer" }, 1, []],
    ["a wrong type", { type: "integer" }, "1", [" type: must be integer"]],
    ["one of several types", { type: ["integer", "null"] }, "1", [" type: must be integer or null"]],
    ["a wrong type breaks nothing else", { type: "string", enum: ["a"], minLength: 1 }, 5, [" type: must be string"]],
    ["a missing property", { required: ["a/b"] }, {}, ["/a~1b required: is required"]],
    [
      "a missing property with the name of a method",
      { required: ["constructor"] },
      {},
      ["/constructor required: is required"],
    ],
    [
      "a property too many",
      { additionalProperties: false },
      { x: 1 },
      ["/x additionalProperties: is not a property that is allowed here"],
    ],
    ["a constant", { const: 3 }, 4, [" const: must be 3"]],
    ["an enum", { enum: ["a", null] }, "b", [' enum: must be one of: "a", null']],
    [
      "a long enum",
      { enum: Array.from({ length: 20 }, (_, i) => i) },
      -1,
      [" enum: must be one of: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 8 more"],
    ],
    ["a bound", { maximum: 3 }, 4, [" maximum: must be <= 3"]],
    [
      "a name",
      { propertyNames: { pattern: "^[a-z]+$" } },
      { A1: 1 },
      ['/A1 propertyNames: must have another name: the name must match pattern "^[a-z]+$"'],
    ],
    [
      "what depends",
      { dependentRequired: { a: ["b"] } },
      { a: 1 },
      ['/b dependentRequired: is required where there is "a"'],
    ],
    [
      "equal items",
      { uniqueItems: true },
      [1, 2, 1],
      [" uniqueItems: must not have the same item twice (items 0 and 2)"],
    ],
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    ["a condition", { if: { required: ["a"] }, then: { required: ["b"] } }, { a: 1 }, ["/b required: is required"]],
    ["nothing allowed", { properties: { a: false } }, { a: 1 }, ["/a false: must not be there"]],
    ["the schema false", false, 1, [" false: must not be there"]],
    ["the schema true", true, 1, []],
    [
      "all at once, deep",
      { properties: { a: { items: { type: "integer", minimum: 2 } } }, required: ["b"] },
      { a: [1, "x", 2] },
      ["/b required: is required", "/a/0 minimum: must be >= 2", "/a/1 type: must be integer"],
    ],
    [
      "an unevaluated property",
      { allOf: [{ properties: { a: text } }], unevaluatedProperties: false },
      { a: "", b: 1 },
      ["/b unevaluatedProperties: is not a property that is allowed here"],
    ],
    [
      "an unevaluated property beside another fault",
      { allOf: [{ properties: { a: text } }], unevaluatedProperties: false },
      { a: 1, b: 1 },
      ["/a type: must be string"],
    ],
  ])("%s", (_, schema, value, violations) => {
    expect(told(schema, value)).toEqual(violations);
  });

  it("tells no more than a person reads", () => {
    expect(told({ items: { type: "integer" } }, Array(3_000).fill("x"))).toHaveLength(50);
    expect(told({ items: { type: "integer" } }, Array(300_000).fill("x"))).toEqual(["/0 type: must be integer"]);
  });

  it("puts violations of a parameter where it was asked to", () => {
    const violations = validatorOf({}).validate({ type: "integer" }, "x", "request", {
      in: "query",
      pointer: "/limit",
    });
    expect(violations).toEqual([{ in: "query", pointer: "/limit", keyword: "type", message: "must be integer" }]);
  });
});

describe("formats", () => {
  it.each<[format: string, good: unknown[], bad: unknown[]]>([
    ["date", ["2024-02-29", "2026-12-31"], ["2026-02-30", "2025-02-29", "2026-13-01", "26-01-01", "2026-1-1"]],
    [
      "date-time",
      ["2024-02-29T23:59:59Z", "2026-01-01T00:00:00.5+01:00"],
      ["2026-02-30T00:00:00Z", "2026-01-01", "2026-01-01T24:00:01Z", "2026-01-01T00:00:00"],
    ],
    ["time", ["10:00:00Z"], ["25:00:00Z"]],
    ["int32", [0, -(2 ** 31), 2 ** 31 - 1, "any text"], [2 ** 31, -(2 ** 31) - 1, 0.5]],
    ["int64", [0, -(2 ** 63), Number.MAX_SAFE_INTEGER], [2 ** 63, 1.5]],
    ["float", [0.1, -3e38], [1e39]],
    ["double", [1e308], []],
    ["byte", ["aGk=", ""], ["a", "%%%%"]],
    ["binary", ["\u0000"], []],
    ["password", ["hunter2"], []],
    ["uuid", ["0a6d0c63-5c9a-4b34-8f3c-1f0d6f1f6b11"], ["0a6d0c63", "urn:uuid:0a6d0c63-5c9a-4b34-8f3c-1f0d6f1f6b11"]],
    ["email", ["a@b.example"], ["a@"]],
    ["uri", ["https://a.example/b?c"], ["/b", "a b"]],
    ["ipv4", ["127.0.0.1"], ["256.0.0.1"]],
    ["made-up", ["anything", 5], []],
  ])("%s", (format, good, bad) => {
    const { accepts } = validatorOf({});
    expect(good.filter((value) => !accepts({ format }, value, "request"))).toEqual([]);
    expect(bad.filter((value) => accepts({ format }, value, "request"))).toEqual([]);
  });
});

describe("references", () => {
  const schemas: Record<string, Schema> = {
    Node: {
      type: "object",
      properties: { value: text, children: { type: "array", items: ref("Node") } },
      required: ["value"],
    },
    Alias: ref("Node"),
    "Odd name": { ...text, maxLength: 2 },
  };

  it.each<[schema: Schema, value: unknown, violations: string[]]>([
    [
      ref("Node"),
      { value: "a", children: [{ value: "b", children: [{}] }] },
      ["/children/0/children/0/value required: is required"],
    ],
    [ref("Alias"), {}, ["/value required: is required"]],
    [
      { ...ref("Node"), required: ["children"] },
      { value: 1 },
      ["/value type: must be string", "/children required: is required"],
    ],
    [{ $ref: "#/components/schemas/Node/properties/value" }, 1, [" type: must be string"]],
    [{ $ref: "#/components/schemas/Odd%20name" }, "abc", [" maxLength: must NOT have more than 2 characters"]],
    [{ items: ref("Alias") }, [{ value: "a" }, 1], ["/1 type: must be object"]],
  ])("%j", (schema, value, violations) => {
    expect(told(schema, value, { schemas }).toSorted()).toEqual(violations.toSorted());
  });
});

describe("a value of one of several forms", () => {
  const schemas: Record<string, Schema> = {
    Cat: {
      type: "object",
      properties: { kind: { const: "cat" }, lives: { type: "integer" } },
      required: ["kind", "lives"],
    },
    Dog: {
      type: "object",
      properties: { kind: { const: "dog" }, tricks: { type: "array" } },
      required: ["kind", "tricks"],
    },
    Loose: { type: "object", properties: { kind: text, size: { type: "integer" } }, required: ["kind"] },
    Tagged: { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } },
    Mapped: {
      oneOf: [ref("Cat"), ref("Dog")],
      discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat", dog: "Dog" } },
    },
  };

  it.each<[what: string, schema: Schema, value: unknown, violations: string[]]>([
    ["the form that the tag says", ref("Tagged"), { kind: "cat", lives: "nine" }, ["/lives type: must be integer"]],
    ["the form that the mapping says", ref("Mapped"), { kind: "dog", tricks: 1 }, ["/tricks type: must be array"]],
    ["an unknown tag", ref("Tagged"), { kind: "cow" }, ['/kind discriminator: must be one of: "cat", "dog"']],
    ["no tag", ref("Tagged"), {}, ["/kind required: is required"]],
    ["not even an object", ref("Tagged"), 7, [" type: must be object"]],
    [
      "the form that the constants say, without a discriminator",
      { oneOf: [ref("Cat"), ref("Dog")] },
      { kind: "cat" },
      ["/lives required: is required"],
    ],
    ["the only one of that type", { oneOf: [text, ref("Cat")] }, { kind: "cat" }, ["/lives required: is required"]],
    [
      "something or null",
      { oneOf: [{ type: "null" }, { ...text, maxLength: 1 }] },
      "ab",
      [" maxLength: must NOT have more than 1 characters"],
    ],
    ["none of the types", { anyOf: [text, { type: "integer" }] }, true, [" type: must be string or integer"]],
    [
      "nobody can tell which",
      {
        anyOf: [
          { title: "Sized", required: ["size"] },
          { title: "Named", required: ["name"] },
        ],
      },
      {},
      [" anyOf: must have at least one of its forms: Sized, Named"],
    ],
    [
      "more than one",
      {
        oneOf: [
          { title: "Small", maximum: 5 },
          { title: "Even", multipleOf: 2 },
        ],
      },
      4,
      [" oneOf: must have only one of its forms, and has 2: Small, Even"],
    ],
    [
      "a form and a property of none",
      { oneOf: [ref("Cat"), ref("Dog")], unevaluatedProperties: false },
      { kind: "cat", lives: 1, x: 1 },
      ["/x unevaluatedProperties: is not a property that is allowed here"],
    ],
    [
      "deep in a list",
      { items: ref("Tagged") },
      [
        { kind: "cat", lives: 9 },
        { kind: "dog", tricks: 0 },
      ],
      ["/1/tricks type: must be array"],
    ],
  ])("%s", (_, schema, value, violations) => {
    expect(told(schema, value, { schemas })).toEqual(violations);
  });

  it("gives the verdict of oneOf, whatever the discriminator says", () => {
    const choice = {
      oneOf: [ref("Loose"), ref("Cat")],
      discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat" } },
    };
    expect(told(choice, { kind: "Loose" }, { schemas })).toEqual([]);
    expect(told(choice, { kind: "cat" }, { schemas })).toEqual([]);
    expect(told(choice, { kind: "cat", lives: 9 }, { schemas })).toEqual([
      " oneOf: must have only one of its forms, and has 2: Loose, Cat",
    ]);
  });
});

describe("what is only read or only written", () => {
  const schemas: Record<string, Schema> = {
    Id: { ...text, readOnly: true },
    Base: { type: "object", properties: { id: ref("Id"), name: text }, required: ["id", "name"] },
    User: { allOf: [ref("Base"), { properties: { password: { ...text, writeOnly: true } }, required: ["password"] }] },
    Split: { allOf: [{ required: ["id", "name"] }, { properties: { id: ref("Id"), name: text } }] },
    Asks: { type: "object", required: ["id"] },
    Outside: { allOf: [ref("Asks")], properties: { id: { readOnly: true } } },
    Whole: { type: "array", items: ref("Id"), readOnly: true },
    Beside: { ...ref("Asks"), properties: { id: { allOf: [ref("Id"), { maxLength: 3 }] } } },
  };
  const refused = "/id readOnly: is read-only and must not be sent";

  it.each<[name: string, direction: "request" | "response", value: unknown, violations: string[]]>([
    ["Base", "request", { name: "n" }, []],
    ["Base", "request", { id: "1", name: "n" }, [refused]],
    ["Base", "response", { name: "n" }, ["/id required: is required"]],
    ["Base", "response", { id: "1", name: "n" }, []],
    ["User", "request", { name: "n", password: "p" }, []],
    ["User", "request", { name: "n" }, ["/password required: is required"]],
    ["User", "response", { id: "1", name: "n" }, []],
    [
      "User",
      "response",
      { id: "1", name: "n", password: "p" },
      ["/password writeOnly: is write-only and must not be returned"],
    ],
    ["Split", "request", { name: "n" }, []],
    ["Split", "request", {}, ["/name required: is required"]],
    ["Outside", "request", {}, []],
    ["Outside", "response", {}, ["/id required: is required"]],
    ["Outside", "request", { id: 1 }, [refused]],
    ["Beside", "request", {}, []],
    ["Asks", "request", {}, ["/id required: is required"]],
    ["Whole", "request", ["1"], []],
    ["Whole", "request", [1], ["/0 type: must be string"]],
  ])("%s in a %s: %j", (name, direction, value, violations) => {
    expect(told(ref(name), value, { schemas, direction })).toEqual(violations);
  });
});

describe("schemas with mistakes", () => {
  it.each<[what: string, schema: Schema, good: unknown, bad: unknown, notice: RegExp]>([
    [
      "a pattern that needs Unicode off",
      { pattern: "^\\w\\-\\w$" },
      "a-b",
      "a b",
      /`\^\\w\\-\\w\$` is not .*: Invalid escape.* read without/,
    ],
    ["a pattern that is none", { pattern: "(", maxLength: 3 }, "(x", "xxxx", /every text passes/],
    ["a keyword that means nothing", { minimum: "5", maximum: 9 } as Schema, 1, 10, /`minimum: "5"` means nothing/],
    [
      "required as a boolean",
      { properties: { a: { required: true, type: "integer" } as unknown as Schema } },
      { a: 1 },
      { a: "x" },
      /`required: true` means nothing/,
    ],
  ])("%s: is said once, and the rest is checked", (_, schema, good, bad, notice) => {
    const validator = validatorOf({});
    expect(validator.validate(schema, good, "request")).toEqual([]);
    expect(validator.validate(schema, bad, "request")).toHaveLength(1);
    expect(validator.notices.map(({ message }) => message)).toEqual([expect.stringMatching(notice)]);
  });
});

it("says of a schema that includes itself without end that it is not checked", () => {
  const validator = validatorOf({ A: { allOf: [ref("A"), { type: "object" }] } });
  expect(validator.validate(ref("A"), 5, "request")).toEqual([]);
  expect(validator.notices.map(({ message }) => message)).toEqual([
    expect.stringMatching(/schemas\/A includes itself/),
  ]);
});

// A contract of 1,223 operations, on machines that keep a folder of foreign contracts beside the repository.
const github = new URL("../../../../shared/corpus/github/api.github.com.json", import.meta.url);
it.runIf(existsSync(github))("compiles what one answer of GitHub's contract needs, and no more", () => {
  const contract = createContract(JSON.parse(readFileSync(github, "utf8")));
  const [content] = contract.operation("repos/get")?.response(200)?.content ?? [];
  const example = content?.examples[0]?.value as Record<string, unknown>;
  const validator = schemaValidator(contract);
  const schema = content?.schema ?? false;
  const start = performance.now();
  const complete = { ...example, language: null, source: { ...(example.source as object), language: null } };
  expect(validator.validate(schema, complete, "response")).toEqual([]);
  expect(performance.now() - start).toBeLessThan(1_000);
  expect(validator.validate(schema, { ...complete, id: "x" }, "response")).toMatchObject([
    { pointer: "/id", keyword: "type" },
  ]);
});
