/** A schema in its place in the contract, with what was seen of it. */
import type { Schema, SchemaObject } from "@cantus/contract";
import { escapeToken } from "../checks/clause.ts";
import { type Assertion, assertionsOf } from "./assertions.ts";

export type Direction = "request" | "response";

/** What of a schema is asked for: values that keep it in a direction, and values that break it, as far as the wire can carry such. */
export interface Wanted {
  kept: Record<Direction, boolean>;
  /** `text`: on the wire everything is text, so that no value is of the wrong type where text is right. */
  broken: "json" | "text" | undefined;
}

/** One of the values that an `enum` lists, or a branch of `oneOf` or `anyOf`. */
interface Counted {
  readonly pointer: string;
  readonly hits: Record<Direction, number>;
}

export interface Member extends Counted {
  readonly value: unknown;
}

export interface Branch extends Counted {
  readonly node: SchemaNode;
}

const NO_SCHEMA: SchemaObject = {};

export class SchemaNode {
  readonly pointer: string;
  readonly schema: Schema;
  readonly assertions: readonly Assertion[];
  readonly members: readonly Member[];
  readonly wanted: Wanted = { kept: { request: false, response: false }, broken: undefined };
  readonly #schema: SchemaObject;
  readonly #nodeAt: NodeAt;
  readonly #children = new Map<string, SchemaNode | undefined>();
  readonly #properties = new Map<string, SchemaNode>();
  readonly #memberByText: ReadonlyMap<string, Member>;
  #parts: SchemaNode[] | undefined;
  #branches: Branch[] | undefined;

  constructor(pointer: string, schema: Schema, nodeAt: NodeAt) {
    this.pointer = pointer;
    this.schema = schema;
    this.#schema = typeof schema === "object" ? schema : NO_SCHEMA;
    this.#nodeAt = nodeAt;
    this.assertions = assertionsOf(this.#schema);
    this.members = (this.#schema.enum ?? []).map((value, index) => ({
      value,
      pointer: `${pointer}/enum/${index}`,
      hits: { request: 0, response: 0 },
    }));
    this.#memberByText = new Map(this.members.map((member) => [JSON.stringify(member.value), member]));
  }

  /** The same value is held against these, too: the target of a `$ref`, and each of `allOf`. */
  get parts(): readonly SchemaNode[] {
    const { $ref, allOf = [] } = this.#schema;
    this.#parts ??= [
      ...($ref?.startsWith("#/") ? [this.#nodeAt(decodeURIComponent($ref.slice(1)))] : []),
      ...allOf.map((_, index) => this.#nodeAt(`${this.pointer}/allOf/${index}`)),
    ];
    return this.#parts;
  }

  /** The same value is held against these, and need not keep all of them. */
  get branches(): readonly Branch[] {
    this.#branches ??= (["oneOf", "anyOf"] as const).flatMap((keyword) =>
      (this.#schema[keyword] ?? []).map((_, index) => {
        const pointer = `${this.pointer}/${keyword}/${index}`;
        return { node: this.#nodeAt(pointer), pointer, hits: { request: 0, response: 0 } };
      }),
    );
    return this.#branches;
  }

  property(name: string): SchemaNode | undefined {
    // Asked for every member of every body: kept by its name, so that no pointer is put together.
    const known = this.#properties.get(name);
    if (known) return known;
    const node = this.#findProperty(name);
    if (node) this.#properties.set(name, node);
    return node;
  }

  #findProperty(name: string): SchemaNode | undefined {
    const { properties, additionalProperties } = this.#schema;
    if (properties && Object.hasOwn(properties, name)) return this.#child(`properties/${escapeToken(name)}`);
    return typeof additionalProperties === "object" ? this.#child("additionalProperties") : undefined;
  }

  item(index: number): SchemaNode | undefined {
    const { prefixItems, items } = this.#schema;
    if (Array.isArray(prefixItems) && index < prefixItems.length) return this.#child(`prefixItems/${index}`);
    return items === undefined ? undefined : this.#child("items");
  }

  /** The schemas of members and items. */
  get children(): SchemaNode[] {
    const { properties = {}, prefixItems, items, additionalProperties } = this.#schema;
    const below = [
      ...Object.keys(properties).map((name) => `properties/${escapeToken(name)}`),
      ...(Array.isArray(prefixItems) ? prefixItems.map((_, index) => `prefixItems/${index}`) : []),
      ...(typeof items === "object" ? ["items"] : []),
      ...(typeof additionalProperties === "object" ? ["additionalProperties"] : []),
    ];
    return below.flatMap((path) => this.#child(path) ?? []);
  }

  memberOf(value: unknown): Member | undefined {
    return this.members.length > 0 ? this.#memberByText.get(JSON.stringify(value)) : undefined;
  }

  #child(path: string): SchemaNode | undefined {
    if (!this.#children.has(path)) this.#children.set(path, this.#nodeAt(`${this.pointer}/${path}`));
    return this.#children.get(path);
  }
}

/** The node of a place in the contract; always the same one. */
export type NodeAt = (pointer: string) => SchemaNode;
