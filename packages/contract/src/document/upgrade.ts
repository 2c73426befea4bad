/**
 * OpenAPI 3.0 made 3.1, node by node (https://learn.openapis.org/upgrading/v3.0-to-v3.1.html). Schemas of 3.0 are a
 * dialect of their own; those of 3.1 are JSON Schema 2020-12.
 */
import type { NodeType } from "./grammar.ts";
import type { JsonObject } from "./walk.ts";

/** The 3.1 form of a node of a 3.0 document; the node itself where nothing differs. */
export function upgradeNode(node: JsonObject, type: NodeType): JsonObject {
  if (type === "schema") return upgradeSchema(node);
  // 3.0 Reference Object: "This object cannot be extended with additional properties and any properties added SHALL be
  // ignored." A path item's `$ref` is a field among others.
  if (type !== "path item" && typeof node.$ref === "string" && Object.keys(node).length > 1) return { $ref: node.$ref };
  return node;
}

function upgradeSchema(schema: JsonObject): JsonObject {
  let upgraded = schema;
  if (typeof upgraded.$ref === "string" && Object.keys(upgraded).length > 1) upgraded = withoutAssertions(upgraded);
  if (typeof upgraded.exclusiveMinimum === "boolean") upgraded = withExclusive(upgraded, "minimum");
  if (typeof upgraded.exclusiveMaximum === "boolean") upgraded = withExclusive(upgraded, "maximum");
  if ("example" in upgraded) upgraded = withExamples(upgraded);
  if (typeof upgraded.format === "string" && Object.hasOwn(ENCODINGS, upgraded.format)) {
    // `format` stays, because generators and servers know a file by `format: binary`.
    upgraded = { ...upgraded, ...ENCODINGS[upgraded.format] };
  }
  if ("nullable" in upgraded) upgraded = withNull(upgraded);
  return upgraded;
}

const ENCODINGS: Readonly<Record<string, JsonObject>> = {
  binary: { contentMediaType: "application/octet-stream" },
  byte: { contentEncoding: "base64" },
  base64: { contentEncoding: "base64" },
};

/** Keywords that say something about a value and refuse none. */
const ANNOTATIONS = new Set([
  "title",
  "summary",
  "description",
  "default",
  "deprecated",
  "example",
  "examples",
  "externalDocs",
  "readOnly",
  "writeOnly",
  "xml",
]);

export function isAnnotation(keyword: string): boolean {
  return ANNOTATIONS.has(keyword) || keyword.startsWith("x-");
}

/**
 * Beside a `$ref`, 3.0 ignores everything and 3.1 nothing. What would begin to refuse values goes; annotations, and
 * `nullable`, stay, because that is what their author wanted and they break nothing.
 */
function withoutAssertions(schema: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => keyword === "$ref" || keyword === "nullable" || isAnnotation(keyword)),
  );
}

/** 3.0 has a flag beside the bound; 3.1 has the bound itself. */
function withExclusive(schema: JsonObject, bound: "minimum" | "maximum"): JsonObject {
  const keyword = bound === "minimum" ? "exclusiveMinimum" : "exclusiveMaximum";
  const { [keyword]: exclusive, ...rest } = schema;
  if (!exclusive || rest[bound] === undefined) return rest;
  const { [bound]: limit, ...others } = rest;
  return { ...others, [keyword]: limit };
}

function withExamples(schema: JsonObject): JsonObject {
  const { example, ...rest } = schema;
  return "examples" in rest ? rest : { ...rest, examples: [example] };
}

/** `nullable: true` means that null is allowed as well, whatever else the schema asks for. */
function withNull(schema: JsonObject): JsonObject {
  const { nullable, ...rest } = schema;
  if (nullable !== true) return rest;
  if (["$ref", "allOf", "anyOf", "oneOf", "not"].some((keyword) => keyword in rest)) return orNull(rest);
  const typed = typeof rest.type === "string" ? { ...rest, type: [rest.type, "null"] } : rest;
  if (!Array.isArray(typed.enum) || typed.enum.includes(null)) return typed;
  return { ...typed, enum: [...typed.enum, null] };
}

/** What composes schemas would still refuse null: the whole becomes one of two alternatives, annotated as before. */
function orNull(schema: JsonObject): JsonObject {
  const entries = Object.entries(schema);
  const alternative = Object.fromEntries(entries.filter(([keyword]) => !isAnnotation(keyword)));
  const annotations = Object.fromEntries(entries.filter(([keyword]) => isAnnotation(keyword)));
  return { ...annotations, anyOf: [alternative, { type: "null" }] };
}
