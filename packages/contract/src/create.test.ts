import { describe, expect, test } from "vitest";
import { createContract } from "./create.ts";
import { ContractError } from "./error.ts";
import type { Contract, OpenApiDocument, Operation } from "./model.ts";

const info = { title: "Music jobs", version: "1.0.0" };
const responses = { 200: { description: "OK" } };

function contractOf(document: Partial<OpenApiDocument>): Contract {
  return createContract({ openapi: "3.1.0", info, ...document });
}

function operationOf(operation: object, rest: Partial<OpenApiDocument> = {}, pathItem: object = {}): Operation {
  const path = { ...pathItem, post: { responses, ...operation } };
  const [first] = contractOf({ ...rest, paths: { "/jobs/{job_id}": path } }).operations;
  return first as Operation;
}

function errorOf(document: unknown): ContractError {
  try {
    createContract(document as OpenApiDocument);
  } catch (error) {
    if (error instanceof ContractError) return error;
    throw error;
  }
  throw new Error("it was read");
}

describe("operations", () => {
  test("come in document order, by method and path", () => {
    const contract = contractOf({
      paths: {
        "/b": { post: { operationId: "b2", responses }, get: { operationId: "b1", responses } },
        "x-note": { get: "not a path" } as never,
        "/a": { get: { operationId: "a", responses, tags: ["jobs"], deprecated: true } },
      },
    });
    expect(contract.operations.map(({ id, method, path }) => `${id} ${method} ${path}`)).toEqual([
      "b2 post /b",
      "b1 get /b",
      "a get /a",
    ]);
    expect(contract.operation("a")).toMatchObject({ tags: ["jobs"], deprecated: true, pointer: "/paths/~1a/get" });
    expect(contract.operation("c")).toBeUndefined();
    expect(contract.match("GET", "/a")).toMatchObject({ kind: "operation", operation: { id: "a" } });
  });

  test("inherit summary, parameters and security, and override them", () => {
    const rest = { security: [{ key: [] }] };
    expect(operationOf({}, rest, { summary: "Jobs" })).toMatchObject({ summary: "Jobs", security: [{ key: [] }] });
    expect(operationOf({ security: [], summary: "Create" }, rest, { summary: "Jobs" })).toMatchObject({
      summary: "Create",
      security: [],
    });
  });

  test("a contract of webhooks alone has none", () => {
    const contract = contractOf({ webhooks: { done: { post: { operationId: "done", responses } } } });
    expect(contract.operations).toEqual([]);
    expect(contract.match("GET", "/")).toEqual({ kind: "no-path" });
  });

  test("path items may be references, to components and to other paths, with methods of their own beside", () => {
    const contract = contractOf({
      paths: {
        "/a": { $ref: "#/components/pathItems/Jobs" },
        "/b": { $ref: "#/paths/~1a", delete: { operationId: "remove", responses } },
      },
      components: { pathItems: { Jobs: { get: { responses } } } },
    });
    expect(contract.operations.map(({ id, path }) => [id, path])).toEqual([
      ["getA", "/a"],
      ["getB", "/b"],
      ["remove", "/b"],
    ]);
  });
});

describe("parameters", () => {
  test("the operation's win over the path item's, header names without case", () => {
    const own = [
      { name: "limit", in: "query", schema: { type: "integer" } },
      { name: "X-TRACE", in: "header", schema: { type: "integer" } },
    ];
    const shared = [
      { name: "job_id", in: "path", schema: { type: "string" } },
      { name: "limit", in: "query", schema: { type: "string" } },
      { name: "x-trace", in: "header", schema: { type: "string" } },
      { name: "limit", in: "cookie", schema: { type: "string" } },
    ];
    const { parameters } = operationOf({ parameters: own }, {}, { parameters: shared });
    expect(parameters.map(({ name, in: place, schema }) => [place, name, schema])).toEqual([
      ["path", "job_id", { type: "string" }],
      ["query", "limit", { type: "integer" }],
      ["header", "X-TRACE", { type: "integer" }],
      ["cookie", "limit", { type: "string" }],
    ]);
  });

  test.each([
    [{ in: "path" }, { style: "simple", explode: false, required: true }],
    [{ in: "query" }, { style: "form", explode: true, required: false, allowReserved: false }],
    [{ in: "header" }, { style: "simple", explode: false }],
    [{ in: "cookie" }, { style: "form", explode: true }],
    [
      { in: "query", style: "pipeDelimited" },
      { style: "pipeDelimited", explode: false },
    ],
    [
      { in: "query", explode: false },
      { style: "form", explode: false },
    ],
    [{ in: "query", allowEmptyValue: true }, { allowEmptyValue: true }],
    [{ in: "header", allowEmptyValue: true }, { allowEmptyValue: false }],
  ])("%o has the defaults of the standard", (given, wanted) => {
    const { parameters } = operationOf({ parameters: [{ name: "x", schema: {}, ...given }] });
    expect(parameters[0]).toMatchObject(wanted);
  });

  test("Accept, Content-Type and Authorization are no header parameters", () => {
    const parameters = ["Accept", "content-type", "AUTHORIZATION", "X-Own"].map((name) => ({
      name,
      in: "header",
      schema: {},
    }));
    expect(operationOf({ parameters }).parameters.map(({ name }) => name)).toEqual(["X-Own"]);
  });

  test("are found through references, and say where they stand", () => {
    const components = {
      parameters: { Limit: { $ref: "#/components/parameters/Page" }, Page: { name: "limit", in: "query", schema: {} } },
    };
    const { parameters } = operationOf(
      { parameters: [{ $ref: "#/components/parameters/Limit", description: "How many." }] },
      { components: components as never },
    );
    expect(parameters[0]).toMatchObject({
      name: "limit",
      description: "How many.",
      pointer: "/components/parameters/Page",
    });
  });

  test("with content have that and no schema", () => {
    const content = { "application/json": { schema: { type: "object" }, example: { a: 1 } } };
    const { parameters } = operationOf({ parameters: [{ name: "filter", in: "query", content }] });
    expect(parameters[0]).toMatchObject({
      schema: undefined,
      content: { type: "application/json", schema: { type: "object" } },
      examples: [{ value: { a: 1 } }],
    });
  });
});

describe("examples", () => {
  const components = {
    schemas: { Job: { type: "string", examples: ["from the schema"] } },
    examples: { Done: { summary: "A job that is done", value: "named" } },
  };
  const at = "/paths/~1jobs~1{job_id}/post/requestBody/content/text~1plain";
  test.each([
    ["one", { example: null }, [{ name: undefined, summary: undefined, value: null, pointer: `${at}/example` }]],
    [
      "named, by reference; one that stands elsewhere is left out",
      { examples: { done: { $ref: "#/components/examples/Done" }, far: { externalValue: "https://example.com/a" } } },
      [
        {
          name: "done",
          summary: "A job that is done",
          value: "named",
          pointer: "/components/examples/Done/value",
        },
      ],
    ],
    [
      "the schema's",
      { schema: { $ref: "#/components/schemas/Job" } },
      [
        {
          name: undefined,
          summary: undefined,
          value: "from the schema",
          pointer: "/components/schemas/Job/examples/0",
        },
      ],
    ],
    ["none", { schema: { type: "string" } }, []],
  ])("%s", (_, mediaType, wanted) => {
    const { requestBody } = operationOf({ requestBody: { content: { "text/plain": mediaType } } }, { components });
    expect(requestBody?.content[0]?.examples).toEqual(wanted);
  });
});

describe("responses", () => {
  const operation = operationOf({
    responses: {
      202: {
        description: "Accepted",
        headers: {
          Location: { required: true, schema: { type: "string" } },
          "Content-Type": { schema: { type: "string" } },
        },
        links: {
          job: { operationRef: "#/paths/~1jobs~1{job_id}/post", parameters: { job_id: "$response.body#/id" } },
        },
      },
      "2XX": { description: "Fine" },
      "4xx": { description: "Yours" },
      default: { description: "Else" },
      "x-note": "not a response",
    },
  });

  test.each([
    [202, "202"],
    [204, "2XX"],
    [404, "4XX"],
    [503, "default"],
  ])("%i is spoken for by %s", (status, declared) => {
    expect(operation.response(status)?.status).toBe(declared);
  });

  test("have headers, but Content-Type, and links that name an operation", () => {
    const accepted = operation.response(202);
    expect(accepted?.headers).toMatchObject([{ name: "Location", required: true, explode: false }]);
    expect(accepted?.links).toMatchObject([
      { name: "job", operationId: "postJobsByJobId", parameters: { job_id: "$response.body#/id" } },
    ]);
  });

  test("a status that nothing speaks for has none", () => {
    expect(operationOf({}).response(404)).toBeUndefined();
  });
});

test("callbacks are found through references", () => {
  const onDone = { "{$request.body#/url}": { post: { responses } } };
  const operation = operationOf(
    { callbacks: { onDone: { $ref: "#/components/callbacks/Done" } } },
    { components: { callbacks: { Done: onDone } } },
  );
  expect(operation.callbacks).toEqual({ onDone });
});

describe("servers", () => {
  test.each([
    [undefined, [{ url: "/", basePath: "" }]],
    [[], [{ url: "/", basePath: "" }]],
    [[{ url: "https://api.example.com/v2/" }], [{ url: "https://api.example.com/v2/", basePath: "/v2" }]],
    [[{ url: "https://api.example.com" }], [{ basePath: "" }]],
    [[{ url: "/api/v1" }], [{ basePath: "/api/v1" }]],
    [[{ url: "./v1" }], [{ basePath: "/v1" }]],
    [[{ description: "No URL" }, null], [{ url: "/", basePath: "", description: "No URL" }]],
    [
      [{ url: "https://{host}:{port}/{base}", variables: { host: { default: "a.example" }, base: { default: "v3" } } }],
      [{ url: "https://a.example:{port}/v3", basePath: "/v3" }],
    ],
  ])("%o", (servers, wanted) => {
    expect(contractOf({ servers: servers as never }).servers).toMatchObject(wanted);
  });
});

test("security schemes are found by name, also through references", () => {
  const securitySchemes = {
    Key: { type: "apiKey", in: "header", name: "X-API-Key" },
    Bearer: { type: "http", scheme: "Bearer", bearerFormat: "JWT" },
    Same: { $ref: "#/components/securitySchemes/Bearer" },
  };
  const schemes = contractOf({ components: { securitySchemes } }).securitySchemes;
  expect(schemes.get("Key")).toMatchObject({ name: "Key", type: "apiKey", in: "header", parameterName: "X-API-Key" });
  expect(schemes.get("Same")).toMatchObject({ name: "Same", type: "http", scheme: "bearer", bearerFormat: "JWT" });
});

describe("resolve", () => {
  const schemas = {
    Job: { type: "object", properties: { parent: { $ref: "#/components/schemas/Job" } } },
    Alias: { $ref: "#/components/schemas/Job" },
    Titled: { $ref: "#/components/schemas/Job", title: "A job" },
    Stricter: { $ref: "#/components/schemas/Job", required: ["parent"] },
    Twice: { $ref: "#/components/schemas/Titled", description: "Twice" },
    Anchored: { $anchor: "here", type: "integer" },
    ToAnchor: { $ref: "#here" },
    "a/b c": { type: "null" },
  };
  const contract = contractOf({ components: { schemas } });
  const resolved = (name: keyof typeof schemas) => contract.resolve<unknown>(schemas[name]);

  test("follows to the end and gives the very node", () => {
    expect(resolved("Alias")).toBe(contract.at("/components/schemas/Job"));
    expect(resolved("Job")).toBe(contract.at("/components/schemas/Job"));
    expect(resolved("ToAnchor")).toBe(contract.at("/components/schemas/Anchored"));
    expect(contract.resolve({ $ref: "#/components/schemas/a~1b%20c" })).toEqual({ type: "null" });
  });

  test("what describes beside a $ref is laid over its target, what refuses is combined with it", () => {
    expect(resolved("Titled")).toEqual({ ...schemas.Job, title: "A job" });
    expect(resolved("Twice")).toEqual({ ...schemas.Job, title: "A job", description: "Twice" });
    expect(resolved("Stricter")).toEqual({ allOf: [{ $ref: "#/components/schemas/Job" }, { required: ["parent"] }] });
    expect(resolved("Titled"), "the same each time").toBe(resolved("Titled"));
  });

  test("beside a reference to something else than a schema, only summary and description count", () => {
    const document = contractOf({ components: { responses: { Gone: { description: "Gone", content: {} } } } });
    const reference = { $ref: "#/components/responses/Gone", description: "Lost", content: { "text/plain": {} } };
    expect(document.resolve<unknown>(reference)).toEqual({ description: "Lost", content: {} });
  });

  test("a $ref that nobody wrote in the document is refused", () => {
    expect(() => contract.resolve({ $ref: "#/components/schemas/Jbo" })).toThrow(ContractError);
  });
});

test("x-problem is read", () => {
  const contract = contractOf({ "x-problem": { mediaType: "application/json", body: { error: "{title}" } } });
  expect(contract.problemTemplate).toMatchObject({ mediaType: "application/json", body: { error: "{title}" } });
  expect(contractOf({}).problemTemplate).toBeUndefined();
});

describe("3.2 is read as far as it is 3.1", () => {
  const contract = createContract({
    openapi: "3.2.0",
    info,
    paths: {
      "/jobs": {
        get: {
          operationId: "listJobs",
          parameters: [
            { name: "everything", in: "querystring", content: { "application/json": {} } },
            { $ref: "#/components/parameters/All" },
            { name: "session", in: "cookie", style: "cookie", schema: {} },
          ],
          responses: {
            200: {
              description: "OK",
              content: {
                "application/jsonl": { itemSchema: {} },
                "application/json": { examples: { one: { dataValue: { a: 1 }, serializedValue: '{"a":1}' } } },
              },
            },
          },
        },
        query: { operationId: "queryJobs", responses },
        additionalOperations: { COPY: { operationId: "copyJobs", responses } },
      },
    },
    components: { parameters: { All: { name: "all", in: "querystring", content: { "application/json": {} } } } },
  });

  test("and what is not understood is told", () => {
    expect(contract.notices.map(({ message, pointer }) => `${message} ${pointer}`)).toEqual([
      "The parameter `everything` is the whole query string (`in: querystring`) and is left out. /paths/~1jobs/get/parameters/0/in",
      "The style `cookie` of the parameter `session` is read as `form`. /paths/~1jobs/get/parameters/2/style",
      "`itemSchema` is not understood: the items of this body are not checked. /paths/~1jobs/get/responses/200/content/application~1jsonl/itemSchema",
      "The method `query` is left out. /paths/~1jobs/query",
      "The method `COPY` is left out. /paths/~1jobs/additionalOperations/COPY",
      "The parameter `all` is the whole query string (`in: querystring`) and is left out. /components/parameters/All/in",
    ]);
  });

  test("the document is 3.1", () => {
    expect(contract.document.openapi).toBe("3.1.0");
    expect(contract.sourceVersion).toBe("3.2.0");
    expect(Object.keys(contract.at("/paths/~1jobs") as object)).toEqual(["get"]);
    expect(contract.operations[0]?.parameters).toMatchObject([{ name: "session", style: "form" }]);
    const json = contract.operations[0]?.response(200)?.content[1];
    expect(contract.at(`${json?.pointer}/examples/one`)).toEqual({ value: { a: 1 } });
    expect(json?.examples).toMatchObject([{ name: "one", value: { a: 1 } }]);
  });
});

describe("a document that cannot be used is refused", () => {
  test.each([
    [undefined, "NOT_OPENAPI"],
    [[], "NOT_OPENAPI"],
    [{}, "NOT_OPENAPI"],
    [{ swagger: "2.0" }, "SWAGGER_2"],
    [{ openapi: "3.3.0" }, "UNSUPPORTED_VERSION"],
    [{ openapi: "3.1.0", info, paths: [] }, "INVALID_CONTRACT"],
    [{ openapi: "3.1.0", paths: {} }, "INVALID_CONTRACT"],
    [{ openapi: "3.1.0", info, paths: { "/a": { $ref: "./a.yaml" } } }, "UNRESOLVED_REF"],
    [{ openapi: "3.1.0", info: { title: "x", version: "1", description: { $ref: "./a.md" } } }, "UNRESOLVED_REF"],
  ])("%j: %s", (document, code) => {
    expect(errorOf(document).code).toBe(code);
  });

  test("a $ref within data is data", () => {
    const Job = { default: { $ref: "nowhere" }, enum: [{ $ref: "nowhere" }], "x-own": { $ref: "nowhere" } };
    expect(contractOf({ components: { schemas: { Job } } }).at("/components/schemas/Job")).toBe(Job);
  });

  test("a security scheme that is asked for and not declared is worth a notice, once", () => {
    const security: Record<string, string[]>[] = [{ key: [] }, { token: [] }, {}];
    const contract = contractOf({
      security,
      paths: { "/jobs": { get: { responses }, put: { responses, security: [] }, post: { responses, security } } },
      components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
    });
    const undeclared = contract.notices.filter(({ code }) => code === "UNDECLARED_SECURITY_SCHEME");
    expect(undeclared.map(({ message, pointer }) => `${message} ${pointer}`)).toEqual([
      "GET /jobs and 1 more need the security scheme `key`, which components.securitySchemes does not have. /paths/~1jobs/get",
    ]);
  });

  test("paths that differ in parameter names only, and share no method, are worth a notice", () => {
    const contract = contractOf({
      paths: { "/jobs/{id}": { get: { responses } }, "/jobs/{name}": { delete: { responses } } },
    });
    expect(contract.notices.map(({ code }) => code)).toContain("IDENTICAL_PATHS");
    expect(contract.match("DELETE", "/jobs/1")).toMatchObject({ pathParameters: { name: "1" } });
  });
});
