/** For a rule of oasdiff two contracts that differ in what it is about: schemas put where its id says, all else by hand. */
import type { Contract } from "@cantus/contract";
import { stringify } from "yaml";
import { contractOf } from "./contracts.ts";
import { mapDeep } from "./documents.ts";

export interface Pair {
  readonly base: Contract;
  readonly head: Contract;
}

type Schema = Readonly<Record<string, unknown>> | boolean;
type Schemas = readonly [base: Schema, head: Schema];

const OPPOSITE: Readonly<Record<string, string>> = {
  added: "removed",
  set: "unset",
  increased: "decreased",
  generalized: "specialized",
  widened: "narrowed",
  "became-nullable": "became-not-nullable",
  "became-read-only": "became-not-read-only",
  "became-write-only": "became-not-write-only",
  deprecated: "reactivated",
};

/** What follows the place in an id, with the two schemas. */
const SCHEMAS = new Map<string, Schemas>();

/** And the opposite of it, the other way round. */
function add(rule: string, base: Schema, head: Schema): void {
  SCHEMAS.set(rule, [base, head]);
  const action = Object.keys(OPPOSITE).find((each) => rule === each || rule.endsWith(`-${each}`));
  if (action) SCHEMAS.set(rule.slice(0, rule.length - action.length) + OPPOSITE[action], [head, base]);
}

const text = { type: "string" };
const list = { type: "array", items: { type: "integer" } };
const object = { type: "object", properties: { a: text, b: text, c: text } };
const LIMITS: readonly (readonly [rule: string, keyword: string, schema: Record<string, unknown>])[] = [
  ["max", "maximum", { type: "integer" }],
  ["min", "minimum", { type: "integer" }],
  ["exclusive-max", "exclusiveMaximum", { type: "number" }],
  ["exclusive-min", "exclusiveMinimum", { type: "number" }],
  ["multiple-of", "multipleOf", { type: "integer" }],
  ["max-length", "maxLength", text],
  ["min-length", "minLength", text],
  ["max-items", "maxItems", list],
  ["min-items", "minItems", list],
  ["max-properties", "maxProperties", object],
  ["min-properties", "minProperties", object],
  ["max-contains", "maxContains", { ...list, contains: { const: 1 } }],
  ["min-contains", "minContains", { ...list, contains: { const: 1 } }],
];
for (const [rule, keyword, schema] of LIMITS) {
  // `minContains: 1` is what holds without it (JSON Schema 2020-12 Validation §6.4.5): 2 is the least that differs.
  add(`${rule}-set`, schema, { ...schema, [keyword]: 2 });
  add(`${rule}-increased`, { ...schema, [keyword]: 2 }, { ...schema, [keyword]: 3 });
}
add("multiple-of-changed", { type: "integer", multipleOf: 4 }, { type: "integer", multipleOf: 6 });
add("multiple-of-generalized", { type: "integer", multipleOf: 4 }, { type: "integer", multipleOf: 2 });
add("unique-items-set", list, { ...list, uniqueItems: true });
add("pattern-added", text, { ...text, pattern: "^ab" });
add("pattern-changed", { ...text, pattern: "^a" }, { ...text, pattern: "^b" });
add("pattern-generalized", { ...text, pattern: "^ab" }, { ...text, pattern: "^a" });
add("became-enum", text, { ...text, enum: ["a", "b"] });
add("enum-value-added", { ...text, enum: ["a"] }, { ...text, enum: ["a", "b"] });
add("const-added", text, { ...text, const: "a" });
add("const-changed", { ...text, const: "a" }, { ...text, const: "b" });
add("default-value-added", text, { ...text, default: "a" });
add("default-value-changed", { ...text, default: "a" }, { ...text, default: "b" });
add("x-extensible-enum-value-removed", { ...text, "x-extensible-enum": ["a", "b"] }, { ...text, "x-extensible-enum": ["a"] });
add("became-nullable", text, { type: ["string", "null"] });
add("became-read-only", text, { ...text, readOnly: true });
add("became-write-only", text, { ...text, writeOnly: true });
add("type-changed", { type: "object" }, { type: "integer" });
add("type-generalized", { type: "integer" }, { type: "number" });
add("list-of-types-widened", { type: ["integer", "boolean"] }, { type: ["integer", "boolean", "array"] });
add("all-of-added", { type: "object", allOf: [{ required: ["a"] }] }, { type: "object", allOf: [{ required: ["a"] }, { required: ["b"] }] });
add("all-of-added-annotation-only", object, { ...object, allOf: [{ description: "Three texts." }] });
SCHEMAS.set("all-of-removed-annotation-only", [...(SCHEMAS.get("all-of-added-annotation-only") as Schemas)].reverse() as unknown as Schemas);
const [circle, square] = ["circle", "square"].map((kind) => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { const: kind }, size: { type: "integer" } },
}));
add("any-of-added", { anyOf: [circle, list] }, { anyOf: [circle, list, square] });
add("one-of-added", { oneOf: [circle, list] }, { oneOf: [circle, list, square] });
add("wrapped-in-one-of", circle as Schema, { oneOf: [circle, square] });
const choice = { oneOf: [circle, square] };
const told = (members: object) => ({ ...choice, discriminator: { propertyName: "kind", ...members } });
add("discriminator-added", choice, told({}));
add("discriminator-property-name-changed", told({}), told({ propertyName: "size" }));
add("discriminator-mapping-added", told({ mapping: {} }), told({ mapping: { circle: "#/a" } }));
SCHEMAS.set("discriminator-mapping-deleted", [told({ mapping: { circle: "#/a" } }), told({ mapping: {} })]);
add("discriminator-mapping-changed", told({ mapping: { circle: "#/a" } }), told({ mapping: { circle: "#/b" } }));
add("prefix-items-added", { type: "array" }, { type: "array", prefixItems: [text] });
const condition = { ...object, if: { required: ["a"] } };
// biome-ignore-start lint/suspicious/noThenProperty: a keyword of JSON Schema; nothing here is awaited.
add("if-added", object, { ...condition, then: { required: ["b"] } });
add("then-added", { ...condition, else: { required: ["c"] } }, { ...condition, then: { required: ["b"] }, else: { required: ["c"] } });
add("else-added", { ...condition, then: { required: ["b"] } }, { ...condition, then: { required: ["b"] }, else: { required: ["c"] } });
// biome-ignore-end lint/suspicious/noThenProperty: a keyword of JSON Schema; nothing here is awaited.
add("contains-added", list, { ...list, contains: { const: 1 } });
add("dependent-required-added", object, { ...object, dependentRequired: { a: ["b"] } });
add("dependent-required-changed", { ...object, dependentRequired: { a: ["b"] } }, { ...object, dependentRequired: { a: ["c"] } });
add("dependent-schema-added", object, { ...object, dependentSchemas: { a: { required: ["b"] } } });
add("pattern-property-added", { type: "object" }, { type: "object", patternProperties: { "^x-": { type: "integer" } } });
add("property-names-added", { type: "object" }, { type: "object", propertyNames: { maxLength: 3 } });
add("unevaluated-items-added", { type: "array", prefixItems: [text] }, { type: "array", prefixItems: [text], unevaluatedItems: false });
add("unevaluated-properties-added", object, { ...object, unevaluatedProperties: false });
const json = { ...text, contentMediaType: "application/json" };
add("content-schema-added", json, { ...json, contentSchema: { type: "integer" } });
add("content-media-type-changed", json, { ...text, contentMediaType: "application/xml" });
add("content-encoding-changed", { ...text, contentEncoding: "base64" }, { ...text, contentEncoding: "base64url" });
add("deprecated", text, { ...text, deprecated: true });
add("deprecated-with-sunset", text, { ...text, deprecated: true, "x-sunset": "2999-01-01" });
add("deprecated-sunset-invalid", text, { ...text, deprecated: true, "x-sunset": "some day" });
add("sunset-date-too-small", text, { ...text, deprecated: true, "x-sunset": "2020-01-01" });
add("stability-decreased", { ...text, "x-stability-level": "stable" }, { ...text, "x-stability-level": "beta" });
add("stability-increased", { ...text, "x-stability-level": "beta" }, { ...text, "x-stability-level": "stable" });
add("", text, text);

/** Properties by which whole objects differ, for rules about properties that come, go or have to be there. */
const properties = (a: object | undefined, required = false, more: object = {}) => ({
  type: "object",
  properties: { ...(a && { a }), z: text },
  ...(required && { required: ["a"] }),
  ...more,
});
const OBJECTS = new Map<string, Schemas>([
  ["request-property-removed", [properties(text), properties(undefined)]],
  ["new-required-request-property", [properties(undefined), properties(text, true)]],
  ["new-required-request-property-with-default", [properties(undefined), properties({ ...text, default: "a" }, true)]],
  ["new-optional-request-property", [properties(undefined), properties(text)]],
  ["request-property-became-required", [properties(text), properties(text, true)]],
  ["request-property-became-required-with-default", [properties({ ...text, default: "a" }), properties({ ...text, default: "a" }, true)]],
  ["request-property-became-optional", [properties(text, true), properties(text)]],
  ["response-property-became-optional", [properties(text, true), properties(text)]],
  ["response-property-became-required", [properties(text), properties(text, true)]],
]);
for (const need of ["optional", "required"]) {
  const isRequired = need === "required";
  OBJECTS.set(`response-${need}-property-removed`, [properties(text, isRequired), properties(undefined)]);
  OBJECTS.set(`response-${need}-property-added`, [properties(undefined), properties(text, isRequired)]);
  const written = { ...text, writeOnly: true };
  OBJECTS.set(`response-${need}-write-only-property-removed`, [properties(written, isRequired), properties(undefined)]);
  OBJECTS.set(`response-${need}-write-only-property-added`, [properties(undefined), properties(written, isRequired)]);
  OBJECTS.set(`response-write-only-property-became-${need}`, [properties(written, !isRequired), properties(written, isRequired)]);
}

/** The versions of OpenAPI in which a rule is tried. */
export type Version = "3.0.3" | "3.1.0";

/** Rules about keywords that OpenAPI 3.0 does not have. */
const SINCE_31 =
  /const-|list-of-types|webhook|prefix-items|(if|then|else)-(added|removed)|contains|dependent|pattern-property|property-names|unevaluated|content-(schema|media-type|encoding)/;

/** A schema of 3.1 as 3.0 writes it (OpenAPI 3.0.3, Schema Object). */
function in30(schema: Schema): Schema {
  return mapDeep(schema, (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const { const: only, exclusiveMaximum, exclusiveMinimum, type, ...members } = value as Record<string, unknown>;
    return {
      ...members,
      ...(only !== undefined && { enum: [only] }),
      ...(exclusiveMaximum !== undefined && { maximum: exclusiveMaximum, exclusiveMaximum: true }),
      ...(exclusiveMinimum !== undefined && { minimum: exclusiveMinimum, exclusiveMinimum: true }),
      ...(Array.isArray(type) ? { type: type[0], nullable: true } : type !== undefined && { type }),
    };
  }) as Schema;
}

/** An operation with a schema in one place. */
function placed(place: string, of: Schema, version: Version): Contract {
  const schema = version === "3.1.0" ? of : in30(of);
  const content = (inner: Schema) => ({ content: { "application/json": { schema: inner } } });
  const within = { type: "object", properties: { p: schema } };
  const answer = (more: object) => ({ responses: { 200: { description: "Done.", ...more } } });
  const parameter = (more: object) => ({ parameters: [{ name: "p", in: "query", ...more }], ...answer({}) });
  const OPERATIONS: Readonly<Record<string, () => object>> = {
    "request-body": () => ({ requestBody: { required: true, ...content(schema) }, ...answer({}) }),
    "request-property": () => ({ requestBody: { required: true, ...content(within) }, ...answer({}) }),
    "request-parameter": () => parameter({ schema }),
    "request-parameter-property": () => parameter({ style: "deepObject", schema: within }),
    "response-body": () => answer(content(schema)),
    "response-property": () => answer(content(within)),
    "response-header": () => answer({ headers: { "X-P": { required: true, schema } } }),
  };
  const operation = OPERATIONS[place]?.() ?? {};
  return contractOf(stringify({ paths: { "/jobs": { post: { operationId: "createJob", ...operation } } } }), version);
}

function schemaPair(id: string, version: Version): Pair | undefined {
  const whole = OBJECTS.get(id);
  const place = /^(request|response)/.exec(id.replace(/^new-\w+-/, ""))?.[0];
  if (whole) return { base: placed(`${place}-body`, whole[0], version), head: placed(`${place}-body`, whole[1], version) };
  const marked = /^(request-read-only|response-write-only)-property-(.+)$/.exec(id);
  const mark = marked?.[1] === "request-read-only" ? { readOnly: true } : { writeOnly: true };
  const plain = (marked ? `${place}-property-${marked[2]}` : id)
    .replace("response-mediatype-", "response-body-")
    .replace("request-header-property-", "request-parameter-property-")
    .replace(/-(optional|required)-property-became/, "-property-became");
  const [, at, rule] =
    /^(request-parameter-property|(?:request|response)-(?:body|property|parameter|header))-(.+)$/.exec(plain) ?? [];
  const schemas = SCHEMAS.get(rule?.replace("type-compatible", place === "request" ? "type-generalized" : "type-specialized") ?? "");
  if (at === undefined || !schemas) return undefined;
  const [base, head] = schemas.map((schema) => placed(at, marked && typeof schema === "object" ? { ...schema, ...mark } : schema, version));
  return base && head && { base, head };
}

const RESPONSES = "responses: { 200: { description: Jobs. } }";
const operation = (members: string) => `paths: { /jobs: { get: { operationId: listJobs, ${RESPONSES}, ${members} } } }`;
const parameter = (members: string) => operation(`parameters: [{ name: limit, in: query, schema: { type: string }, ${members} }]`);
const answer = (members: string) => operation(`responses: { 200: { description: Jobs., ${members} } }`).replace(`${RESPONSES}, `, "");
const answers = (members: string) => operation(`responses: { 200: { description: Jobs. }, ${members} }`).replace(`${RESPONSES}, `, "");
const body = (members: string) => operation(`requestBody: { ${members} }`);
const schemes = (scheme: string) => `components: { securitySchemes: { ${scheme} } }\n${operation("summary: Jobs.")}`;
const oauth = (scopes: string, token = "t", authorization = "a") =>
  `OAuth: { type: oauth2, flows: { authorizationCode: { tokenUrl: 'https://a.example/${token}', authorizationUrl: 'https://a.example/${authorization}', scopes: { ${scopes} } } } }`;
const secured = (security: string) =>
  `${operation(`security: ${security}`)}\ncomponents: { securitySchemes: { Key: { type: apiKey, in: header, name: X-Key }, ${oauth("read: Read., write: Write.")} } }`;
const global = (security: string) => `security: ${security}\n${secured("x").replace(", security: x", "")}`;
const schema = (type: string) => `content: { application/json: { ${type} } }`;
const [later, past, never] = ["x-sunset: '2999-01-01'", "x-sunset: '2020-01-01'", "x-sunset: some day"];
const ended = `deprecated: true, ${past}`;

/** Both contracts, as YAML. */
const WRITTEN: Readonly<Record<string, readonly [base: string, head: string]>> = {
  "endpoint-added": ["paths: {}", operation("summary: Jobs.")],
  "endpoint-deprecated": [operation(""), operation("deprecated: true")],
  "endpoint-deprecated-with-sunset": [operation(""), operation(`deprecated: true, ${later}`)],
  "endpoint-reactivated": [operation("deprecated: true"), operation("")],
  "api-deprecated-sunset-missing": [operation(""), `x-more: { ${later} }\n${operation("deprecated: true")}`],
  "api-deprecated-sunset-parse": [operation(""), operation(`deprecated: true, ${never}`)],
  "api-sunset-date-too-small": [operation(""), operation(ended)],
  "api-sunset-date-changed-too-small": [operation(`deprecated: true, ${later}`), operation(ended)],
  "sunset-deleted": [operation(`deprecated: true, ${later}`), operation("deprecated: true")],
  "api-invalid-stability-level": [operation("x-stability-level: beta"), operation("x-stability-level: solid")],
  "api-stability-decreased": [operation("x-stability-level: stable"), operation("x-stability-level: beta")],
  "api-stability-increased": [operation("x-stability-level: beta"), operation("x-stability-level: stable")],
  "api-path-removed-without-deprecation": [operation(""), "paths: {}"],
  "api-path-removed-with-deprecation": [operation(ended), "paths: {}"],
  "api-path-removed-before-sunset": [operation(`deprecated: true, ${later}`), "paths: {}"],
  "api-path-sunset-parse": [operation(`deprecated: true, ${never}`), "paths: {}"],
  "api-removed-without-deprecation": [operation(""), operation("").replace("get:", "put:")],
  "api-removed-with-deprecation": [operation(ended), operation("").replace("get:", "put:")],
  "api-removed-before-sunset": [operation(`deprecated: true, ${later}`), operation("").replace("get:", "put:")],
  "api-operation-id-added": [operation("").replace("operationId: listJobs, ", ""), operation("")],
  "api-operation-id-removed": [operation(""), operation("").replace("operationId: listJobs, ", "")],
  "api-tag-added": [operation(""), operation("tags: [jobs]")],
  "api-tag-removed": [operation("tags: [jobs]"), operation("")],
  "webhook-added": ["paths: {}", operation("").replace("paths:", "webhooks:").replace("/jobs", "jobDone")],
  "webhook-removed": [operation("").replace("paths:", "webhooks:").replace("/jobs", "jobDone"), "paths: {}"],
  "api-security-component-added": [operation("summary: Jobs."), schemes("Key: { type: apiKey, in: header, name: X-Key }")],
  "api-security-component-removed": [schemes("Key: { type: apiKey, in: header, name: X-Key }"), operation("summary: Jobs.")],
  "api-security-component-type-changed": [schemes("Key: { type: apiKey, in: header, name: X-Key }"), schemes("Key: { type: http, scheme: bearer }")],
  "api-security-component-oauth-url-changed": [schemes(oauth("read: Read.")), schemes(oauth("read: Read.", "t", "b"))],
  "api-security-component-oauth-token-url-changed": [schemes(oauth("read: Read.")), schemes(oauth("read: Read.", "u"))],
  "api-security-component-oauth-scope-added": [schemes(oauth("read: Read.")), schemes(oauth("read: Read., write: Write."))],
  "api-security-component-oauth-scope-removed": [schemes(oauth("read: Read., write: Write.")), schemes(oauth("read: Read."))],
  "api-security-component-oauth-scope-changed": [schemes(oauth("read: Read.")), schemes(oauth("read: See."))],
  "api-security-removed": [secured("[{ Key: [] }, { OAuth: [] }]"), secured("[{ Key: [] }]")],
  "api-security-added": [secured("[{ Key: [] }]"), secured("[{ Key: [] }, { OAuth: [] }]")],
  "api-security-scope-added": [secured("[{ OAuth: [read] }]"), secured("[{ OAuth: [read, write] }]")],
  "api-security-scope-removed": [secured("[{ OAuth: [read, write] }]"), secured("[{ OAuth: [read] }]")],
  "api-global-security-removed": [global("[{ Key: [] }, { OAuth: [] }]"), global("[{ Key: [] }]")],
  "api-global-security-added": [global("[{ Key: [] }]"), global("[{ Key: [] }, { OAuth: [] }]")],
  "api-global-security-scope-added": [global("[{ OAuth: [read] }]"), global("[{ OAuth: [read, write] }]")],
  "api-global-security-scope-removed": [global("[{ OAuth: [read, write] }]"), global("[{ OAuth: [read] }]")],
  "new-required-request-parameter": [operation(""), parameter("required: true")],
  "new-optional-request-parameter": [operation(""), parameter("required: false")],
  "new-required-request-default-parameter-to-existing-path": [operation(""), inItem("required: true")],
  "new-optional-request-default-parameter-to-existing-path": [operation(""), inItem("required: false")],
  "new-request-path-parameter": [operation(""), `${operation("parameters: [{ name: id, in: path, required: true, schema: { type: string } }]")}`],
  "new-required-request-header-property": [header("z: { type: string }"), header("z: { type: string }, a: { type: string }", "required: [a],")],
  "request-header-property-became-required": [header("a: { type: string }"), header("a: { type: string }", "required: [a],")],
  "request-parameter-removed": [parameter("required: false"), operation("")],
  "request-parameter-removed-with-deprecation": [parameter(ended), operation("")],
  "request-parameter-removed-before-sunset": [parameter(`deprecated: true, ${later}`), operation("")],
  "request-parameter-sunset-parse": [parameter(`deprecated: true, ${never}`), operation("")],
  "request-parameter-became-required": [parameter("required: false"), parameter("required: true")],
  "request-parameter-became-optional": [parameter("required: true"), parameter("required: false")],
  "request-parameter-deprecated": [parameter(""), parameter("deprecated: true")],
  "request-parameter-reactivated": [parameter("deprecated: true"), parameter("")],
  "request-parameter-deprecated-sunset-missing": [parameter(""), `x-more: { ${later} }\n${parameter("deprecated: true")}`],
  "request-parameter-sunset-date-too-small": [parameter(""), parameter(ended)],
  "request-parameter-sunset-date-changed-too-small": [parameter(`deprecated: true, ${later}`), parameter(ended)],
  "request-parameter-sunset-deleted": [parameter(`deprecated: true, ${later}`), parameter("deprecated: true")],
  "request-property-deprecated-sunset-missing": [body(schema("schema: { type: object, properties: { a: { type: string } } }")), `x-more: { ${later} }\n${body(schema("schema: { type: object, properties: { a: { type: string, deprecated: true } } }"))}`],
  "response-property-deprecated-sunset-missing": [answer(schema("schema: { type: object, properties: { a: { type: string } } }")), `x-more: { ${later} }\n${answer(schema("schema: { type: object, properties: { a: { type: string, deprecated: true } } }"))}`],
  "request-body-added-required": [operation(""), body(`required: true, ${schema("schema: { type: string }")}`)],
  "request-body-added-optional": [operation(""), body(schema("schema: { type: string }"))],
  "request-body-removed": [body(schema("schema: { type: string }")), operation("")],
  "request-body-became-required": [body(schema("schema: { type: string }")), body(`required: true, ${schema("schema: { type: string }")}`)],
  "request-body-became-optional": [body(`required: true, ${schema("schema: { type: string }")}`), body(schema("schema: { type: string }"))],
  "request-body-media-type-added": [body("content: { text/plain: {} }"), body("content: { text/plain: {}, text/html: {} }")],
  "request-body-media-type-removed": [body("content: { text/plain: {}, text/html: {} }"), body("content: { text/plain: {} }")],
  "request-body-media-type-schema-added": [body(schema("")), body(schema("schema: { type: object }"))],
  "request-body-media-type-schema-removed": [body(schema("schema: { type: object }")), body(schema(""))],
  "response-body-media-type-schema-added": [answer(schema("")), answer(schema("schema: { type: object }"))],
  "response-body-media-type-schema-removed": [answer(schema("schema: { type: object }")), answer(schema(""))],
  "response-media-type-added": [answer("content: { text/plain: {} }"), answer("content: { text/plain: {}, text/html: {} }")],
  "response-media-type-removed": [answer("content: { text/plain: {}, text/html: {} }"), answer("content: { text/plain: {} }")],
  "response-media-type-name-changed": [answer("content: { application/json;v=1: {} }"), answer("content: { application/json;v=2: {} }")],
  "response-media-type-name-generalized": [answer("content: { application/problem+json: {} }"), answer("content: { application/json: {} }")],
  "response-media-type-name-specialized": [answer("content: { application/json: {} }"), answer("content: { application/problem+json: {} }")],
  "response-success-status-added": [answers(""), answers("201: { description: Made. }")],
  "response-success-status-removed": [answers("201: { description: Made. }"), answers("")],
  "response-non-success-status-added": [answers(""), answers("409: { description: No. }")],
  "response-non-success-status-removed": [answers("409: { description: No. }"), answers("")],
  "response-header-added": [answer(""), answer("headers: { X-A: { schema: { type: string } } }")],
  "optional-response-header-removed": [answer("headers: { X-A: { schema: { type: string } } }"), answer("")],
  "required-response-header-removed": [answer("headers: { X-A: { required: true, schema: { type: string } } }"), answer("")],
  "response-header-became-optional": [answer("headers: { X-A: { required: true, schema: { type: string } } }"), answer("headers: { X-A: { schema: { type: string } } }")],
};

function inItem(members: string): string {
  return operation("").replace("get:", `parameters: [{ name: limit, in: query, schema: { type: string }, ${members} }], get:`);
}

function header(members: string, more = ""): string {
  return operation(`parameters: [{ name: X-P, in: header, schema: { type: object, ${more} properties: { ${members} } } }]`);
}

/** Two contracts that differ in what a rule is about; `undefined` where none are made, or the version has nothing of it. */
export function pairFor(id: string, version: Version = "3.1.0"): Pair | undefined {
  if (version === "3.0.3" && SINCE_31.test(id)) return undefined;
  const written = WRITTEN[id];
  if (!written) return schemaPair(id, version);
  const [base, head] = written.map((yaml) => contractOf(yaml.replaceAll(/, +\}/g, " }"), version));
  return base && head && { base, head };
}
