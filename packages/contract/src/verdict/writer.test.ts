import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createContract } from "../create.ts";
import type { OpenApiDocument, Schema } from "../model.ts";
import { verdictsOf } from "../verdict.ts";

const schemas = {
  Status: { type: "string", enum: ["queued", "done"] },
  Odd: { type: "string", enum: ['a "quote"', "b"] },
  Tree: {
    type: "object",
    required: ["name"],
    properties: { name: { type: "string" }, children: { type: "array", items: { $ref: "#/components/schemas/Tree" } } },
  },
  Secret: { type: "object", required: ["id"], properties: { id: {}, key: { type: "string", writeOnly: true } } },
};
const ref = (name: keyof typeof schemas) => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object, ...required: string[]) => ({ type: "object", properties, required });

/** What writes values by a schema, and what judges them. */
function writing(schema: unknown, sample: unknown) {
  const contract = createContract({
    openapi: "3.1.1",
    info: { title: "Test", version: "1" },
    paths: { "/": { get: { responses: { "200": { description: "", content: { "application/json": { schema } } } } } } },
    components: { schemas },
  } as unknown as OpenApiDocument);
  const verdicts = verdictsOf(contract);
  const owner = { schema: schema as Schema, pointer: "" };
  return { write: verdicts.writer?.(owner, sample), accepts: verdicts.of(owner, "response") };
}

const text = { type: "string" };
const created = { type: "string", format: "date-time" };
const job = object(
  { id: { type: "string", pattern: "^j[0-9]{1,3}$" }, status: ref("Status"), note: text },
  "id",
  "status",
);
const optional = object({ a: { type: "integer" }, b: { type: ["boolean", "null"] }, c: text });

describe("writes what JSON.stringify writes, of", () => {
  test.each<[what: string, schema: unknown, ...values: unknown[]]>([
    ["an object", job, { id: "j1", status: "done", note: "x" }, { id: "j222", status: "queued" }],
    [
      "an object without any that must be there",
      optional,
      {},
      { b: null },
      { a: -0, c: "" },
      { c: "x" },
      { b: true, c: "" },
    ],
    ["a member that is undefined", optional, { a: undefined, c: "x" }, { a: undefined }],
    ["text to be escaped", object({ a: text }, "a"), { a: 'a "b" \\ \n \u0000 \u2028' }, { a: "\ud800" }, { a: "ä😀" }],
    [
      "text of a pattern that takes a backslash",
      object({ a: { type: "string", pattern: "^[A-z]$" } }, "a"),
      { a: "\\" },
    ],
    ["text of a pattern", object({ a: { type: "string", pattern: "^[a-zA-Z_-]+$" } }, "a"), { a: "Z-a_" }],
    ["a text of an enumeration that has to be escaped", object({ a: ref("Odd") }, "a"), { a: 'a "quote"' }, { a: "b" }],
    ["numbers", object({ a: { type: "number", exclusiveMinimum: -2 } }, "a"), { a: 1e21 }, { a: 1e-7 }, { a: -1.5 }],
    [
      "a list",
      { type: "array", items: job, maxItems: 2 },
      [],
      [{ id: "j1", status: "done" }],
      [
        { id: "j1", status: "done" },
        { id: "j2", status: "done" },
      ],
    ],
    [
      "a list that may be null",
      object({ a: { type: ["array", "null"], items: text } }, "a"),
      { a: null },
      { a: ["x"] },
    ],
    ["what leads into itself", ref("Tree"), { name: "a", children: [{ name: "b", children: [] }, { name: "c" }] }],
    ["a date and time", object({ at: created }, "at"), { at: "2026-06-28T10:30:00Z" }],
    ["what nothing is known of", object({ a: {}, b: true }, "a"), { a: { x: [1, new Date(0)] } }, { a: null, b: "ä" }],
    ["what has one of several forms", object({ a: { oneOf: [text, { type: "null" }] } }, "a"), { a: "x" }, { a: null }],
    [
      "an object whose members nobody names",
      object({ a: { type: ["object", "null"] } }, "a"),
      { a: null },
      { a: { b: 1 } },
    ],
    ["an object without what is write-only", ref("Secret"), { id: 1 }],
    [
      "names that are not words",
      object({ 'a"b': text, "1": text, constructor: text }, 'a"b'),
      { "1": "x", 'a"b': "y", constructor: "z" },
    ],
    [
      "a class of one's own",
      optional,
      new (class {
        a = 1;
        c = "x";
      })(),
    ],
  ])("%s", (_, schema, ...values) => {
    for (const value of values) {
      const { write, accepts } = writing(schema, value);
      expect([value, write?.(value)?.text, accepts(value)]).toEqual([value, JSON.stringify(value), true]);
    }
  });

  test("members in the order of the sample", () => {
    const { write } = writing(job, { note: "", status: "done", id: "j1" });
    expect(write?.({ note: "x", status: "done", id: "j1" })?.text).toBe('{"note":"x","status":"done","id":"j1"}');
    expect(write?.({ status: "done", id: "j1" })?.text).toBe('{"status":"done","id":"j1"}');
  });
});

describe("leaves to others", () => {
  test.each<[what: string, schema: unknown, sample: unknown, ...values: unknown[]]>([
    [
      "what breaks its schema",
      job,
      { id: "j1", status: "done" },
      {},
      { id: "k", status: "done" },
      { id: "j1", status: "x" },
      null,
      [],
    ],
    ["other members", optional, {}, { x: 1 }, { a: 1, x: 1 }],
    ["another order", job, { id: "j1", status: "done" }, { status: "done", id: "j1" }],
    ["what is write-only", ref("Secret"), { id: 1 }, { id: 1, key: "x" }],
    [
      "numbers that JSON has not",
      object({ a: { type: "number" } }),
      {},
      { a: Number.NaN },
      { a: Number.POSITIVE_INFINITY },
    ],
    ["null where it may not be", object({ a: { type: ["string", "null"], enum: ["x"] } }), {}, { a: null }],
    [
      "what is written by a method of its own",
      optional,
      {},
      { toJSON: () => 1 },
      new Date(0),
      new Number(1),
      new String(""),
    ],
    [
      "a list with holes, one that is too long",
      { type: "array", items: text, maxItems: 2 },
      [],
      new Array(1),
      ["a", "b", "c"],
    ],
    ["a function", object({ a: true }), {}, { a: () => 1 }],
  ])("%s", (_, schema, sample, ...values) => {
    const { write } = writing(schema, sample);
    expect(write).toBeDefined();
    for (const value of values) expect([value, write?.(value)]).toEqual([value, undefined]);
  });

  test.each([
    [true],
    [text],
    [{ properties: { a: text } }],
    [{ allOf: [job] }],
    [object({ toJSON: text })],
    [object({}, "a")],
  ])("all of %j", (schema) => expect(writing(schema, {}).write).toBeUndefined());
});

test("says which text is ASCII, with one byte for each character", () => {
  const { write } = writing(object({ a: text, b: {} }), {});
  expect(write?.({ a: "plain" })?.isAscii).toBe(true);
  expect(write?.({ a: "tänzerisch" })?.isAscii).toBe(false);
  expect(write?.({ b: "ä" })?.isAscii).toBe(false);
  expect(write?.({ a: "plain" })?.isAscii).toBe(true);
});

test("writes each value as JSON.stringify does or not at all, and none that is refused", () => {
  const names = fc.constantFrom("a", "b", "é", "x y");
  const scalar = fc.oneof(
    fc.constantFrom<unknown>(null, true, 0, -0, 1.5, 7, "", "a", "12", "2026-06-28", undefined),
    fc.string({ unit: "binary", maxLength: 3 }),
    fc.double(),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      scalar,
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(names, tie("value"), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  const leaf = fc.constantFrom<unknown>(
    { type: "string" },
    { type: ["string", "null"], maxLength: 1 },
    { type: "string", pattern: "^[a-c0-9]*$" },
    { type: "string", format: "date" },
    { type: ["string", "null"], enum: ["a", '"', null] },
    { type: "integer", minimum: 0 },
    { type: "number", maximum: 7 },
    { type: ["boolean", "null"] },
    { minLength: 1 },
    true,
  );
  const { schema } = fc.letrec((tie) => ({
    schema: fc.oneof(
      { depthSize: "small" },
      leaf,
      fc.record({ type: fc.constantFrom("array", ["array", "null"]), items: tie("schema"), maxItems: fc.nat(3) }),
      fc.record(
        {
          type: fc.constantFrom("object", ["null", "object"]),
          properties: fc.dictionary(names, tie("schema"), { maxKeys: 4, noNullPrototype: true }),
          required: fc.uniqueArray(names, { maxLength: 2 }),
          additionalProperties: tie("schema"),
        },
        { requiredKeys: ["type"] },
      ),
    ),
  }));
  fc.assert(
    fc.property(schema, fc.array(value, { minLength: 1, maxLength: 10 }), (schema, values) => {
      for (const sample of values.slice(0, 3)) {
        const { write, accepts } = writing(schema, sample);
        for (const value of values) {
          const written = write?.(value)?.text;
          if (written !== undefined) expect([written, accepts(value)]).toEqual([JSON.stringify(value), true]);
        }
      }
    }),
    { numRuns: Number(process.env.CANTUS_TEST_RUNS ?? 500) },
  );
});
