/**
 * Generic schemas: a template leaves a part open by `$dynamicRef: "#itemType"`, and who refers to it says in `$defs`, by
 * `$dynamicAnchor: itemType`, what stands there (JSON Schema 2020-12 Core §8.2.3.2). Each use becomes a schema of its own
 * in which the part is known, so that nothing behind has to know of dynamic scopes.
 */
import { at, below, formatPointer } from "./pointer.ts";
import { isObject, type JsonObject } from "./walk.ts";

/** The schema with its template in place; the same where it is no use of one. */
export function bindGeneric(node: JsonObject, path: readonly string[], document: JsonObject): JsonObject {
  const { $ref, ...use } = node;
  if (typeof $ref !== "string" || !$ref.startsWith("#/") || !isObject(use.$defs)) return node;
  const bindings = new Map(
    Object.entries(use.$defs).flatMap(([name, bound]) =>
      isObject(bound) && typeof bound.$dynamicAnchor === "string"
        ? [[`#${bound.$dynamicAnchor}`, `#${below(formatPointer(path), "$defs", name)}`]]
        : [],
    ),
  );
  const template = at(document, $ref);
  if (bindings.size === 0 || !isObject(template)) return node;
  const { $id, $defs, ...bound } = boundIn(template, bindings) as JsonObject;
  return { ...bound, ...use, $defs: { ...($defs as JsonObject), ...use.$defs } };
}

function boundIn(value: unknown, bindings: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => boundIn(each, bindings));
  if (!isObject(value)) return value;
  const { $dynamicRef, ...rest } = value;
  const pointer = typeof $dynamicRef === "string" ? bindings.get($dynamicRef.replace(/^[^#]*/, "")) : undefined;
  const members = Object.entries(pointer === undefined ? value : rest);
  return {
    ...Object.fromEntries(members.map(([key, member]) => [key, boundIn(member, bindings)])),
    ...(pointer !== undefined && { $ref: pointer }),
  };
}
