import { ContractError } from "../error.ts";
import type { Reference } from "../model.ts";
import { below, child, formatPointer, parsePointer } from "./pointer.ts";
import { type UnresolvedReason, unresolvedFault } from "./unresolved.ts";
import { isAnnotation } from "./upgrade.ts";
import { isObject, type JsonObject } from "./walk.ts";

/** A node and where it stands in the document. */
export interface Found {
  readonly node: unknown;
  readonly pointer: string;
}

export function isReference(node: unknown): node is JsonObject & Reference {
  return isObject(node) && typeof node.$ref === "string";
}

/** Follows the `$ref`s of one document. */
export class References {
  readonly #document: JsonObject;
  /** What a node with a `$ref` and siblings stands for, made once, so that equal questions get the identical answer. */
  readonly #combined = new WeakMap<object, unknown>();
  #anchors: Map<string, Found> | undefined;

  constructor(document: JsonObject) {
    this.#document = document;
  }

  /** What one `$ref` leads to, in one step; `undefined` where it leads nowhere. */
  target(ref: string): Found | undefined {
    if (ref !== "#" && !ref.startsWith("#/")) return this.#anchor(ref);
    let found: Found = { node: this.#document, pointer: "" };
    for (const key of parsePointer(ref)) {
      // A pointer may lead through a reference: `#/paths/~1jobs/get`, where the path item is one.
      if (isReference(found.node) && child(found.node, key) === undefined)
        found = this.follow(found.node, found.pointer);
      const node = child(found.node, key);
      if (node === undefined) return undefined;
      found = { node, pointer: below(found.pointer, key) };
    }
    return found;
  }

  /** Whether a `$ref` leads to a value in the end, and if not, why. */
  whyUnresolved(ref: string): UnresolvedReason | undefined {
    const seen = new Set<string>();
    let node: unknown = { $ref: ref };
    while (isReference(node)) {
      if (seen.has(node.$ref)) return "circular";
      seen.add(node.$ref);
      const target = this.target(node.$ref);
      // One further on is told where it stands.
      if (!target) return seen.size === 1 ? "missing" : undefined;
      node = target.node;
    }
    return undefined;
  }

  /**
   * Follows a node's `$ref`s to the end. A Reference Object's `summary` and `description` win over the target's (3.1,
   * Reference Object).
   *
   * @throws {ContractError} UNRESOLVED_REF; not for a document that has been normalized, and what stands in it.
   */
  follow(node: unknown, pointer: string): Found {
    let found: Found = { node, pointer };
    const seen = new Set<string>();
    while (isReference(found.node)) {
      const { $ref, summary, description } = found.node;
      const target = seen.has($ref) ? undefined : this.target($ref);
      if (!target) {
        const fault = unresolvedFault(this.#document, $ref, seen.has($ref) ? "circular" : "missing", found.pointer);
        throw new ContractError("UNRESOLVED_REF", [fault]);
      }
      seen.add($ref);
      const own = { ...(summary !== undefined && { summary }), ...(description !== undefined && { description }) };
      found =
        Object.keys(own).length > 0 && isObject(target.node)
          ? { node: { ...target.node, ...own }, pointer: target.pointer }
          : target;
    }
    return found;
  }

  /**
   * What a schema with a `$ref` stands for. Siblings apply together with the target (JSON Schema 2020-12 §8.2.3.1):
   * annotations are laid over it, anything else makes an `allOf` of both.
   */
  resolve(node: unknown): unknown {
    if (!isReference(node)) return node;
    const known = this.#combined.get(node);
    if (known !== undefined) return known;
    const end = this.follow(node, "");
    // A Reference Object has no siblings but those two; in `components`, all but schemas are referred to by one.
    if (/^\/components\/(?!schemas\/)/.test(end.pointer)) return end.node;
    const { $ref, ...siblings } = node;
    const target = this.resolve(this.target($ref)?.node);
    const keywords = Object.keys(siblings);
    let combined = target;
    if (keywords.length > 0) {
      combined =
        keywords.every(isAnnotation) && isObject(target) ? { ...target, ...siblings } : { allOf: [{ $ref }, siblings] };
    }
    this.#combined.set(node, combined);
    return combined;
  }

  /** `#name` leads to the schema with that `$anchor`, a URI to the one with that `$id` (JSON Schema 2020-12 §8.2). */
  #anchor(ref: string): Found | undefined {
    this.#anchors ??= anchorsOf(this.#document);
    return this.#anchors.get(ref);
  }
}

function anchorsOf(document: JsonObject): Map<string, Found> {
  const anchors = new Map<string, Found>();
  const seen = new Set<unknown>();
  const path: string[] = [];
  const visit = (node: unknown) => {
    if (typeof node !== "object" || node === null || seen.has(node)) return;
    seen.add(node);
    const { $anchor, $dynamicAnchor, $id } = node as JsonObject;
    for (const anchor of [$anchor, $dynamicAnchor]) {
      if (typeof anchor === "string") anchors.set(`#${anchor}`, { node, pointer: formatPointer(path) });
    }
    if (typeof $id === "string") anchors.set($id, { node, pointer: formatPointer(path) });
    for (const [key, value] of Object.entries(node)) {
      path.push(key);
      visit(value);
      path.pop();
    }
  };
  visit(document);
  return anchors;
}
