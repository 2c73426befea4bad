/** The operations of a document's paths. */
import { METHODS } from "../model.ts";
import { isExtension } from "./grammar.ts";
import { generatedId, uniqueId } from "./operation-id.ts";
import { below } from "./pointer.ts";
import { isReference, References } from "./reference.ts";
import { isObject, type JsonObject } from "./walk.ts";

/** A path item may be a `$ref`, to `components.pathItems` or to another path. */
export function inlinePathItems(document: JsonObject): JsonObject {
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
export function nameOperations(document: JsonObject): { document: JsonObject; generatedIds: Set<string> } {
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
