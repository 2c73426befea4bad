import { GRAMMAR, isExtension, MEMBERS, type NodeType, type Shape } from "./grammar.ts";

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export interface Rewriter {
  /**
   * Called for each object of the document after what it contains; returns what shall stand in its place, or the same.
   * `path` is reused: copy it to keep it.
   */
  node?(node: JsonObject, type: NodeType, path: readonly string[]): JsonObject;
  /** Called where the document has something else than the grammar wants there. */
  misplaced?(value: unknown, wanted: Shape, type: NodeType, path: readonly string[]): void;
}

/**
 * Walks a document by its grammar and returns it rewritten. The given objects are never changed: what differs is copied,
 * with all that contains it, and the rest is shared. An object that stands in several places is visited once.
 */
export function rewrite(document: JsonObject, rewriter: Rewriter): JsonObject {
  const path: string[] = [];
  const done = new Map<unknown, unknown>();

  function member(value: unknown, key: string, shape: Shape, type: NodeType): unknown {
    path.push(key);
    const result = shape === "one" ? node(value, type) : collection(value, shape, type);
    path.pop();
    return result;
  }

  function collection(value: unknown, shape: "list" | "map", type: NodeType): unknown {
    if (shape === "list" ? !Array.isArray(value) : !isObject(value)) {
      rewriter.misplaced?.(value, shape, type, path);
      return value;
    }
    const extensible = type === "path item";
    let copy: JsonObject | undefined;
    for (const [key, item] of Object.entries(value as JsonObject)) {
      if (extensible && isExtension(key)) continue;
      const result = member(item, key, "one", type);
      if (result === item) continue;
      copy ??= (Array.isArray(value) ? [...value] : { ...(value as JsonObject) }) as JsonObject;
      copy[key] = result;
    }
    return copy ?? value;
  }

  function node(value: unknown, type: NodeType): unknown {
    if (!isObject(value)) {
      if (type !== "schema" || typeof value !== "boolean") rewriter.misplaced?.(value, "one", type, path);
      return value;
    }
    const known = done.get(value);
    if (known !== undefined) return known;
    done.set(value, value);
    let copy: JsonObject | undefined;
    const fields = GRAMMAR[type];
    const members = MEMBERS[type];
    for (const key of Object.keys(value)) {
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
      const [shape, fieldType] = field ?? [];
      const item = value[key];
      let result = item;
      if (shape && fieldType) {
        result = member(item, key, shape, fieldType);
      } else if (members && key !== "$ref" && !isExtension(key)) {
        result = member(item, key, "one", members);
      }
      if (result === item) continue;
      copy ??= { ...value };
      copy[key] = result;
    }
    const result = rewriter.node?.(copy ?? value, type, path) ?? copy ?? value;
    if (result !== value) done.set(value, result);
    return result;
  }

  return node(document, "document") as JsonObject;
}
