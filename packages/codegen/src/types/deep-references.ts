/**
 * Schemas that a `$ref` finds within others, or where they stand in a path. openapi-typescript follows such a reference
 * through the types of what is around, and fails at the first part that may be left out.
 */
import type { OpenApiDocument } from "@cantus/contract";
import { pascalCase } from "@cantus/contract/names";

/** Into a component schema, or to the `schema` of anything else and into it. */
const IS_DEEP = /^#\/(?:components\/schemas\/[^/]+\/|(?!components\/schemas\/).*\/schema(?:\/|$))/;

export class DeepReferences {
  readonly #document: OpenApiDocument;
  /** The name that a schema gets among the components, by the reference that found it. */
  readonly #names = new Map<string, string>();

  constructor(document: OpenApiDocument) {
    this.#document = document;
  }

  /** Makes a node that refers to such a schema refer to its name instead. */
  rename(node: Record<string, unknown>): void {
    const { $ref } = node;
    if (typeof $ref !== "string" || !IS_DEEP.test($ref)) return;
    const name = this.#names.get($ref) ?? this.#newName($ref);
    this.#names.set($ref, name);
    node.$ref = `#/components/schemas/${name}`;
  }

  /** Puts the schemas among the components, when all references are renamed. */
  add(): void {
    if (this.#names.size === 0) return;
    this.#document.components ??= {};
    this.#document.components.schemas ??= {};
    for (const [ref, name] of this.#names) {
      this.#document.components.schemas[name] = structuredClone(nodeAt(this.#document, ref));
    }
  }

  #newName($ref: string): string {
    const taken = new Set([...Object.keys(this.#document.components?.schemas ?? {}), ...this.#names.values()]);
    const base = `Part${pascalCase($ref.slice($ref.lastIndexOf("/") + 1))}`;
    let name = base;
    for (let number = 2; taken.has(name); number++) name = `${base}${number}`;
    return name;
  }
}

function nodeAt(document: unknown, ref: string): unknown {
  const tokens = decodeURIComponent(ref).split("/").slice(1);
  return tokens.reduce<unknown>(
    (node, token) => (node as Record<string, unknown>)?.[token.replaceAll("~1", "/").replaceAll("~0", "~")],
    document,
  );
}
