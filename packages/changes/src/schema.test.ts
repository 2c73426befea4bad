/** What becomes of a schema, for what callers send and for what comes back. */
import { describe, expect, test } from "vitest";
import type { Change } from "./change.ts";
import { compareContracts } from "./compare.ts";
import { jobsOf } from "./testdata/contracts.ts";

function sent(base: string, head: string, components?: readonly [string, string]): Change[] {
  const [before, after] = components ?? ["{}", "{}"];
  return compareContracts(jobsOf({ request: base, components: before }), jobsOf({ request: head, components: after }));
}

function received(base: string, head: string, components?: readonly [string, string]): Change[] {
  const [before, after] = components ?? ["{}", "{}"];
  return compareContracts(
    jobsOf({ response: base, components: before }),
    jobsOf({ response: head, components: after }),
  );
}

const codes = (changes: readonly Change[]) => changes.map(({ code }) => code);
const callers = (changes: readonly Change[]) => changes.map((change) => change.callers);
const servers = (changes: readonly Change[]) => changes.map((change) => change.servers);

/** Pairs of which the second takes every value of the first, and more: what the codes say when it is the newer, or the older. */
const AB = "type: object, properties: { a: { type: string }, b: { type: string }, c: { type: string } }";
const TEXTS = "type: array, items: { type: string }";
const IF_A = "if: { required: [a] }";
const WIDER: readonly (readonly [few: string, many: string, wider: string, narrower: string])[] = [
  ["{ type: integer, maximum: 100 }", "{ type: integer, maximum: 200 }", "max-increased", "max-decreased"],
  ["{ type: integer, maximum: 100 }", "{ type: integer }", "max-unset", "max-set"],
  ["{ type: integer, minimum: 2 }", "{ type: integer, minimum: 1 }", "min-decreased", "min-increased"],
  ["{ type: integer, minimum: 2 }", "{ type: integer }", "min-unset", "min-set"],
  [
    "{ type: number, exclusiveMaximum: 1 }",
    "{ type: number, exclusiveMaximum: 2 }",
    "exclusive-max-increased",
    "exclusive-max-decreased",
  ],
  [
    "{ type: number, exclusiveMinimum: 1 }",
    "{ type: number, exclusiveMinimum: 0 }",
    "exclusive-min-decreased",
    "exclusive-min-increased",
  ],
  ["{ type: number, exclusiveMaximum: 5 }", "{ type: number, maximum: 5 }", "max-unset", "exclusive-max-set"],
  [
    "{ type: integer, multipleOf: 10 }",
    "{ type: integer, multipleOf: 5 }",
    "multiple-of-generalized",
    "multiple-of-specialized",
  ],
  ["{ type: number, multipleOf: 0.5 }", "{ type: number }", "multiple-of-unset", "multiple-of-set"],
  [
    "{ type: string, maxLength: 10 }",
    "{ type: string, maxLength: 20 }",
    "max-length-increased",
    "max-length-decreased",
  ],
  ["{ type: string, maxLength: 10 }", "{ type: string }", "max-length-unset", "max-length-set"],
  ["{ type: string, minLength: 3 }", "{ type: string, minLength: 2 }", "min-length-decreased", "min-length-increased"],
  ["{ type: string, minLength: 3 }", "{ type: string }", "min-length-unset", "min-length-set"],
  ["{ type: string, pattern: '^[0-9]+$' }", "{ type: string }", "pattern-removed", "pattern-added"],
  [
    "{ type: string, pattern: '^[0-9]{2}$' }",
    "{ type: string, pattern: '^[0-9]+$' }",
    "pattern-generalized",
    "pattern-specialized",
  ],
  ["{ type: string, format: uuid }", "{ type: string }", "format-removed", "format-added"],
  ["{ type: integer, format: int32 }", "{ type: integer, format: int64 }", "format-changed", "format-changed"],
  [
    "{ type: array, items: { type: string }, maxItems: 5 }",
    "{ type: array, items: { type: string }, maxItems: 9 }",
    "max-items-increased",
    "max-items-decreased",
  ],
  [
    "{ type: array, items: { type: string }, maxItems: 5 }",
    "{ type: array, items: { type: string } }",
    "max-items-unset",
    "max-items-set",
  ],
  [
    "{ type: array, items: { type: string }, minItems: 2 }",
    "{ type: array, items: { type: string }, minItems: 1 }",
    "min-items-decreased",
    "min-items-increased",
  ],
  [
    "{ type: array, items: { type: string }, uniqueItems: true }",
    "{ type: array, items: { type: string } }",
    "unique-items-unset",
    "unique-items-set",
  ],
  [
    "{ type: object, additionalProperties: { type: string }, maxProperties: 1 }",
    "{ type: object, additionalProperties: { type: string }, maxProperties: 2 }",
    "max-properties-increased",
    "max-properties-decreased",
  ],
  [
    "{ type: object, additionalProperties: { type: string }, minProperties: 2 }",
    "{ type: object, additionalProperties: { type: string }, minProperties: 1 }",
    "min-properties-decreased",
    "min-properties-increased",
  ],
  ["{ type: string }", "{ type: [string, 'null'] }", "became-nullable", "became-not-nullable"],
  ["{ type: string }", "{ anyOf: [{ type: string }, { type: 'null' }] }", "became-nullable", "became-not-nullable"],
  ["{ type: integer }", "{ type: number }", "type-generalized", "type-specialized"],
  ["{ type: string }", "{ type: [string, integer] }", "type-generalized", "type-specialized"],
  ["{ const: a }", "{ type: string }", "enum-removed", "became-enum"],
  ["{ type: string, enum: [a] }", "{ type: string }", "enum-removed", "became-enum"],
  [
    "{ type: object, properties: { a: { type: string } }, required: [a] }",
    "{ type: object, properties: { a: { type: string } } }",
    "property-became-optional",
    "property-became-required",
  ],
  [
    "{ type: array, items: { type: string }, contains: { const: a } }",
    "{ type: array, items: { type: string } }",
    "contains-removed",
    "contains-added",
  ],
  ["{ type: string, not: { const: a } }", "{ type: string }", "not-removed", "not-added"],
  [
    "{ type: object, properties: { a: { type: string }, b: { type: string } }, dependentRequired: { a: [b] } }",
    "{ type: object, properties: { a: { type: string }, b: { type: string } } }",
    "dependent-required-removed",
    "dependent-required-added",
  ],
  [
    "{ type: object, properties: { a: { type: string } }, if: { required: [a] }, then: { minProperties: 2 } }",
    "{ type: object, properties: { a: { type: string } } }",
    "if-removed",
    "if-added",
  ],
  ["{ type: string, not: { enum: [a, b] } }", "{ type: string, not: { const: a } }", "not-changed", "not-changed"],
  [
    `{ ${AB}, dependentRequired: { a: [b, c] } }`,
    `{ ${AB}, dependentRequired: { a: [b] } }`,
    "dependent-required-changed",
    "dependent-required-changed",
  ],
  [
    `{ ${AB}, ${IF_A}, then: { required: [b, c] } }`,
    `{ ${AB}, ${IF_A}, then: { required: [b] } }`,
    "then-changed",
    "then-changed",
  ],
  [`{ ${AB}, ${IF_A}, else: { required: [b] } }`, `{ ${AB}, ${IF_A} }`, "else-removed", "else-added"],
  [
    `{ ${AB}, dependentSchemas: { a: { required: [b, c] } } }`,
    `{ ${AB}, dependentSchemas: { a: { required: [b] } } }`,
    "dependent-schema-changed",
    "dependent-schema-changed",
  ],
  [
    `{ ${TEXTS}, contains: { enum: [a] } }`,
    `{ ${TEXTS}, contains: { enum: [a, b] } }`,
    "contains-changed",
    "contains-changed",
  ],
  [
    `{ ${TEXTS}, contains: { const: a } }`,
    `{ ${TEXTS}, contains: { const: a }, minContains: 0 }`,
    "min-contains-set",
    "min-contains-unset",
  ],
  [
    `{ ${TEXTS}, contains: { const: a }, maxContains: 1 }`,
    `{ ${TEXTS}, contains: { const: a }, maxContains: 2 }`,
    "max-contains-increased",
    "max-contains-decreased",
  ],
  [
    "{ oneOf: [{ type: string }] }",
    "{ oneOf: [{ type: string }, { type: boolean }] }",
    "one-of-added",
    "one-of-removed",
  ],
  [
    "{ anyOf: [{ type: string }, { type: boolean }] }",
    "{ anyOf: [{ type: string }, { type: boolean }, { type: array, items: { type: string } }] }",
    "any-of-added",
    "any-of-removed",
  ],
  ["{ type: string, allOf: [{ maxLength: 3 }] }", "{ type: string }", "max-length-unset", "max-length-set"],
];

describe.each(WIDER)("%s, and %s", (few, many, wider, narrower) => {
  test("more may be sent: servers have to take it", () => {
    const changes = sent(few, many);
    expect(codes(changes)).toContainEqual(expect.stringMatching(`^request-(body-)?${wider}$`));
    expect(new Set(callers(changes))).toEqual(new Set(["safe"]));
    expect(servers(changes)).toContain("breaking");
  });

  test("fewer may be sent: callers break, and a value shows it", () => {
    const changes = sent(many, few);
    expect(codes(changes)).toContainEqual(expect.stringMatching(`^request-(body-)?${narrower}$`));
    const change = changes.find(({ code }) => code.endsWith(narrower));
    expect(change).toMatchObject({ callers: "breaking", servers: "safe", witness: { acceptedBy: "base" } });
  });

  test("more may come back: callers break, and a value shows it", () => {
    const changes = received(few, many);
    const change = changes.find(({ code }) => code.endsWith(wider));
    expect(change).toMatchObject({ callers: "breaking", servers: "safe", witness: { acceptedBy: "head" } });
  });

  test("fewer may come back: servers break", () => {
    const changes = received(many, few);
    expect(codes(changes)).toContainEqual(expect.stringMatching(`^response-(body-)?${narrower}$`));
    expect(new Set(callers(changes))).toEqual(new Set(["safe"]));
    expect(servers(changes)).toContain("breaking");
  });
});

/** As `WIDER`, by what names keep: who breaks is decided, whether a value is found that shows it or not. */
const DECIDED: typeof WIDER = [
  [
    "{ type: object, additionalProperties: { type: string }, propertyNames: { pattern: '^[a-z]{3}$' } }",
    "{ type: object, additionalProperties: { type: string }, propertyNames: { pattern: '^[a-z]+$' } }",
    "property-names-changed",
    "property-names-changed",
  ],
  [
    "{ type: object, patternProperties: { '^x-': { type: string, maxLength: 3 } } }",
    "{ type: object, patternProperties: { '^x-': { type: string, maxLength: 5 } } }",
    "pattern-property-changed",
    "pattern-property-changed",
  ],
  [
    "{ type: object, additionalProperties: false }",
    "{ type: object, additionalProperties: false, patternProperties: { '^x-': { type: string } } }",
    "pattern-property-added",
    "pattern-property-removed",
  ],
];

test.each(DECIDED)("%s is within %s, and not the other way round", (few, many, wider, narrower) => {
  const level = (changes: readonly Change[], code: string) => {
    const change = changes.find((each) => each.code.endsWith(code));
    return [change?.callers, change?.servers];
  };
  expect(level(sent(few, many), wider)).toEqual(["safe", "breaking"]);
  expect(level(sent(many, few), narrower)).toEqual(["breaking", "safe"]);
  expect(level(received(few, many), wider)).toEqual(["breaking", "safe"]);
  expect(level(received(many, few), narrower)).toEqual(["safe", "breaking"]);
});

/** What is written otherwise and means the same. */
const SAME: [name: string, base: string, head: string, components?: readonly [string, string]][] = [
  ["a $ref written out", "{ $ref: '#/components/schemas/A' }", "{ type: string }", ["{ A: { type: string } }", "{}"]],
  [
    "a renamed component",
    "{ $ref: '#/components/schemas/A' }",
    "{ $ref: '#/components/schemas/B' }",
    ["{ A: { type: string } }", "{ B: { type: string } }"],
  ],
  [
    "a $ref to a $ref",
    "{ $ref: '#/components/schemas/A' }",
    "{ $ref: '#/components/schemas/B' }",
    ["{ A: { type: string } }", "{ B: { $ref: '#/components/schemas/A' }, A: { type: string } }"],
  ],
  [
    "a renamed component that is recursive",
    "{ $ref: '#/components/schemas/A' }",
    "{ $ref: '#/components/schemas/B' }",
    [
      "{ A: { type: object, properties: { a: { $ref: '#/components/schemas/A' } } } }",
      "{ B: { type: object, properties: { a: { $ref: '#/components/schemas/B' } } } }",
    ],
  ],
  [
    "a recursive component unrolled once",
    "{ $ref: '#/components/schemas/A' }",
    "{ type: object, properties: { a: { $ref: '#/components/schemas/A' } } }",
    [
      "{ A: { type: object, properties: { a: { $ref: '#/components/schemas/A' } } } }",
      "{ A: { type: object, properties: { a: { $ref: '#/components/schemas/A' } } } }",
    ],
  ],
  ["a `then` without an `if`", "{ type: string }", "{ type: string, then: { maxLength: 1 } }"],
  ["an `if` without `then` and `else`", "{ type: string }", "{ type: string, if: { maxLength: 1 } }"],
  ["a `not` of what never comes", "{ type: string }", "{ type: string, not: { type: integer } }"],
  [
    "what a dependent name asks for beside what is required",
    "{ type: object, required: [b], properties: { a: { type: string }, b: { type: string } } }",
    "{ type: object, required: [b], properties: { a: { type: string }, b: { type: string } }, dependentRequired: { a: [b] } }",
  ],
  [
    "at least one that is contained, said",
    `{ ${TEXTS}, contains: { const: a } }`,
    `{ ${TEXTS}, contains: { const: a }, minContains: 1 }`,
  ],
  ["a count of nothing", `{ ${TEXTS} }`, `{ ${TEXTS}, minContains: 2 }`],
  [
    "names by a pattern that is written otherwise",
    "{ type: object, patternProperties: { '^[0-9]+$': { type: string } }, additionalProperties: false }",
    "{ type: object, patternProperties: { '^\\d+$': { type: string } }, additionalProperties: false }",
  ],
  ["an allOf of one", "{ allOf: [{ type: string }] }", "{ type: string }"],
  [
    "an allOf merged",
    "{ allOf: [{ type: object, properties: { a: { type: string } } }, { required: [a] }] }",
    "{ type: object, required: [a], properties: { a: { type: string } } }",
  ],
  ["an anyOf of one", "{ anyOf: [{ type: string }] }", "{ type: string }"],
  [
    "branches in another order",
    "{ oneOf: [{ type: string }, { type: integer }] }",
    "{ oneOf: [{ type: integer }, { type: string }] }",
  ],
  [
    "oneOf and anyOf of types that differ",
    "{ oneOf: [{ type: string }, { type: integer }] }",
    "{ anyOf: [{ type: integer }, { type: string }] }",
  ],
  ["a list of types as a choice", "{ type: [string, integer] }", "{ anyOf: [{ type: string }, { type: integer }] }"],
  [
    "null as a type or a branch",
    "{ type: [string, 'null'], maxLength: 3 }",
    "{ oneOf: [{ type: 'null' }, { type: string, maxLength: 3 }] }",
  ],
  ["const as an enum of one", "{ const: a }", "{ enum: [a] }"],
  ["an enum in another order", "{ enum: [a, b] }", "{ enum: [b, a] }"],
  ["true and false counted", "{ type: boolean }", "{ enum: [true, false] }"],
  ["an exclusive bound of whole numbers", "{ type: integer, exclusiveMaximum: 11 }", "{ type: integer, maximum: 10 }"],
  ["every whole number is a multiple of 1", "{ type: integer, multipleOf: 1 }", "{ type: integer }"],
  ["no least length", "{ type: string, minLength: 0 }", "{ type: string }"],
  ["a pattern written otherwise", "{ type: string, pattern: '^[0-9]+$' }", "{ type: string, pattern: '^\\d{1,}$' }"],
  [
    "required in another order",
    "{ type: object, required: [a, b], properties: { a: {}, b: {} } }",
    "{ type: object, required: [b, a], properties: { b: {}, a: {} } }",
  ],
  ["additionalProperties said to be what they are", "{ type: object, additionalProperties: true }", "{ type: object }"],
  [
    "closed by additionalProperties or unevaluatedProperties",
    "{ type: object, properties: { a: {} }, additionalProperties: false }",
    "{ type: object, properties: { a: {} }, unevaluatedProperties: false }",
  ],
  [
    "a closed union of parts",
    "{ allOf: [{ type: object, properties: { a: {} } }], properties: { b: {} }, unevaluatedProperties: false }",
    "{ type: object, properties: { a: {}, b: {} }, additionalProperties: false }",
  ],
  [
    "a title, a description, an example",
    "{ type: string, title: A, description: a, examples: [a] }",
    "{ type: string, title: B, description: b, examples: [b] }",
  ],
  [
    "a format that refuses nothing",
    "{ type: string, format: password }",
    "{ type: string, format: password, description: Secret. }",
  ],
  [
    "an object told by its properties",
    "{ properties: { a: { type: string } } }",
    "{ type: object, properties: { a: { type: string } } }",
  ],
];

test.each<(typeof SAME)[number]>(SAME)("%s changes nothing", (_, base, head, components) => {
  expect(sent(base, head, components)).toEqual([]);
  expect(received(base, head, components)).toEqual([]);
  const back = components && ([components[1], components[0]] as const);
  expect(sent(head, base, back)).toEqual([]);
  expect(received(head, base, back)).toEqual([]);
});

const OBJECT = "type: object, properties: { a: { type: string }";

test.each<[name: string, base: string, head: string, request: string, response: string]>([
  // name, base, head, code and levels for callers and servers of a request, of an answer
  [
    "a new property",
    `{ ${OBJECT} } }`,
    `{ ${OBJECT}, b: { type: string } } }`,
    "new-optional-request-property safe safe",
    "response-optional-property-added safe safe",
  ],
  [
    "a new property of a closed object",
    `{ ${OBJECT} }, additionalProperties: false }`,
    `{ ${OBJECT}, b: { type: string } }, additionalProperties: false }`,
    "new-optional-request-property safe breaking",
    "response-optional-property-added safe safe",
  ],
  [
    "a new property that is required",
    `{ ${OBJECT} } }`,
    `{ ${OBJECT}, b: { type: string } }, required: [b] }`,
    "new-required-request-property breaking safe",
    "response-required-property-added safe breaking",
  ],
  [
    "a property less",
    `{ ${OBJECT}, b: { type: string } } }`,
    `{ ${OBJECT} } }`,
    "request-property-removed risky safe",
    "response-optional-property-removed risky safe",
  ],
  [
    "a property less of a closed object",
    `{ ${OBJECT}, b: { type: string } }, additionalProperties: false }`,
    `{ ${OBJECT} }, additionalProperties: false }`,
    "request-property-removed breaking safe",
    "response-optional-property-removed risky breaking",
  ],
  [
    "a required property less",
    `{ ${OBJECT}, b: { type: string } }, required: [b] }`,
    `{ ${OBJECT} } }`,
    "request-property-removed risky breaking",
    "response-required-property-removed breaking safe",
  ],
  [
    "an object closed",
    `{ ${OBJECT} } }`,
    `{ ${OBJECT} }, additionalProperties: false }`,
    "request-body-closed breaking safe",
    "response-body-closed safe breaking",
  ],
  [
    "an object opened",
    `{ ${OBJECT} }, additionalProperties: false }`,
    `{ ${OBJECT} } }`,
    "request-body-opened safe breaking",
    "response-body-opened safe safe",
  ],
  [
    "a value more",
    "{ enum: [a] }",
    "{ enum: [a, b] }",
    "request-body-enum-value-added safe breaking",
    "response-body-enum-value-added risky safe",
  ],
  [
    "a value less",
    "{ enum: [a, b] }",
    "{ enum: [a] }",
    "request-body-enum-value-removed breaking safe",
    "response-body-enum-value-removed safe breaking",
  ],
  [
    "another const",
    "{ const: a }",
    "{ const: b }",
    "request-body-const-changed breaking breaking",
    "response-body-const-changed breaking breaking",
  ],
  [
    "another type",
    "{ type: string }",
    "{ type: integer }",
    "request-body-type-changed breaking breaking",
    "response-body-type-changed breaking breaking",
  ],
  [
    "another format",
    "{ type: string, format: date }",
    "{ type: string, format: date-time }",
    "request-body-format-changed breaking breaking",
    "response-body-format-changed breaking breaking",
  ],
  [
    "a pattern that takes others",
    "{ type: string, pattern: '^a' }",
    "{ type: string, pattern: '^b' }",
    "request-body-pattern-changed breaking breaking",
    "response-body-pattern-changed breaking breaking",
  ],
  [
    "read-only where it is sent",
    `{ ${OBJECT} } }`,
    "{ type: object, properties: { a: { type: string, readOnly: true } } }",
    "request-property-became-read-only breaking safe",
    "response-property-became-read-only safe safe",
  ],
  [
    "write-only where it comes back",
    `{ ${OBJECT} } }`,
    "{ type: object, properties: { a: { type: string, writeOnly: true } } }",
    "request-property-became-write-only safe safe",
    "response-property-became-write-only safe breaking",
  ],
  [
    "a known value less of an open enum",
    "{ type: string, x-extensible-enum: [a, b] }",
    "{ type: string, x-extensible-enum: [a] }",
    "request-body-x-extensible-enum-value-removed risky safe",
    "response-body-x-extensible-enum-value-removed safe safe",
  ],
  [
    "a known value more of an open enum",
    "{ type: string, x-extensible-enum: [a] }",
    "{ type: string, x-extensible-enum: [a, b] }",
    "request-body-x-extensible-enum-value-added safe safe",
    "response-body-x-extensible-enum-value-added safe safe",
  ],
  [
    "a default",
    "{ type: string }",
    "{ type: string, default: a }",
    "request-body-default-value-added safe safe",
    "response-body-default-value-added safe safe",
  ],
  [
    "another default",
    "{ type: string, default: a }",
    "{ type: string, default: b }",
    "request-body-default-value-changed risky safe",
    "response-body-default-value-changed safe safe",
  ],
  [
    "deprecated",
    "{ type: string }",
    "{ type: string, deprecated: true }",
    "request-body-deprecated safe safe",
    "response-body-deprecated safe safe",
  ],
  [
    "a map's values",
    "{ type: object, additionalProperties: { type: integer } }",
    "{ type: object, additionalProperties: { type: integer, maximum: 3 } }",
    "request-property-max-set breaking safe",
    "response-property-max-set safe breaking",
  ],
  [
    "an item of a list",
    "{ type: array, items: { type: integer } }",
    "{ type: array, items: { type: integer, maximum: 3 } }",
    "request-property-max-set breaking safe",
    "response-property-max-set safe breaking",
  ],
  [
    "a place of a tuple",
    "{ type: array, prefixItems: [{ type: integer }] }",
    "{ type: array, prefixItems: [{ type: integer, maximum: 3 }] }",
    "request-property-max-set breaking safe",
    "response-property-max-set safe breaking",
  ],
  [
    "a named property of a map",
    "{ type: object, additionalProperties: { type: string } }",
    "{ type: object, additionalProperties: { type: string }, properties: { a: { type: string, maxLength: 1 } } }",
    "new-optional-request-property safe safe,request-property-max-length-set breaking safe",
    "response-optional-property-added safe safe,response-property-max-length-set safe breaking",
  ],
])("%s", (_, base, head, request, response) => {
  const told = (changes: readonly Change[]) =>
    changes.map((change) => `${change.code} ${change.callers} ${change.servers}`).join();
  expect(told(sent(base, head))).toBe(request);
  expect(told(received(base, head))).toBe(response);
});

describe("choices", () => {
  const shapes = `
    Circle: { type: object, required: [kind, r], properties: { kind: { const: circle }, r: { type: number } } }
    Square: { type: object, required: [kind, a], properties: { kind: { const: square }, a: { type: number } } }
  `;
  const both = "{ oneOf: [{ $ref: '#/components/schemas/Circle' }, { $ref: '#/components/schemas/Square' }] }";

  test("a branch is held against the one of its name", () => {
    const changed = shapes.replace("r: { type: number }", "r: { type: number, maximum: 9 }");
    expect(sent(both, both, [shapes, changed])).toMatchObject([
      {
        code: "request-property-max-set",
        where: "request body /r",
        callers: "breaking",
        witness: { at: "/r", value: 10 },
      },
    ]);
  });

  test("a branch that was renamed is known by the tag that it pins", () => {
    const renamed = shapes
      .replace("Circle:", "Disc:")
      .replace("r: { type: number }", "r: { type: number, maximum: 9 }");
    const changes = sent(both, both.replace("schemas/Circle", "schemas/Disc"), [shapes, renamed]);
    expect(codes(changes)).toEqual(["request-property-max-set"]);
  });

  test("a branch that another one covers is not missed", () => {
    expect(codes(sent("{ anyOf: [{ type: integer }, { type: number }] }", "{ type: number }"))).toEqual([]);
  });

  test("what is refused by one branch and taken by another is not refused", () => {
    const changes = sent(
      "{ anyOf: [{ type: string, maxLength: 5 }, { type: string, format: uuid }] }",
      "{ anyOf: [{ type: string, maxLength: 3 }, { type: string }] }",
    );
    expect(callers(changes)).not.toContain("breaking");
  });

  test("a oneOf whose new branch takes what another one takes refuses it: a value tells", () => {
    const changes = sent(
      "{ oneOf: [{ type: integer }] }",
      "{ oneOf: [{ type: integer }, { type: number, minimum: 0 }] }",
    );
    expect(callers(changes)).toContain("breaking");
    expect(changes.find(({ callers: level }) => level === "breaking")?.witness?.value).toBeTypeOf("number");
  });
});

test("a limit that others make pointless refuses nothing", () => {
  const changes = sent("{ type: string, enum: [a, b], maxLength: 10 }", "{ type: string, enum: [a, b], maxLength: 5 }");
  expect(changes).toEqual([]);
});

test("a change in what many properties share is told once", () => {
  const user = (max: number) => `{ User: { type: object, properties: { name: { type: string, maxLength: ${max} } } } }`;
  const schema =
    "{ type: object, properties: { a: { $ref: '#/components/schemas/User' }, b: { $ref: '#/components/schemas/User' } } }";
  expect(sent(schema, schema, [user(9), user(5)])).toMatchObject([
    { where: "request body /a/name", message: expect.stringContaining("and so in 1 other place") },
  ]);
});

test("schemas that lead to one another come to an end, and their differences are found", () => {
  const trees = (max: number) => `
    Tree: { type: object, properties: { label: { type: string, maxLength: ${max} }, children: { type: array, items: { $ref: '#/components/schemas/Branch' } } } }
    Branch: { allOf: [{ $ref: '#/components/schemas/Tree' }, { type: object, properties: { parent: { $ref: '#/components/schemas/Tree' } } }] }
  `;
  const schema = "{ $ref: '#/components/schemas/Tree' }";
  expect(sent(schema, schema, [trees(9), trees(9)])).toEqual([]);
  expect(codes(sent(schema, schema, [trees(9), trees(5)]))).toContain("request-property-max-length-decreased");
  const own = "{ A: { allOf: [{ $ref: '#/components/schemas/A' }] } }";
  expect(sent("{ $ref: '#/components/schemas/A' }", "{ $ref: '#/components/schemas/A' }", [own, own])).toEqual([]);
});

test("3.0 and 3.1 are compared by what they mean", () => {
  const base = jobsOf(
    {
      request:
        "{ type: object, properties: { a: { type: string, nullable: true }, b: { type: number, maximum: 5, exclusiveMaximum: true } } }",
    },
    "3.0.3",
  );
  const head = jobsOf({
    request:
      "{ type: object, properties: { a: { type: [string, 'null'] }, b: { type: number, exclusiveMaximum: 5 } } }",
  });
  expect(compareContracts(base, head)).toEqual([]);
});
