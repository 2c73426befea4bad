/** What changed around the schemas: operations, parameters, bodies, answers, credentials, servers. */
import { describe, expect, test } from "vitest";
import type { Change } from "./change.ts";
import { compareContracts } from "./compare.ts";
import { contractOf } from "./testdata/contracts.ts";

const told = (changes: readonly Change[]) =>
  changes.map((change) => `${change.code} ${change.callers} ${change.servers}`);

/** An operation with what is given, `GET /jobs` unless it brings a path of its own. */
const paths = (operation: string) =>
  `paths: { /jobs: { get: { operationId: listJobs, responses: { 200: { description: Jobs. } }, ${operation} } } }`;
const parameter = (fields: string) =>
  paths(`parameters: [{ name: limit, in: query, schema: { type: integer }, ${fields} }]`);
const answer = (fields: string) =>
  `paths: { /jobs: { get: { operationId: listJobs, responses: { 200: { description: Jobs., ${fields} } } } } }`;
const secured = (
  security: string,
  schemes = "Key: { type: apiKey, in: header, name: X-Key }, OAuth: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://a.example/t', scopes: { read: Read., write: Write. } } } }",
) => `${paths(security)}\ncomponents: { securitySchemes: { ${schemes} } }`;

test.each<[name: string, base: string, head: string, ...expected: string[]]>([
  ["an operation more", "paths: {}", paths(""), "endpoint-added safe breaking"],
  ["an operation less", paths(""), "paths: {}", "api-removed-without-deprecation breaking safe"],
  ["a deprecated operation less", paths("deprecated: true"), "paths: {}", "api-removed-with-deprecation risky safe"],
  [
    "an operation less after its day",
    paths("deprecated: true, x-sunset: '2020-01-01'"),
    "paths: {}",
    "api-removed-with-deprecation safe safe",
  ],
  [
    "an operation less before its day",
    paths("deprecated: true, x-sunset: '2999-01-01'"),
    "paths: {}",
    "api-removed-before-sunset breaking safe",
  ],
  [
    "another method",
    paths(""),
    paths("").replace("get:", "put:"),
    "api-removed-without-deprecation breaking safe",
    "endpoint-added safe breaking",
  ],
  [
    "another operationId",
    paths(""),
    paths("").replace("listJobs", "getJobs"),
    "api-operation-id-changed breaking breaking",
  ],
  ["deprecated", paths(""), paths("deprecated: true"), "endpoint-deprecated safe safe"],
  [
    "deprecated until a day",
    paths(""),
    paths("deprecated: true, x-sunset: '2999-01-01'"),
    "endpoint-deprecated-with-sunset safe safe",
  ],
  [
    "an earlier last day",
    paths("deprecated: true, x-sunset: '2999-01-01'"),
    paths("deprecated: true, x-sunset: '2998-01-01'"),
    "api-sunset-date-changed-too-small risky safe",
  ],
  [
    "no last day any more",
    paths("deprecated: true, x-sunset: '2999-01-01'"),
    paths("deprecated: true"),
    "sunset-deleted risky safe",
  ],
  [
    "less stable",
    paths("x-stability-level: beta"),
    paths("x-stability-level: alpha"),
    "api-stability-decreased breaking safe",
  ],
  ["no word of how stable", paths("x-stability-level: stable"), paths(""), "api-stability-decreased breaking safe"],
  [
    "more stable",
    paths("x-stability-level: draft"),
    paths("x-stability-level: stable"),
    "api-stability-increased safe safe",
  ],
  ["stable, said for the first time", paths(""), paths("x-stability-level: stable")],
  ["not deprecated any more", paths("deprecated: true"), paths(""), "endpoint-reactivated safe safe"],
  ["another tag", paths("tags: [a]"), paths("tags: [b]"), "api-tag-removed safe safe", "api-tag-added safe safe"],
  ["another description", paths("description: One."), paths("description: Two."), "api-description-changed safe safe"],

  ["a parameter more", paths(""), parameter(""), "new-optional-request-parameter safe breaking"],
  ["a required parameter more", paths(""), parameter("required: true"), "new-required-request-parameter breaking safe"],
  ["a query parameter less", parameter(""), paths(""), "request-parameter-removed breaking safe"],
  [
    "a header parameter less",
    parameter("in: header").replace("in: query, ", ""),
    paths(""),
    "request-parameter-removed risky safe",
  ],
  [
    "a query parameter less after its day",
    parameter("deprecated: true, x-sunset: '2020-01-01'"),
    paths(""),
    "request-parameter-removed-with-deprecation safe safe",
  ],
  [
    "a parameter required",
    parameter(""),
    parameter("required: true"),
    "request-parameter-became-required breaking safe",
  ],
  [
    "a parameter not required",
    parameter("required: true"),
    parameter(""),
    "request-parameter-became-optional safe breaking",
  ],
  ["a parameter deprecated", parameter(""), parameter("deprecated: true"), "request-parameter-deprecated safe safe"],
  [
    "a parameter described otherwise",
    parameter("description: One."),
    parameter("description: Two."),
    "request-parameter-description-changed safe safe",
  ],
  [
    "a parameter with reserved characters",
    parameter(""),
    parameter("allowReserved: true"),
    "request-parameter-allow-reserved-set safe breaking",
  ],
  [
    "a parameter without reserved characters",
    parameter("allowReserved: true"),
    parameter(""),
    "request-parameter-allow-reserved-unset breaking safe",
  ],
  [
    "a parameter of another type",
    parameter(""),
    parameter("").replace("integer", "boolean"),
    "request-parameter-type-changed breaking breaking",
  ],
  [
    "a parameter that may be sent several times",
    parameter(""),
    parameter("").replace("{ type: integer }", "{ type: array, items: { type: integer } }"),
    "request-parameter-became-list safe breaking",
  ],
  [
    "a parameter that may be sent once only",
    parameter("").replace("{ type: integer }", "{ type: array, items: { type: integer } }"),
    parameter(""),
    "request-parameter-became-single breaking safe",
  ],
  [
    "a list of other values than the one was",
    parameter(""),
    parameter("").replace("{ type: integer }", "{ type: array, items: { type: integer, minimum: 1 } }"),
    "request-parameter-became-list safe breaking",
    "request-parameter-min-set breaking safe",
  ],
  [
    "a list in one text, which no value alone is",
    parameter(""),
    parameter("explode: false").replace("{ type: integer }", "{ type: array, items: { type: integer } }"),
    "request-parameter-style-changed breaking breaking",
    "request-parameter-type-changed breaking breaking",
  ],
  [
    "a list of two at least",
    parameter(""),
    parameter("").replace("{ type: integer }", "{ type: array, minItems: 2, items: { type: integer } }"),
    "request-parameter-type-changed breaking breaking",
  ],
  [
    "a parameter that is any text now",
    parameter(""),
    parameter("").replace("integer", "string"),
    "request-parameter-type-generalized safe breaking",
  ],
  [
    "a list written otherwise",
    parameter("").replace("type: integer", "type: array, items: { type: integer }"),
    parameter("explode: false").replace("type: integer", "type: array, items: { type: integer }"),
    "request-parameter-style-changed breaking breaking",
  ],
  [
    "a parameter as JSON",
    parameter(""),
    paths("parameters: [{ name: limit, in: query, content: { application/json: { schema: { type: integer } } } }]"),
    "request-parameter-content-changed breaking breaking",
  ],

  [
    "a body",
    paths(""),
    paths("requestBody: { content: { application/json: {} } }"),
    "request-body-added-optional safe breaking",
  ],
  [
    "a required body",
    paths(""),
    paths("requestBody: { required: true, content: { application/json: {} } }"),
    "request-body-added-required breaking safe",
  ],
  [
    "no body any more",
    paths("requestBody: { content: { application/json: {} } }"),
    paths(""),
    "request-body-removed breaking safe",
  ],
  [
    "the body required",
    paths("requestBody: { content: { application/json: {} } }"),
    paths("requestBody: { required: true, content: { application/json: {} } }"),
    "request-body-became-required breaking safe",
  ],
  [
    "a media type more to send",
    paths("requestBody: { content: { application/json: {} } }"),
    paths("requestBody: { content: { application/json: {}, text/csv: {} } }"),
    "request-body-media-type-added safe breaking",
  ],
  [
    "a media type less to send",
    paths("requestBody: { content: { application/json: {}, text/csv: {} } }"),
    paths("requestBody: { content: { application/json: {} } }"),
    "request-body-media-type-removed breaking safe",
  ],

  [
    "a success more",
    paths(""),
    paths("responses: { 200: { description: Jobs. }, 202: { description: Later. } }").replace(
      "responses: { 200: { description: Jobs. } }, ",
      "",
    ),
    "response-success-status-added safe safe",
  ],
  [
    "a success less",
    paths("responses: { 200: { description: Jobs. }, 202: { description: Later. } }").replace(
      "responses: { 200: { description: Jobs. } }, ",
      "",
    ),
    paths(""),
    "response-success-status-removed breaking breaking",
  ],
  [
    "a failure more",
    paths(""),
    answer("").replace("200: {", "404: { description: None. }, 200: {"),
    "response-non-success-status-added safe safe",
  ],
  [
    "a failure less",
    answer("").replace("200: {", "404: { description: None. }, 200: {"),
    paths(""),
    "response-non-success-status-removed safe breaking",
  ],
  [
    "a media type more to get",
    answer("content: { application/json: {} }"),
    answer("content: { application/json: {}, text/csv: {} }"),
    "response-media-type-added safe breaking",
  ],
  [
    "a media type of another version to send",
    paths("requestBody: { content: { application/json;v=1: {} } }"),
    paths("requestBody: { content: { application/json;v=2: {} } }"),
    "request-body-media-type-removed breaking safe",
    "request-body-media-type-added safe breaking",
  ],
  [
    "a media type to send that has to have a parameter",
    paths("requestBody: { content: { application/json: {} } }"),
    paths("requestBody: { content: { application/json;v=2: {} } }"),
    "request-body-media-type-removed breaking safe",
  ],
  [
    "a parameter of the media type that is not asked for any more",
    paths("requestBody: { content: { application/json;v=1: {} } }"),
    paths("requestBody: { content: { application/json: {} } }"),
  ],
  [
    "a parameter of the media type that comes back",
    answer("content: { application/json: {} }"),
    answer("content: { application/json;v=1: {} }"),
  ],
  [
    "a media type less to get",
    answer("content: { application/json: {}, text/csv: {} }"),
    answer("content: { application/json: {} }"),
    "response-media-type-removed breaking safe",
  ],
  [
    "a header more",
    answer(""),
    answer("headers: { X-Total: { schema: { type: integer } } }"),
    "response-header-added safe safe",
  ],
  [
    "a Sunset header",
    answer(""),
    answer("headers: { Sunset: { schema: { type: string } } }"),
    "response-sunset-header-added risky safe",
  ],
  [
    "a header less",
    answer("headers: { X-Total: { schema: { type: integer } } }"),
    answer(""),
    "optional-response-header-removed risky safe",
  ],
  [
    "a required header less",
    answer("headers: { X-Total: { required: true, schema: { type: integer } } }"),
    answer(""),
    "required-response-header-removed breaking safe",
  ],
  [
    "a header that does not always come",
    answer("headers: { X-Total: { required: true, schema: { type: integer } } }"),
    answer("headers: { X-Total: { schema: { type: integer } } }"),
    "response-header-became-optional breaking safe",
  ],
  [
    "a header's values",
    answer("headers: { X-Total: { schema: { type: integer, maximum: 5 } } }"),
    answer("headers: { X-Total: { schema: { type: integer, maximum: 9 } } }"),
    "response-header-max-increased breaking safe",
  ],
  ["a link less", answer("links: { next: { operationId: listJobs } }"), answer(""), "response-link-removed risky safe"],

  [
    "credentials asked for",
    secured("security: []"),
    secured("security: [{ Key: [] }]"),
    "api-security-required breaking safe",
  ],
  [
    "credentials asked for no more",
    secured("security: [{ Key: [] }]"),
    secured("security: []"),
    "api-security-not-required safe breaking",
  ],
  [
    "other credentials",
    secured("security: [{ Key: [] }]"),
    secured("security: [{ OAuth: [read] }]"),
    "api-security-removed breaking safe",
  ],
  [
    "other credentials as well",
    secured("security: [{ Key: [] }]"),
    secured("security: [{ Key: [] }, { OAuth: [read] }]"),
    "api-security-added safe breaking",
  ],
  [
    "both credentials",
    secured("security: [{ Key: [] }]"),
    secured("security: [{ Key: [], OAuth: [] }]"),
    "api-security-removed breaking safe",
  ],
  [
    "a scope more",
    secured("security: [{ OAuth: [read] }]"),
    secured("security: [{ OAuth: [read, write] }]"),
    "api-security-scope-added breaking safe",
  ],
  [
    "a scope less",
    secured("security: [{ OAuth: [read, write] }]"),
    secured("security: [{ OAuth: [read] }]"),
    "api-security-scope-removed safe breaking",
  ],
  [
    "the key in another header",
    secured("security: [{ Key: [] }]", "Key: { type: apiKey, in: header, name: X-Key }"),
    secured("security: [{ Key: [] }]", "Key: { type: apiKey, in: header, name: X-Other }"),
    "api-security-component-type-changed risky safe",
    "api-security-removed breaking safe",
  ],
  [
    "a token from elsewhere",
    secured(""),
    secured("").replace("https://a", "https://b"),
    "api-security-component-oauth-token-url-changed risky safe",
  ],

  [
    "a server more",
    `${paths("")}\nservers: [{ url: /a }]`,
    `${paths("")}\nservers: [{ url: /a }, { url: /b }]`,
    "api-server-added safe safe",
  ],
  [
    "a server less",
    `${paths("")}\nservers: [{ url: /a }, { url: /b }]`,
    `${paths("")}\nservers: [{ url: /a }]`,
    "api-server-removed risky safe",
  ],
  [
    "another server",
    `${paths("")}\nservers: [{ url: /a }]`,
    `${paths("")}\nservers: [{ url: /b }]`,
    "api-server-removed breaking safe",
    "api-server-added safe safe",
  ],
])("%s", (_, base, head, ...expected) => {
  expect(told(compareContracts(contractOf(base), contractOf(head)))).toEqual(expected);
});

const item = (operation: string, rest = "") =>
  `paths: { '/jobs/{id}': { parameters: [{ name: id, in: path, required: true, schema: { type: string } }], get: { responses: { 200: { description: Job. } }, ${operation} } } }\n${rest}`;

test.each<[name: string, base: string, head: string]>([
  [
    "a renamed path parameter",
    item("operationId: getJob"),
    item("operationId: getJob").replaceAll("id}", "job_id}").replace("name: id", "name: job_id"),
  ],
  [
    "a renamed path parameter, without an operationId",
    item(""),
    item("").replaceAll("id}", "job_id}").replace("name: id", "name: job_id"),
  ],
  [
    "a parameter moved to the operation",
    item(""),
    "paths: { '/jobs/{id}': { get: { parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { 200: { description: Job. } } } } }",
  ],
  [
    "a parameter of the path that the operation overrides",
    item("parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]"),
    item("parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]").replace(
      "type: string",
      "type: boolean",
    ),
  ],
  [
    "a parameter made a component",
    item(""),
    "paths: { '/jobs/{id}': { parameters: [{ $ref: '#/components/parameters/Id' }], get: { responses: { 200: { description: Job. } } } } }\ncomponents: { parameters: { Id: { name: id, in: path, required: true, schema: { type: string } } } }",
  ],
  [
    "an answer made a component",
    paths(""),
    "paths: { /jobs: { get: { operationId: listJobs, responses: { 200: { $ref: '#/components/responses/Jobs' } } } } }\ncomponents: { responses: { Jobs: { description: Jobs. } } }",
  ],
  [
    "a header in another case",
    answer("headers: { X-Total: { schema: { type: integer } } }"),
    answer("headers: { x-total: { schema: { type: integer } } }"),
  ],
  ["a default said", parameter(""), parameter("required: false, style: form, explode: true")],
  ["the style of a single value", parameter(""), parameter("explode: false")],
  [
    "a media type's charset",
    answer("content: { application/json: {} }"),
    answer("content: { 'application/json; charset=utf-8': {} }"),
  ],
  [
    "a renamed security scheme",
    secured("security: [{ Key: [] }]", "Key: { type: apiKey, in: header, name: X-Key }"),
    secured("security: [{ ApiKey: [] }]", "ApiKey: { type: apiKey, in: header, name: x-key }").replace(
      "x-key",
      "X-Key",
    ),
  ],
  [
    "the credentials of all said for each",
    `${paths("")}\nsecurity: [{ Key: [] }]\ncomponents: { securitySchemes: { Key: { type: apiKey, in: header, name: X-Key } } }`,
    secured("security: [{ Key: [] }]", "Key: { type: apiKey, in: header, name: X-Key }"),
  ],
  [
    "a path item made a component",
    paths(""),
    "paths: { /jobs: { $ref: '#/components/pathItems/Jobs' } }\ncomponents: { pathItems: { Jobs: { get: { operationId: listJobs, responses: { 200: { description: Jobs. } } } } } }",
  ],
])("%s changes nothing", (_, base, head) => {
  const [before, after] = [contractOf(base), contractOf(head)];
  expect(told(compareContracts(before, after))).toEqual([]);
  expect(told(compareContracts(after, before))).toEqual([]);
});

describe("what servers send", () => {
  const webhook = (schema: string) =>
    `webhooks: { done: { post: { requestBody: { required: true, content: { application/json: { schema: ${schema} } } }, responses: { 204: { description: Heard. } } } } }`;
  const callback = (schema: string) =>
    paths(
      `callbacks: { done: { '{$request.query.url}': { post: { requestBody: { content: { application/json: { schema: ${schema} } } }, responses: { 204: { description: Heard. } } } } } }`,
    );

  test.each([
    ["a webhook", webhook],
    ["a callback", callback],
  ])("the body of %s comes to callers: more values break them, fewer break servers", (_, make) => {
    const [few, many] = [
      contractOf(make("{ type: integer, maximum: 5 }")),
      contractOf(make("{ type: integer, maximum: 9 }")),
    ];
    expect(compareContracts(few, many)).toMatchObject([
      {
        code: "request-body-max-increased",
        flow: "response",
        callers: "breaking",
        servers: "safe",
        witness: { acceptedBy: "head", value: 6 },
      },
    ]);
    expect(told(compareContracts(many, few))).toEqual(["request-body-max-decreased safe breaking"]);
    expect(told(compareContracts(few, few))).toEqual([]);
  });

  test("a webhook more is safe, a webhook less is not", () => {
    const [none, one] = [contractOf("paths: {}"), contractOf(webhook("{}"))];
    expect(compareContracts(none, one)).toMatchObject([
      { code: "webhook-added", callers: "safe", operation: { path: "webhook done" } },
    ]);
    expect(told(compareContracts(one, none))).toEqual(["webhook-removed breaking safe"]);
  });

  test("its places are those of the document", () => {
    const [change] = compareContracts(
      contractOf(callback("{ type: integer, maximum: 5 }")),
      contractOf(callback("{ type: integer }")),
    );
    expect(change?.head?.pointer).toBe(
      "/paths/~1jobs/get/callbacks/done/{$request.query.url}/post/requestBody/content/application~1json/schema",
    );
    expect(change?.operation?.path).toBe("callback done of GET /jobs");
  });
});

test("a fingerprint stays while other things change, and differs from change to change", () => {
  const base = contractOf(
    parameter("schema: { type: integer, maximum: 9 }").replace("schema: { type: integer }, ", ""),
  );
  const head = contractOf(
    parameter("schema: { type: integer, maximum: 5 }").replace("schema: { type: integer }, ", ""),
  );
  const more = contractOf(
    parameter("description: Fewer., schema: { type: integer, maximum: 5 }").replace("schema: { type: integer }, ", ""),
  );
  const [change] = compareContracts(base, head);
  const all = compareContracts(base, more);
  expect(all).toHaveLength(2);
  expect(all.filter(({ fingerprint }) => fingerprint === change?.fingerprint)).toMatchObject([
    { code: "request-parameter-max-decreased" },
  ]);
});
