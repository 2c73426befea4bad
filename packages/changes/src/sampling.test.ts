/** Schemas that nobody thought of: what is called safe is held against values. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compareContracts } from "./compare.ts";
import { nodeOf } from "./schema/node.ts";
import { isAccepted } from "./schema/verdict.ts";
import { jobsOf } from "./testdata/contracts.ts";
import { Random, samplesOf } from "./value/sample.ts";

type Schema = Record<string, unknown>;

const small = fc.integer({ min: 0, max: 6 });
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });
const present = (schema: Schema): Schema =>
  Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));

const text = fc
  .record({
    type: fc.constant("string"),
    minLength: maybe(small),
    maxLength: maybe(fc.integer({ min: 2, max: 8 })),
    pattern: maybe(fc.constantFrom("^a*$", "^[a-c]+$", "a", "^a{2,4}$")),
  })
  .map(present);
const numeric = fc
  .record({
    type: fc.constantFrom("integer", "number"),
    minimum: maybe(fc.integer({ min: -5, max: 3 })),
    maximum: maybe(fc.integer({ min: 4, max: 20 })),
    exclusiveMinimum: maybe(fc.integer({ min: -5, max: 3 })),
    multipleOf: maybe(fc.constantFrom(1, 2, 3, 0.5)),
  })
  .map(present);
const counted = fc
  .uniqueArray(fc.constantFrom("a", "b", "c", 1, null, true), { minLength: 1, maxLength: 4 })
  .map((values) => ({ enum: values }));
const leaf: fc.Arbitrary<Schema> = fc.oneof(
  text,
  numeric,
  counted,
  fc.constant({ type: "boolean" }),
  fc.constant({ type: ["string", "null"] }),
);

const { schema } = fc.letrec<{ schema: Schema; object: Schema; array: Schema; choice: Schema; all: Schema }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, depthIdentifier: "schema" },
    leaf,
    tie("object"),
    tie("array"),
    tie("choice"),
    tie("all"),
  ),
  object: fc
    .record({
      properties: fc.dictionary(fc.constantFrom("a", "b", "c"), tie("schema"), { maxKeys: 3 }),
      isClosed: fc.boolean(),
      required: fc.subarray(["a", "b"]),
    })
    .map(({ properties, isClosed, required }) => ({
      type: "object",
      properties,
      ...(isClosed && { additionalProperties: false }),
      required: required.filter((name) => name in properties),
    })),
  array: fc
    .record({
      type: fc.constant("array"),
      items: tie("schema"),
      maxItems: maybe(small),
      minItems: maybe(fc.constantFrom(0, 1)),
    })
    .map(present),
  choice: fc
    .record({
      keyword: fc.constantFrom("anyOf", "oneOf"),
      branches: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }),
    })
    .map(({ keyword, branches }) => ({ [keyword]: branches })),
  all: fc.tuple(tie("schema"), leaf).map((parts) => ({ allOf: parts })),
}));

/** Two schemas that have much in common: the one with parts of it replaced. */
const pair = fc
  .tuple(schema, schema, fc.integer({ min: 0, max: 9 }))
  .map(([base, other, at]) => [base, graft(base, other, at)] as const);

function graft(base: Schema, other: Schema, at: number): Schema {
  const { properties, items, anyOf, oneOf } = base as {
    properties?: Record<string, Schema>;
    items?: Schema;
    anyOf?: Schema[];
    oneOf?: Schema[];
  };
  if (at % 3 === 0 || (!properties && !items && !anyOf && !oneOf))
    return at % 2 === 0
      ? other
      : { ...base, ...Object.fromEntries(Object.entries(other).filter(([key]) => key in base)) };
  if (properties)
    return {
      ...base,
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, value], i) => [name, i === 0 ? graft(value, other, at - 1) : value]),
      ),
    };
  if (items) return { ...base, items: graft(items, other, at - 1) };
  const [keyword, branches] = anyOf ? (["anyOf", anyOf] as const) : (["oneOf", oneOf ?? []] as const);
  return { ...base, [keyword]: branches.map((branch, i) => (i === 0 ? graft(branch, other, at - 1) : branch)) };
}

test("no change that is called safe for callers has a value against it", () => {
  fc.assert(
    fc.property(pair, ([before, after]) => {
      const [base, head] = [jobsOf({ request: JSON.stringify(before) }), jobsOf({ request: JSON.stringify(after) })];
      const changes = compareContracts(base, head);
      if (changes.some(({ callers }) => callers !== "safe")) return;
      const nodes = [nodeOf(base, requestSchema(base), ""), nodeOf(head, requestSchema(head), "")] as const;
      for (const value of samplesOf(nodes[0], "request", new Random(7), 25)) {
        expect(
          isAccepted(nodes[1], value, "request"),
          `${JSON.stringify(value)}\n${JSON.stringify(before)}\n${JSON.stringify(after)}`,
        ).toBe(true);
      }
    }),
    { numRuns: 150, seed: 20261129 },
  );
});

test("each value that is shown is accepted by the one and refused by the other", () => {
  fc.assert(
    fc.property(pair, ([before, after]) => {
      const [base, head] = [jobsOf({ request: JSON.stringify(before) }), jobsOf({ request: JSON.stringify(after) })];
      for (const { witness, effect } of compareContracts(base, head)) {
        if (witness?.at !== "" || effect === "none") continue;
        expect(isAccepted(nodeOf(base, requestSchema(base), ""), witness.value, "request")).toBe(true);
        expect(isAccepted(nodeOf(head, requestSchema(head), ""), witness.value, "request")).toBe(false);
      }
    }),
    { numRuns: 60, seed: 20261130 },
  );
});

function requestSchema(contract: ReturnType<typeof jobsOf>) {
  return contract.operations[0]?.requestBody?.content[0]?.schema;
}
