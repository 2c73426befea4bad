/**
 * What may be sent and what comes back are two types where a contract has `readOnly` or `writeOnly` properties: a schema
 * of the contract stands for what comes back, and has a `…Writable` beside it for what is sent.
 */
import type { OpenApiDocument } from "@cantus/contract";

type Node = Record<string, unknown>;
const PREFIX = "#/components/schemas/";
const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** @returns the schemas that were added, and what each is the writable form of */
export function splitDirections(document: OpenApiDocument): ReadonlyMap<string, string> {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Node>;
  const directional = directionalSchemas(schemas);
  const isDirectional = (node: unknown) => containsDirection(node, schemas, directional);
  const writable = new Map<string, string>();
  const added: Record<string, Node> = {};

  const nameOf = (name: string): string => {
    const known = writable.get(name);
    if (known !== undefined) return known;
    let own = `${name}Writable`;
    for (let number = 2; own in schemas || own in added; number++) own = `${name}Writable${number}`;
    // Before its schema is made, for that may lead back here.
    writable.set(name, own);
    added[own] = {};
    added[own] = toWritable(schemas[name]) as Node;
    return own;
  };
  const renamed = (ref: string) => {
    const name = nameIn(ref);
    return name !== undefined && directional.has(name) ? PREFIX + nameOf(name) : ref;
  };

  function toWritable(node: unknown): unknown {
    if (Array.isArray(node)) return node.map(toWritable);
    if (!isNode(node)) return node;
    const own = without(node, "readOnly", schemas);
    const copy: Node = {};
    for (const [key, value] of Object.entries(own)) {
      if (key === "$ref" && typeof value === "string") copy[key] = renamed(value);
      else if (key === "discriminator") copy[key] = discriminator(own, value as Node);
      else copy[key] = isData(key) ? structuredClone(value) : toWritable(value);
    }
    return copy;
  }

  /** The tags stay those of the schemas, which now have other names. */
  function discriminator(schema: Node, said: Node): Node {
    const mapping: Record<string, string> = {};
    for (const choice of [schema.oneOf, schema.anyOf].flat()) {
      const ref = isNode(choice) ? choice.$ref : undefined;
      const name = typeof ref === "string" ? nameIn(ref) : undefined;
      if (name !== undefined) mapping[name] = renamed(String(ref));
    }
    for (const [tag, target] of Object.entries((said.mapping ?? {}) as Record<string, string>)) {
      const ref = target.includes("/") ? target : PREFIX + target;
      delete mapping[nameIn(ref) ?? ""];
      mapping[tag] = renamed(ref);
    }
    return { ...said, ...(Object.keys(mapping).length > 0 && { mapping }) };
  }

  for (const body of requestBodies(document)) {
    for (const media of Object.values((body.content ?? {}) as Record<string, Node>)) {
      if (isNode(media) && isDirectional(media.schema)) media.schema = toWritable(media.schema);
    }
  }
  for (const schema of Object.values(schemas)) toReadable(schema, schemas);
  for (const response of responses(document)) toReadable(response.content, schemas);
  Object.assign(schemas, added);
  return new Map([...writable].map(([name, own]) => [own, name]));
}

/** In place: whatever is only sent goes. */
function toReadable(node: unknown, schemas: Record<string, Node>): void {
  if (Array.isArray(node)) for (const item of node) toReadable(item, schemas);
  if (!isNode(node)) return;
  Object.assign(node, without(node, "writeOnly", schemas));
  for (const [key, value] of Object.entries(node)) if (!isData(key)) toReadable(value, schemas);
}

/** Without the properties that go the other way only. */
function without(node: Node, keyword: "readOnly" | "writeOnly", schemas: Record<string, Node>): Node {
  if (!isNode(node.properties)) return node;
  const entries = Object.entries(node.properties);
  const gone = entries.filter(([, property]) => says(property, keyword, schemas)).map(([name]) => name);
  if (gone.length === 0) return node;
  const required = Array.isArray(node.required) ? node.required.filter((name) => !gone.includes(name)) : undefined;
  return {
    ...node,
    properties: Object.fromEntries(entries.filter(([name]) => !gone.includes(name))),
    ...(required && { required }),
  };
}

function says(property: unknown, keyword: string, schemas: Record<string, Node>): boolean {
  if (!isNode(property)) return false;
  if (property[keyword] === true) return true;
  const name = typeof property.$ref === "string" ? nameIn(property.$ref) : undefined;
  return name !== undefined && schemas[name]?.[keyword] === true;
}

/** The schemas that differ by direction, themselves or in what they refer to. */
function directionalSchemas(schemas: Record<string, Node>): Set<string> {
  const found = new Set<string>();
  const referring = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(schemas)) {
    for (const target of referencesIn(schema)) referring.set(target, [...(referring.get(target) ?? []), name]);
    if (containsDirection(schema, schemas, NONE)) found.add(name);
  }
  // Each that is found leads to those that refer to it.
  for (const name of found) for (const each of referring.get(name) ?? []) found.add(each);
  return found;
}

const NONE: ReadonlySet<string> = new Set();

function referencesIn(node: unknown, into = new Set<string>()): Set<string> {
  if (Array.isArray(node)) for (const item of node) referencesIn(item, into);
  if (!isNode(node)) return into;
  for (const [key, value] of Object.entries(node)) {
    const name = key === "$ref" && typeof value === "string" ? nameIn(value) : undefined;
    if (name !== undefined) into.add(name);
    else if (!isData(key)) referencesIn(value, into);
  }
  return into;
}

function containsDirection(node: unknown, schemas: Record<string, Node>, found: ReadonlySet<string>): boolean {
  if (Array.isArray(node)) return node.some((item) => containsDirection(item, schemas, found));
  if (!isNode(node)) return false;
  if (typeof node.$ref === "string" && found.has(nameIn(node.$ref) ?? "")) return true;
  const properties = isNode(node.properties) ? Object.values(node.properties) : [];
  if (properties.some((property) => says(property, "readOnly", schemas) || says(property, "writeOnly", schemas))) {
    return true;
  }
  return Object.entries(node).some(([key, value]) => !isData(key) && containsDirection(value, schemas, found));
}

function* operations(document: OpenApiDocument): Iterable<Node> {
  for (const item of Object.values(document.paths ?? {})) {
    for (const method of METHODS) if (isNode(item[method])) yield item[method];
  }
}

function* requestBodies(document: OpenApiDocument): Iterable<Node> {
  for (const body of Object.values(document.components?.requestBodies ?? {})) if (isNode(body)) yield body;
  for (const { requestBody } of operations(document)) if (isNode(requestBody)) yield requestBody;
}

function* responses(document: OpenApiDocument): Iterable<Node> {
  for (const response of Object.values(document.components?.responses ?? {})) if (isNode(response)) yield response;
  for (const { responses } of operations(document)) {
    for (const response of Object.values((responses ?? {}) as Node)) if (isNode(response)) yield response;
  }
}

/** What is the author's, and no schema. */
const isData = (key: string) =>
  ["example", "examples", "default", "enum", "const"].includes(key) || key.startsWith("x-");

const nameIn = (ref: string) => (ref.startsWith(PREFIX) ? ref.slice(PREFIX.length) : undefined);

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
