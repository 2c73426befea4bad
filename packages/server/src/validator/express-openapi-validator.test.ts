/** Documents that express-openapi-validator does not load, or reads wrongly, as they are. */
import { createContract, type Schema } from "@cantus/contract";
import { describe, expect, test } from "vitest";
import { documentOf, json } from "../serve.fixture/serve.ts";
import { createValidator } from "./create.ts";

type Verdicts = [valid: unknown[], invalid: unknown[]];

async function judge(schema: unknown, body: unknown, direction: "request" | "response", components = {}) {
  const contract = createContract(
    documentOf(
      {
        "/x": {
          post: {
            operationId: "x",
            requestBody: { required: true, content: { "application/json": { schema: schema as Schema } } },
            responses: { "500": json(schema) },
          },
        },
      },
      components,
    ),
  );
  const validator = createValidator(contract, {});
  const [operation] = contract.operations;
  if (!operation) throw new Error("no operation");
  const mediaType = operation.requestBody?.content[0];
  const response = operation.responses[0];
  if (!mediaType || !response?.content[0]) throw new Error("no content");
  if (direction === "response") return validator.response(operation, response, response.content[0], body);
  const parts = { path: {}, query: {}, header: {}, cookie: {}, body };
  return validator.request(operation, mediaType, parts);
}

const node = {
  type: "object",
  properties: { value: { type: "integer" }, next: { $ref: "#/components/schemas/odd.name-1" } },
};

const cases: [what: string, schema: unknown, verdicts: Verdicts, components?: object][] = [
  ["nullable without a type", { nullable: true, enum: ["a"] }, [["a"], ["b"]]],
  ["nullable: false", { type: "string", nullable: false }, [["a"], [null]]],
  ["a body of null", { type: ["object", "null"] }, [[null, {}], [1]]],
  ["a body that is a string", { type: "string", minLength: 2 }, [["ab"], ["a", 1]]],
  [
    "two schemas with one $id",
    {
      allOf: [
        { $id: "https://example.com/a", type: "object" },
        { $id: "https://example.com/a", required: ["a"] },
      ],
    },
    [[{ a: 1 }], [{}, 1]],
  ],
  ["$dynamicAnchor", { $dynamicAnchor: "node", type: "object" }, [[{}], [1]]],
  [
    "examples that look like schemas",
    { type: "string", example: { $ref: "#/nowhere" }, examples: [{ $id: "x" }] },
    [["a"], [1]],
  ],
  ["a pattern with a needless escape", { type: "string", pattern: "^a\\-b$" }, [["a-b"], [1]]],
  ["a pattern that is none, which `cantus lint` says", { type: "string", pattern: "^a($" }, [["b"], [1]]],
  [
    "a pattern of properties with a needless escape",
    { patternProperties: { "^a\\-b$": { type: "integer" } } },
    [[{ "a-b": 1, c: "d" }], [{ "a-b": "1" }]],
  ],
  ["boolean exclusive bounds", { type: "integer", minimum: 1, exclusiveMinimum: true }, [[2], [0]]],
  ["a property that every object inherits, required", { required: ["constructor"] }, [[{ constructor: 1 }, 5], [{}]]],
  [
    "a property that every object inherits, declared",
    { properties: { toString: { type: "string" }, a: {} }, additionalProperties: false },
    [
      [{}, { toString: "a", a: 1 }],
      [{ toString: 1 }, { valueOf: 1 }],
    ],
  ],
  [
    "a choice of objects that a text tells apart",
    { oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }] },
    [
      [{ kind: "a", size: 1 }, { kind: "b" }, null],
      [{ kind: "a" }, { kind: "a", size: "1" }, { kind: "c" }, { kind: 1 }, { size: 1 }, { kind: null }, ["b"], "b"],
    ],
    {
      schemas: {
        A: {
          type: "object",
          required: ["kind", "size"],
          properties: { kind: { const: "a" }, size: { type: "integer" } },
        },
        B: { type: ["object", "null"], required: ["kind"], properties: { kind: { enum: ["b", "bb", 2] } } },
      },
    },
  ],
  [
    "multiples of fractions",
    { type: "number", multipleOf: 0.01, allOf: [{ multipleOf: 0.5 }] },
    [
      [20.5, -7],
      [20.49, 20.505, "20.5"],
    ],
  ],
  ["multiples of a cent", { multipleOf: 0.01 }, [[19.99, "a"], [19.999]]],
  ["a type that JSON Schema does not have", { properties: { a: { type: "file" } } }, [[{ a: 1 }, "a"], []]],
  ["an unknown format", { type: "string", format: "colour" }, [["anything"], [1]]],
  ["a date that is none", { type: "string", format: "date" }, [["2024-02-29"], ["2023-02-29", "2023-02-30"]]],
  [
    "items that are the same but for the order of their members",
    { uniqueItems: true },
    [
      [[{ a: 1, b: 2 }, { a: 2 }, 1, "1"], "a"],
      [
        [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      ],
    ],
  ],
  ["int64", { type: "integer", format: "int64" }, [[2 ** 53], [2 ** 63]]],
  ["x-eov options of the validator", { type: "string", "x-eov-type": "number" }, [["a"], [1]]],
  [
    "a discriminator beside other keywords",
    { discriminator: { propertyName: "kind" }, oneOf: [{ $ref: "#/components/schemas/A" }], required: ["id"] },
    [[{ kind: "A", id: 1 }], [{ kind: "A" }, { id: 1 }]],
    { schemas: { A: { type: "object", required: ["kind"] } } },
  ],
  [
    "a schema that refers to itself, with an odd name",
    { $ref: "#/components/schemas/odd.name-1" },
    [[{ value: 1, next: { value: 2 } }], [{ next: { value: "2" } }]],
    { schemas: { "odd.name-1": node } },
  ],
  [
    "a reference with siblings",
    { $ref: "#/components/schemas/odd.name-1", required: ["value"] },
    [[{ value: 1 }], [{}]],
    { schemas: { "odd.name-1": node } },
  ],
  [
    "a reference into an operation",
    {
      $ref: "#/paths/~1x/post/responses/500/content/application~1json/schema/$defs/small",
      $defs: { small: { type: "integer", maximum: 5 } },
    },
    [[5], [6]],
  ],
  ["false", { type: "object", properties: { no: false } }, [[{}], [{ no: 1 }]]],
];

describe.each(["request", "response"] as const)("in a %s", (direction) => {
  test.each(cases)("%s", async (_what, schema, [valid, invalid], components) => {
    for (const body of valid) expect([body, await judge(schema, body, direction, components)]).toEqual([body, []]);
    for (const body of invalid) expect(await judge(schema, body, direction, components)).not.toEqual([]);
  });
});

const account = {
  type: "object",
  required: ["id", "password"],
  properties: { id: { type: "integer", readOnly: true }, password: { $ref: "#/components/schemas/Password" } },
};
const secret = { schemas: { Password: { type: "string", writeOnly: true } } };

describe("readOnly and writeOnly, beside an allOf too", () => {
  test.each([
    ["request", { password: "p" }, []],
    ["request", { password: "p", id: 1 }, [{ pointer: "/id", keyword: "readOnly" }]],
    ["response", { id: 1 }, []],
    ["response", { id: 1, password: "p" }, [{ pointer: "/password", keyword: "writeOnly" }]],
  ] as const)("%s %j", async (direction, body, violations) => {
    for (const schema of [account, { ...account, allOf: [{ type: "object" }] }]) {
      expect(await judge(schema, structuredClone(body), direction, secret)).toEqual(
        violations.map((each) => expect.objectContaining(each)),
      );
    }
  });
});

test("a body of a media type within a range is held against the range's schema, and bytes are against none", async () => {
  const content = { "application/*": { schema: { type: "object" } as Schema } };
  const operation = {
    operationId: "x",
    requestBody: { required: true, content },
    responses: { "204": { description: "" } },
  };
  const contract = createContract(documentOf({ "/x": { post: operation } }));
  const [{ requestBody }] = contract.operations as [(typeof contract.operations)[0]];
  const sent = (body?: unknown) => ({
    path: {},
    query: {},
    header: {},
    cookie: {},
    ...(body !== undefined && { body }),
  });
  const validator = createValidator(contract, {});
  const judged = (body?: unknown) =>
    validator.request(contract.operations[0] as never, requestBody?.content[0], sent(body));
  expect(await judged({})).toEqual([]);
  expect(await judged([])).toMatchObject([{ in: "body", keyword: "type" }]);
  expect(await judged()).toEqual([]);
});

test("a default is filled in, also one that stands behind a reference, and only in requests", async () => {
  const schema = {
    type: "object",
    properties: {
      a: { type: "integer", default: 1 },
      b: { $ref: "#/components/schemas/B" },
      c: { type: "object", properties: { d: { default: 2 } } },
    },
  };
  const components = { schemas: { B: { type: "string", default: "b" } } };
  const sent = { c: {} };
  await judge(schema, sent, "request", components);
  expect(sent).toEqual({ a: 1, b: "b", c: { d: 2 } });
  const answered = {};
  await judge(schema, answered, "response", components);
  expect(answered).toEqual({});
});

test("a schema that is sent and returned alike is judged alike, also where it refers to one that is not", async () => {
  const components = {
    schemas: {
      Plain: { type: "object", properties: { readOnly: { type: "string" } } },
      Shelf: { type: "array", items: { $ref: "#/components/schemas/Book" } },
      Book: { type: "object", required: ["id"], properties: { id: { type: "integer", readOnly: true } } },
    },
  };
  const schema = {
    properties: { plain: { $ref: "#/components/schemas/Plain" }, shelf: { $ref: "#/components/schemas/Shelf" } },
  };
  expect(await judge(schema, { plain: { readOnly: "a" }, shelf: [{}] }, "request", components)).toEqual([]);
  expect(await judge(schema, { plain: { readOnly: 1 }, shelf: [{ id: 1 }] }, "request", components)).toMatchObject([
    { pointer: "/plain/readOnly" },
    { pointer: "/shelf/0/id", keyword: "readOnly" },
  ]);
  expect(await judge(schema, { shelf: [{ id: 1 }] }, "response", components)).toEqual([]);
  expect(await judge(schema, { shelf: [{}] }, "response", components)).toMatchObject([{ pointer: "/shelf/0/id" }]);
});

test("a frozen answer is judged as it is", async () => {
  const node = Object.freeze({ value: 1, next: Object.freeze({ value: 2 }) });
  const components = {
    schemas: { Node: { type: "object", properties: { next: { $ref: "#/components/schemas/Node" } } } },
  };
  expect(await judge({ $ref: "#/components/schemas/Node" }, node, "response", components)).toEqual([]);
});

test("the items of a long list are compared in time that grows with the list", async () => {
  const items = Array.from({ length: 50_000 }, (_, index) => ({ index }));
  const schema = { type: "array", uniqueItems: true };
  expect(await judge(schema, items, "request")).toEqual([]);
  expect(await judge(schema, [...items, { index: 7 }], "request")).toMatchObject([{ keyword: "uniqueItems" }]);
});
