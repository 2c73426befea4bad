/** Makes of any document that can be read the one form that everything else works on. */
import type { ContractNotice } from "../error.ts";
import { METHODS, type OpenApiDocument } from "../model.ts";
import { GRAMMAR, isExtension, type NodeType } from "./grammar.ts";
import { generatedId, uniqueId } from "./operation-id.ts";
import { below, formatPointer } from "./pointer.ts";
import { reduceNode } from "./reduce.ts";
import { isReference, References } from "./reference.ts";
import { type UnresolvedReason, unresolvedFault } from "./unresolved.ts";
import { upgradeNode } from "./upgrade.ts";
import { kindOf, type Minor, MODEL_VERSION } from "./version.ts";
import { isObject, type JsonObject, rewrite } from "./walk.ts";

export interface Normalized {
  readonly document: OpenApiDocument;
  /** The operations whose ids were generated, as pointers. */
  readonly generatedIds: ReadonlySet<string>;
  readonly notices: readonly ContractNotice[];
  /** What makes the document unusable. */
  readonly faults: readonly ContractNotice[];
}

/**
 * A document as 3.1, path items in place of references to them, and each operation with an id. The given one is not
 * changed; what did not have to change is shared with it.
 */
export function normalize(source: JsonObject, minor: Minor): Normalized {
  const notices: ContractNotice[] = [];
  const faults: ContractNotice[] = [];
  const references = new References(source);
  /** What is wrong with a `$ref`, by its text; most documents say the same ones often. */
  const checked = new Map<string, UnresolvedReason | undefined>();

  function checkReference(ref: string, path: readonly string[]): void {
    if (!checked.has(ref)) checked.set(ref, references.whyUnresolved(ref));
    const reason = checked.get(ref);
    if (reason) faults.push(unresolvedFault(source, ref, reason, formatPointer([...path, "$ref"])));
  }

  const rewritten = rewrite(source, {
    node(node, type, path) {
      if (typeof node.$ref === "string") checkReference(node.$ref, path);
      for (const [key, value] of Object.entries(node)) {
        if (isObject(value) && !Object.hasOwn(GRAMMAR[type], key) && isStructure(key, type)) {
          forEachReference(value, [...path, key], checkReference);
        }
      }
      if (type === "parameter") faults.push(...parameterFaults(node, path));
      if (minor === "3.0") return upgradeNode(node, type);
      if (minor === "3.2") return reduceNode(node, type, path, source, notices);
      return node;
    },
    misplaced(value, wanted, type, path) {
      faults.push({
        code: "INVALID_CONTRACT",
        pointer: formatPointer(path),
        ...misplacement(value, wanted, type, path),
      });
    },
  });
  if (!isObject(source.info)) {
    const message = "The document has no `info`, an object with at least a `title` and a `version`.";
    faults.push({ code: "INVALID_CONTRACT", message, pointer: "info" in source ? "/info" : "" });
  }
  if (faults.length > 0) return { document: source as OpenApiDocument, generatedIds: new Set(), notices, faults };

  const versioned = minor === "3.1" ? rewritten : { ...rewritten, openapi: MODEL_VERSION };
  const inlined = inlinePathItems(versioned);
  const { document, generatedIds } = nameOperations(inlined);
  return { document: document as OpenApiDocument, generatedIds, notices, faults };
}

/** Whether a member that the grammar does not list could still hold a `$ref` that somebody wants followed. */
function isStructure(key: string, type: NodeType): boolean {
  if (isExtension(key)) return false;
  if (type === "example" || type === "link" || type === "responses" || type === "callback") return false;
  return !["example", "examples", "default", "enum", "const", "security", "mapping", "discriminator"].includes(key);
}

function forEachReference(root: unknown, start: string[], found: (ref: string, path: string[]) => void): void {
  const seen = new Set<unknown>();
  const visit = (node: unknown, path: string[]) => {
    if (typeof node !== "object" || node === null || seen.has(node)) return;
    seen.add(node);
    if (isReference(node)) found(node.$ref, path);
    for (const [key, value] of Object.entries(node)) {
      if (!isExtension(key)) visit(value, [...path, key]);
    }
  };
  visit(root, start);
}

function parameterFaults(node: JsonObject, path: readonly string[]): ContractNotice[] {
  if (typeof node.$ref === "string") return [];
  const pointer = formatPointer(path);
  const fault = (message: string, advice: string) => [{ code: "INVALID_CONTRACT", message, advice, pointer }];
  if (typeof node.name !== "string")
    return fault("A parameter has no `name`.", "Every parameter has a `name` and an `in`.");
  const places = ["path", "query", "header", "cookie", "querystring"];
  if (places.includes(node.in as string)) return [];
  return fault(
    `The parameter \`${node.name}\` ${node.in === undefined ? "does not say where it is sent" : `is sent in \`${String(node.in)}\`, which is no place`}.`,
    "`in` is one of path, query, header, cookie.",
  );
}

function misplacement(value: unknown, wanted: "one" | "list" | "map", type: NodeType, path: readonly string[]) {
  const where = path.length > 0 ? `\`${path.at(-1)}\`` : "The document";
  const expected =
    wanted === "list"
      ? `a list of ${type} objects`
      : wanted === "map"
        ? `an object of ${type} objects by name`
        : `an object (${type})`;
  const message = `${where} is ${kindOf(value)}, where ${expected} belongs.`;
  return value === null ? { message, advice: "Write it, or leave the field out." } : { message };
}

/** A path item may be a `$ref`, to `components.pathItems` or to another path. */
function inlinePathItems(document: JsonObject): JsonObject {
  const paths = document.paths;
  if (!isObject(paths) || !Object.values(paths).some(isReference)) return document;
  const references = new References(document);
  const inlined = Object.entries(paths).map(([path, item]) => {
    if (!isReference(item)) return [path, item];
    const { $ref, ...siblings } = item;
    return [path, { ...(references.follow({ $ref }, below("/paths", path)).node as JsonObject), ...siblings }];
  });
  return { ...document, paths: Object.fromEntries(inlined) };
}

/** Writes a generated `operationId` into each operation that has none. */
function nameOperations(document: JsonObject): { document: JsonObject; generatedIds: Set<string> } {
  const generatedIds = new Set<string>();
  const paths = isObject(document.paths) ? document.paths : {};
  const taken = new Set<string>();
  for (const { operation } of operationsIn(paths)) {
    if (hasId(operation)) taken.add(operation.operationId);
  }
  const named: JsonObject = { ...paths };
  for (const { path, method, operation } of operationsIn(paths)) {
    if (hasId(operation)) continue;
    const operationId = uniqueId(generatedId(method, path), taken);
    taken.add(operationId);
    named[path] = { ...(named[path] as JsonObject), [method]: { ...operation, operationId } };
    generatedIds.add(below("/paths", path, method));
  }
  return { document: generatedIds.size > 0 ? { ...document, paths: named } : document, generatedIds };
}

function hasId(operation: JsonObject): operation is JsonObject & { operationId: string } {
  return typeof operation.operationId === "string" && operation.operationId !== "";
}

/** Every operation of a Paths Object, in document order. */
export function* operationsIn(paths: JsonObject) {
  for (const [path, pathItem] of Object.entries(paths)) {
    if (isExtension(path) || !isObject(pathItem)) continue;
    for (const key of Object.keys(pathItem)) {
      const method = METHODS.find((candidate) => candidate === key);
      const operation = pathItem[key];
      if (method && isObject(operation)) yield { path, method, pathItem, operation };
    }
  }
}
