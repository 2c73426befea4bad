/**
 * Which objects stand where in an OpenAPI document: the one table by which a document is walked. Only what is listed is
 * structure; everything else (examples, defaults, extensions) is data, in which a `$ref` is a member like any other.
 */

export type NodeType =
  | "document"
  | "components"
  | "path item"
  | "operation"
  | "parameter"
  | "request body"
  | "media type"
  | "encoding"
  | "responses"
  | "response"
  | "header"
  | "link"
  | "callback"
  | "example"
  | "security scheme"
  | "schema";

/** What a field holds: one node, an array of them, or an object of them by name. */
export type Shape = "one" | "list" | "map";
type Fields = Readonly<Record<string, readonly [Shape, NodeType]>>;

const operations: Fields = Object.fromEntries(
  ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"].map((method) => [
    method,
    ["one", "operation"],
  ]),
);
const valued: Fields = { schema: ["one", "schema"], examples: ["map", "example"] };

export const GRAMMAR: Readonly<Record<NodeType, Fields>> = {
  document: { paths: ["map", "path item"], webhooks: ["map", "path item"], components: ["one", "components"] },
  components: {
    schemas: ["map", "schema"],
    responses: ["map", "response"],
    parameters: ["map", "parameter"],
    examples: ["map", "example"],
    requestBodies: ["map", "request body"],
    headers: ["map", "header"],
    securitySchemes: ["map", "security scheme"],
    links: ["map", "link"],
    callbacks: ["map", "callback"],
    pathItems: ["map", "path item"],
    mediaTypes: ["map", "media type"],
  },
  "path item": { ...operations, parameters: ["list", "parameter"], additionalOperations: ["map", "operation"] },
  operation: {
    parameters: ["list", "parameter"],
    requestBody: ["one", "request body"],
    responses: ["one", "responses"],
    callbacks: ["map", "callback"],
  },
  parameter: { ...valued, content: ["map", "media type"] },
  "request body": { content: ["map", "media type"] },
  "media type": {
    ...valued,
    encoding: ["map", "encoding"],
    itemSchema: ["one", "schema"],
    itemEncoding: ["one", "encoding"],
    prefixEncoding: ["list", "encoding"],
  },
  encoding: { headers: ["map", "header"] },
  // The fields of these two are named by their authors: see `MEMBERS`.
  responses: {},
  callback: {},
  response: { headers: ["map", "header"], content: ["map", "media type"], links: ["map", "link"] },
  header: { ...valued, content: ["map", "media type"] },
  link: {},
  example: {},
  "security scheme": {},
  schema: {
    properties: ["map", "schema"],
    patternProperties: ["map", "schema"],
    additionalProperties: ["one", "schema"],
    unevaluatedProperties: ["one", "schema"],
    propertyNames: ["one", "schema"],
    dependentSchemas: ["map", "schema"],
    items: ["one", "schema"],
    prefixItems: ["list", "schema"],
    unevaluatedItems: ["one", "schema"],
    contains: ["one", "schema"],
    allOf: ["list", "schema"],
    anyOf: ["list", "schema"],
    oneOf: ["list", "schema"],
    not: ["one", "schema"],
    if: ["one", "schema"],
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema; the table is never awaited.
    then: ["one", "schema"],
    else: ["one", "schema"],
    contentSchema: ["one", "schema"],
    $defs: ["map", "schema"],
    definitions: ["map", "schema"],
  },
};

/** Objects whose every member, but extensions, is a node: Responses Object by status, Callback Object by expression. */
export const MEMBERS: Readonly<Partial<Record<NodeType, NodeType>>> = {
  responses: "response",
  callback: "path item",
};

/** Maps in which `x-…` is an extension and not a name (Paths Object, Responses Object, Callback Object). */
export function isExtension(key: string): boolean {
  return key.startsWith("x-");
}
