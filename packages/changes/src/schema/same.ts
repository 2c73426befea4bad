import type { Contract } from "@cantus/contract";
import { isObject } from "./node.ts";

/** Keywords that say something about a value and refuse none, and are compared elsewhere or not at all. */
const ANNOTATIONS = new Set([
  "title",
  "description",
  "summary",
  "example",
  "examples",
  "externalDocs",
  "$comment",
  "xml",
]);

/** Lists in which the order says nothing. */
const SETS = new Set(["required", "enum", "type"]);

/**
 * Whether two nodes of two contracts are the same, whatever their components are called and wherever they stand: a `$ref`
 * is as good as what it leads to. What leads back to itself is the same until a difference is found (bisimulation:
 * Hopcroft and Karp, "A Linear Algorithm for Testing Equivalence of Finite Automata", 1971).
 */
export class Sameness {
  readonly #base: Contract;
  readonly #head: Contract;
  readonly #isStrict: boolean;
  readonly #known = new WeakMap<object, Map<object, boolean>>();

  /** @param isStrict whether titles, descriptions and examples count */
  constructor(base: Contract, head: Contract, isStrict: boolean) {
    this.#base = base;
    this.#head = head;
    this.#isStrict = isStrict;
  }

  of(base: unknown, head: unknown): boolean {
    const assumed: [object, object][] = [];
    const isSame = this.#same(base, head, assumed);
    // What was only assumed, on the way to a difference, is not known.
    if (!isSame) for (const [a, b] of assumed) if (this.#known.get(a)?.get(b)) this.#known.get(a)?.delete(b);
    return isSame;
  }

  #same(base: unknown, head: unknown, assumed: [object, object][]): boolean {
    const a = isReference(base) ? this.#base.resolve(base) : base;
    const b = isReference(head) ? this.#head.resolve(head) : head;
    if (typeof a !== "object" || a === null || typeof b !== "object" || b === null) return a === b;
    const known = this.#known.get(a)?.get(b);
    if (known !== undefined) return known;
    const row = this.#known.get(a) ?? new Map<object, boolean>();
    this.#known.set(a, row);
    row.set(b, true);
    assumed.push([a, b]);
    const isSame = this.#sameMembers(a, b, assumed);
    // A difference is one, whatever was assumed on the way to it.
    if (!isSame) row.set(b, false);
    return isSame;
  }

  #sameMembers(a: object, b: object, assumed: [object, object][]): boolean {
    if (Array.isArray(a) || Array.isArray(b)) {
      if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
      return a.every((item, i) => this.#same(item, b[i], assumed));
    }
    const other = b as Record<string, unknown>;
    let left = 0;
    for (const key in other) if (this.#counts(key)) left++;
    for (const [key, value] of Object.entries(a)) {
      if (!this.#counts(key)) continue;
      if (!Object.hasOwn(other, key)) return false;
      left--;
      if (SETS.has(key) && isSameSet(value, other[key])) continue;
      if (!this.#same(value, other[key], assumed)) return false;
    }
    return left === 0;
  }

  #counts(key: string): boolean {
    return this.#isStrict || !ANNOTATIONS.has(key);
  }
}

function isReference(node: unknown): node is { $ref: string } {
  return isObject(node) && typeof node.$ref === "string";
}

function isSameSet(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  if (typeof a[0] !== "string") return false;
  const items = new Set(a);
  return b.every((item) => items.has(item));
}

/** Deep equality of two values of JSON, as `enum` and `const` understand it. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => isEqual(item, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]));
}
