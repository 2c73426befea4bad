/** What a contract says of requests is asked of them: parameters in every style, bodies of every kind, every keyword. */
import { createContract, type OpenApiDocument } from "@cantus/contract";
import { describe, expect, it } from "vitest";
import { createMock } from "./mock.ts";

const responses = { 200: { description: "OK", content: { "application/json": { example: { ok: true } } } } };

function statusOf(document: OpenApiDocument, method: string, target: string, init: RequestInit = {}): Promise<number> {
  const mock = createMock([createContract(document)], { memory: false });
  return mock.fetch(`http://mock.test${target}`, { method, ...init }).then(({ status }) => status);
}

function api(path: string, operations: object, openapi = "3.1.0"): OpenApiDocument {
  const schemas = { Integer: { type: "integer" } };
  const document = { openapi, info: { title: "t", version: "1" }, paths: { [path]: operations } };
  return { ...document, components: { schemas } } as unknown as OpenApiDocument;
}

const taking = (path: string, parameter: object) =>
  api(path, { get: { operationId: "get", parameters: [parameter], responses } });

const list = { type: "array", items: { type: "integer" } };
const object = {
  type: "object",
  required: ["a"],
  properties: { a: { type: "integer" }, b: { type: "string" } },
  additionalProperties: false,
};

describe("a query parameter", () => {
  it.each<[style: string, parameter: object, valid: string, invalid: string]>([
    ["a list, repeated", { name: "i", schema: list }, "i=1&i=2", "i=1&i=x"],
    ["a list with commas", { name: "i", schema: list, explode: false }, "i=1,2", "i=1,x"],
    ["a list with spaces", { name: "i", schema: list, style: "spaceDelimited", explode: false }, "i=1%202", "i=1%20x"],
    ["a list with pipes", { name: "i", schema: list, style: "pipeDelimited", explode: false }, "i=1%7C2", "i=1|x"],
    ["a list whose name has brackets", { name: "i[]", schema: list }, "i[]=1&i%5B%5D=2", "i[]=x"],
    ["an object, deep", { name: "o", schema: object, style: "deepObject" }, "o[a]=1&o%5Bb%5D=x", "o[a]=x"],
    ["an object, member by member", { name: "o", schema: object }, "a=1&b=x", "a=x"],
    ["an object with commas", { name: "o", schema: object, explode: false }, "o=a,1,b,x", "o=a,x"],
    ["JSON", { name: "o", content: { "application/json": { schema: object } } }, "o=%7B%22a%22:1%7D", "o=%7B%7D"],
    ["one value, once", { name: "n", schema: { type: "integer" } }, "n=1", "n=1&n=2"],
    ["one that may be empty", { name: "n", schema: { type: "integer" }, allowEmptyValue: true }, "n=", "n=x"],
    ["well-formed", { name: "n", schema: { type: "string" } }, "n=%C3%BC", "n=%E0%A4%A"],
  ])("is %s", async (_, parameter, valid, invalid) => {
    const document = taking("/t", { in: "query", ...parameter });
    expect(await statusOf(document, "GET", `/t?${valid}`)).toBe(200);
    expect(await statusOf(document, "GET", `/t?${invalid}`)).toBe(400);
  });
});

describe("a path parameter", () => {
  it.each<[style: string, parameter: object, valid: string, invalid: string]>([
    ["a simple list", { schema: list }, "1,2", "1,x"],
    ["a label list", { schema: list, style: "label" }, ".1,2", ".1,x"],
    ["an exploded label list", { schema: list, style: "label", explode: true }, ".1.2", ".1.x"],
    ["a matrix list", { schema: list, style: "matrix" }, ";i=1,2", ";i=1,x"],
    ["an exploded matrix list", { schema: list, style: "matrix", explode: true }, ";i=1;i=2", ";i=1;i=x"],
    ["a simple object", { schema: object }, "a,1,b,x", "a,x"],
    ["an exploded simple object", { schema: object, explode: true }, "a=1,b=x", "a=x"],
    ["a label object", { schema: object, style: "label" }, ".a,1,b,x", ".a,x"],
    ["an exploded label object", { schema: object, style: "label", explode: true }, ".a=1.b=x", ".a=x"],
    ["a matrix object", { schema: object, style: "matrix" }, ";i=a,1,b,x", ";i=a,x"],
    ["an exploded matrix object", { schema: object, style: "matrix", explode: true }, ";a=1;b=x", ";a=x"],
    ["a list of texts with commas", { schema: { type: "array", maxItems: 1 } }, "a%2Cb", "a,b"],
    ["well-formed", { schema: { type: "string" } }, "a%2Fb", "%E0%A4%A"],
    ["percent-encoded", { schema: { type: "string" } }, "%25", "%"],
  ])("is %s", async (_, parameter, valid, invalid) => {
    const document = taking("/t/{i}", { name: "i", in: "path", required: true, ...parameter });
    expect(await statusOf(document, "GET", `/t/${valid}`)).toBe(200);
    expect(await statusOf(document, "GET", `/t/${invalid}`)).toBe(400);
  });
});

describe("a header or cookie", () => {
  it.each<[style: string, parameter: object, valid: HeadersInit, invalid: HeadersInit]>([
    ["a list", { in: "header", schema: list }, { i: "1, 2" }, { i: "1,x" }],
    ["an object", { in: "header", schema: object }, { i: "a,1,b,x" }, { i: "a,x" }],
    ["an exploded object", { in: "header", schema: object, explode: true }, { i: "a=1,b=x" }, { i: "a=x" }],
    ["a list that may be absent", { in: "header", schema: list }, {}, { i: "x" }],
    ["a cookie's list", { in: "cookie", schema: list, explode: false }, { cookie: "z=1; i=1,2" }, { cookie: "i=x" }],
  ])("is %s", async (_, parameter, valid, invalid) => {
    const document = taking("/t", { name: "i", ...parameter });
    expect(await statusOf(document, "GET", "/t", { headers: valid })).toBe(200);
    expect(await statusOf(document, "GET", "/t", { headers: invalid })).toBe(400);
  });
});

const accepting = (content: object, openapi?: string) =>
  api("/t", { post: { operationId: "post", requestBody: { required: true, content }, responses } }, openapi);

const form = {
  type: "object",
  required: ["name"],
  properties: {
    name: { type: "string", minLength: 2 },
    n: { type: "integer" },
    tags: { type: "array", maxItems: 2, items: { type: "string" } },
    o: object,
    file: { type: "string", format: "binary" },
  },
  additionalProperties: false,
};

describe("a form", () => {
  const document = accepting({
    "application/x-www-form-urlencoded": { schema: form, encoding: { o: { style: "deepObject" } } },
  });
  it.each<[what: string, body: string, status: number]>([
    ["is read by its schema", "name=ab&n=3&tags=a&tags=b&o[a]=1&o%5Bb%5D=x", 200],
    ["has what is required", "n=3", 400],
    ["has numbers where they are declared", "name=ab&n=x", 400],
    ["has no more of a list than it may", "name=ab&tags=a&tags=b&tags=c", 400],
    ["has objects by their members", "name=ab&o[a]=x", 400],
    ["has no other members", "name=ab&other=1", 400],
    ["is well-formed", "name=%E0%A4%A", 400],
  ])("%s", async (_, body, status) => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    expect(await statusOf(document, "POST", "/t", { headers, body })).toBe(status);
  });
});

describe("a multipart body", () => {
  const document = accepting({
    "multipart/form-data": { schema: form, encoding: { file: { contentType: "image/png, image/gif" } } },
  });
  const picture = (type: string) => new Blob(["x"], { type });
  it.each<[what: string, parts: [string, string | Blob][], status: number]>([
    [
      "is read by its schema",
      [
        ["name", "ab"],
        ["n", "3"],
        ["tags", "a"],
        ["o", '{"a":1}'],
        ["file", picture("image/gif")],
      ],
      200,
    ],
    ["has what is required", [["n", "3"]], 400],
    [
      "has numbers where they are declared",
      [
        ["name", "ab"],
        ["n", "x"],
      ],
      400,
    ],
    [
      "has no more of a list than it may",
      [
        ["name", "ab"],
        ["tags", "a"],
        ["tags", "b"],
        ["tags", "c"],
      ],
      400,
    ],
    [
      "has objects as JSON",
      [
        ["name", "ab"],
        ["o", '{"a":"x"}'],
      ],
      400,
    ],
    [
      "has files of the declared type",
      [
        ["name", "ab"],
        ["file", picture("text/html")],
      ],
      400,
    ],
  ])("%s", async (_, parts, status) => {
    const body = new FormData();
    for (const [name, value] of parts) body.append(name, value);
    expect(await statusOf(document, "POST", "/t", { body })).toBe(status);
  });

  it("has the boundary that it says", async () => {
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    expect(await statusOf(document, "POST", "/t", { headers, body: "--y\r\n" })).toBe(400);
  });
});

describe("JSON Schema 2020-12 (OpenAPI 3.1)", () => {
  it.each<[keyword: string, schema: object, valid: unknown, invalid: unknown]>([
    [
      "unevaluatedProperties",
      { allOf: [{ properties: { a: true } }], unevaluatedProperties: false },
      { a: 1 },
      { a: 1, b: 2 },
    ],
    ["unevaluatedItems", { prefixItems: [true], unevaluatedItems: false }, [1], [1, 2]],
    ["prefixItems", { prefixItems: [{ type: "integer" }, { type: "string" }], items: false }, [1, "a"], ["a", 1]],
    ["dependentRequired", { dependentRequired: { a: ["b"] } }, { a: 1, b: 1 }, { a: 1 }],
    ["dependentSchemas", { dependentSchemas: { a: { required: ["b"] } } }, { a: 1, b: 1 }, { a: 1 }],
    ["a list of types", { type: ["string", "null"] }, null, 1],
    ["contains", { contains: { type: "integer" } }, ["a", 1], ["a"]],
    ["minContains", { contains: { type: "integer" }, minContains: 2 }, [1, 2], [1]],
    ["maxContains", { contains: { type: "integer" }, maxContains: 1 }, [1], [1, 2]],
    ["if and else", { if: { required: ["a"] }, else: { required: ["b"] } }, { b: 1 }, { c: 1 }],
    ["propertyNames", { propertyNames: { pattern: "^a" } }, { ab: 1 }, { b: 1 }],
    ["patternProperties", { patternProperties: { "^a": { type: "integer" } } }, { ab: 1 }, { ab: "x" }],
    ["const", { const: 1 }, 1, 2],
    ["exclusiveMinimum, a number", { exclusiveMinimum: 1 }, 2, 1],
    ["$ref beside others", { $ref: "#/components/schemas/Integer", minimum: 3 }, 3, 2],
    [
      "$id, $defs and $anchor",
      { $id: "http://t/t", $defs: { x: { $anchor: "x", type: "integer" } }, $ref: "#x" },
      1,
      "x",
    ],
    [
      "$dynamicRef",
      {
        $dynamicAnchor: "node",
        properties: { next: { $dynamicRef: "#node" } },
        unevaluatedProperties: false,
      },
      { next: { next: {} } },
      { next: { other: 1 } },
    ],
  ])("%s", async (_, schema, valid, invalid) => {
    const document = accepting({ "application/json": { schema } });
    const headers = { "content-type": "application/json" };
    expect(await statusOf(document, "POST", "/t", { headers, body: JSON.stringify(valid) })).toBe(200);
    expect(await statusOf(document, "POST", "/t", { headers, body: JSON.stringify(invalid) })).toBe(400);
  });
});

describe("OpenAPI 3.0", () => {
  it.each<[keyword: string, schema: object, valid: unknown, invalid: unknown]>([
    ["exclusiveMinimum, a flag", { type: "number", minimum: 1, exclusiveMinimum: true }, 2, 1],
    ["exclusiveMaximum, a flag", { type: "number", maximum: 1, exclusiveMaximum: true }, 0, 1],
    ["nullable", { type: "string", nullable: true }, null, 1],
    ["nullable with enum", { type: "string", nullable: true, enum: ["x", null] }, null, "y"],
    ["no null without nullable", { type: "string" }, "x", null],
  ])("%s", async (_, schema, valid, invalid) => {
    const document = accepting({ "application/json": { schema } }, "3.0.3");
    const headers = { "content-type": "application/json" };
    expect(await statusOf(document, "POST", "/t", { headers, body: JSON.stringify(valid) })).toBe(200);
    expect(await statusOf(document, "POST", "/t", { headers, body: JSON.stringify(invalid) })).toBe(400);
  });
});
