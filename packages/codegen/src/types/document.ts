/**
 * A contract's document as openapi-typescript can live with it: a copy, in which what it would read wrongly is said in
 * another way that means the same. Each change names its reason.
 */
import type { Contract, OpenApiDocument } from "@cantus/contract";
import { isEventStream } from "@cantus/contract/media-type";
import { cutCompositionCycles } from "./cycles.ts";
import { DeepReferences } from "./deep-references.ts";
import { splitDirections } from "./direction.ts";

/** Who the types are for. A caller may leave out what has a default; a handler always gets it. */
export type Audience = "caller" | "handler";

type Node = Record<string, unknown>;

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

export interface AdaptedDocument {
  readonly document: OpenApiDocument;
  /** Schemas for what is sent, and which schema of the contract each is a form of. */
  readonly writable: ReadonlyMap<string, string>;
}

export function documentFor(contract: Contract, audience: Audience): AdaptedDocument {
  const document = copyOf(contract.document) as OpenApiDocument;
  const resolve = (node: unknown): Node => contract.resolve(node) as Node;

  delete document.components?.pathItems;
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    // A path item by reference would put its operations into the types a second time, under `components`.
    const own = item.$ref ? structuredClone(resolve(item)) : item;
    if (document.paths) document.paths[path] = own;
    adaptParameters(own, resolve, audience);
    for (const method of METHODS) if (own[method]) adaptParameters(own[method] as Node, resolve, audience);
  }
  // Operations of webhooks would count as the API's own, and ask for a handler.
  for (const item of Object.values((document.webhooks ?? {}) as Record<string, Node>)) {
    for (const method of METHODS) delete (item[method] as Node | undefined)?.operationId;
  }
  const writable = splitDirections(document);
  if (audience === "caller") describeEvents(document, resolve);
  const deepReferences = new DeepReferences(document);
  walk(document, (node) => {
    deepReferences.rename(node);
    inlineHeaders(node, resolve);
    splitReference(node);
    separateAnyOf(node);
    hoistRequired(node);
  });
  deepReferences.add();
  cutCompositionCycles(document);
  return { document, writable };
}

/** Of a large document, in a third of the time that `structuredClone` takes. */
function copyOf(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(copyOf);
  if (!isNode(node)) return node;
  const copy = { ...node };
  for (const key in copy) copy[key] = copyOf(copy[key]);
  return copy;
}

/**
 * The events of a stream, where its schema says by `contentSchema` what the stream holds: the type of the stream is the
 * type of an event then, and that of its `data` what is written in it as JSON.
 */
function describeEvents(document: OpenApiDocument, resolve: (node: unknown) => Node): void {
  walk(document, (node) => {
    const content = node.content as Record<string, Node> | undefined;
    for (const [type, media] of Object.entries(isNode(content) ? content : {})) {
      if (!isEventStream(type) || !isNode(media) || !isNode(media.schema)) continue;
      const { contentSchema } = resolve(media.schema);
      const list = isNode(contentSchema) ? resolve(contentSchema) : undefined;
      if (isNode(list?.items)) media.schema = decoded(structuredClone(resolve(list.items)), resolve);
    }
  });
}

/** With the schema of what a text says as JSON in the place of the text. */
function decoded(schema: Node, resolve: (node: unknown) => Node): Node {
  walk(schema, (node) => {
    for (const [name, property] of Object.entries(isNode(node.properties) ? node.properties : {})) {
      const { contentMediaType, contentSchema } = resolve(property);
      if (contentMediaType === "application/json" && isNode(contentSchema)) {
        (node.properties as Node)[name] = structuredClone(contentSchema);
      }
    }
  });
  return schema;
}

function adaptParameters(owner: Node, resolve: (node: unknown) => Node, audience: Audience): void {
  if (!Array.isArray(owner.parameters)) return;
  owner.parameters = owner.parameters.flatMap((parameter) => {
    const resolved = resolve(parameter);
    // Parameter Object: header parameters of these names "SHALL be ignored".
    if (resolved.in === "header" && /^(accept|content-type|authorization)$/i.test(String(resolved.name))) return [];
    const content = Object.values((resolved.content ?? {}) as Record<string, Node>)[0];
    const schema = (content ?? resolved).schema;
    const hasDefault = audience === "handler" && (resolve(schema ?? {}) as Node | undefined)?.default !== undefined;
    if (!content && (!hasDefault || resolved.required)) return [parameter];
    // It takes a parameter with `content` for a string, and one with a default for one that may be missing.
    const { content: _, ...rest } = resolved;
    return [structuredClone({ ...rest, schema, ...(hasDefault && { required: true }) })];
  });
}

/** It takes every header that is a reference for a required one. */
function inlineHeaders(node: Node, resolve: (node: unknown) => Node): void {
  if (!isNode(node.headers) || !("description" in node)) return;
  for (const [name, header] of Object.entries(node.headers)) {
    if (isNode(header) && header.$ref) node.headers[name] = structuredClone(resolve(header));
  }
}

const TYPED = [
  "type",
  "properties",
  "required",
  "additionalProperties",
  "items",
  "enum",
  "const",
  "allOf",
  "anyOf",
  "oneOf",
];

/** It looks at nothing beside a `$ref`, which in OpenAPI 3.1 counts together with it. */
function splitReference(node: Node): void {
  if (typeof node.$ref !== "string") return;
  const beside = TYPED.filter((keyword) => keyword in node);
  if (beside.length === 0) return;
  const rest = Object.fromEntries(beside.map((keyword) => [keyword, node[keyword]]));
  for (const keyword of beside) delete node[keyword];
  node.allOf = [{ $ref: node.$ref }, rest];
  delete node.$ref;
}

const says = (schema: unknown) =>
  isNode(schema) && ["$ref", ...TYPED].some((key) => key !== "required" && key in schema);

/**
 * It makes `properties` beside `anyOf` a union, where JSON Schema means both. And an `anyOf` of nothing but
 * `required` and the like says nothing that a type can.
 */
function separateAnyOf(node: Node): void {
  if (!Array.isArray(node.anyOf)) return;
  const { anyOf } = node;
  if (!anyOf.every(says)) {
    if (TYPED.some((keyword) => keyword !== "anyOf" && keyword in node)) delete node.anyOf;
    return;
  }
  if (!("properties" in node || "allOf" in node || isNode(node.additionalProperties))) return;
  node.allOf = [...((node.allOf as unknown[] | undefined) ?? []), { anyOf }];
  delete node.anyOf;
}

/** It forgets the `required` of an `allOf` member that has nothing else. */
function hoistRequired(node: Node): void {
  if (!Array.isArray(node.allOf)) return;
  const bare = node.allOf.filter(
    (member) => isNode(member) && Array.isArray(member.required) && !says(member),
  ) as Node[];
  if (bare.length === 0) return;
  const required = bare.flatMap((member) => member.required as string[]);
  node.allOf = node.allOf.filter((member) => !bare.includes(member));
  node.required = [...new Set([...((node.required as string[] | undefined) ?? []), ...required])];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Members of these are named by the author: below `properties`, `example` is a property like any other. */
const NAMED = new Set([
  ...["properties", "patternProperties", "$defs", "dependentSchemas", "schemas", "responses", "parameters"],
  ...["headers", "requestBodies", "callbacks", "pathItems", "content", "paths", "webhooks", "components"],
]);
/** Data of the author, not structure. */
const DATA = new Set(["example", "examples", "default", "enum", "const", "links", "securitySchemes", "security"]);

/** Visits every object that may be one of OpenAPI or JSON Schema, the innermost first. */
function walk(node: unknown, visit: (node: Node) => void, named = false): void {
  if (Array.isArray(node)) {
    for (const item of node) walk(item, visit);
    return;
  }
  if (!isNode(node)) return;
  for (const [key, value] of Object.entries(node)) {
    if (!named && (DATA.has(key) || key.startsWith("x-"))) continue;
    walk(value, visit, !named && NAMED.has(key));
  }
  if (!named) visit(node);
}
