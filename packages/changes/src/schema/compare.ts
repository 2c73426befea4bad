/** Two schemas compared: what differs, and whether each difference leaves more values, fewer or others. */
import type { Contract } from "@cantus/contract";
import type { Flow } from "../change.ts";
import { compareDefaults, compareDeprecation, compareKnownValues, compareStability } from "./annotations.ts";
import { compareChoices } from "./choices.ts";
import { innerNode } from "./decided.ts";
import { compareBounds, compareCounts, compareFlag, compareMultiples } from "./keywords.ts";
import { itemsOf, prefixLength } from "./members.ts";
import { idOf, keyOf, type Node } from "./node.ts";
import { compareObjects } from "./objects.ts";
import { compareOpaque } from "./opaque.ts";
import { Sameness } from "./same.ts";
import { effectOf, type Found, keepsAll, type SchemaChange, within } from "./schema-change.ts";
import { type Form, type Shape, shapeOf } from "./shape.ts";
import { compareFormats, comparePatterns } from "./texts.ts";
import { compareTypes, compareValues, typeChange } from "./types.ts";

type Changes = readonly SchemaChange[];

/** Compares the schemas of two contracts for what is sent in one direction. */
export class SchemaComparison {
  readonly base: Contract;
  readonly head: Contract;
  readonly flow: Flow;
  readonly today: Date;
  readonly sameness: Sameness;
  readonly #known = new Map<string, Changes>();
  /** Pairs that are being compared, with how many were before them: their differences are found where they were begun. */
  readonly #open = new Map<string, number>();
  /** What was found below a pair that is still open: good until that one is through. */
  readonly #provisional = new Map<string, { readonly changes: Changes; readonly reaches: number }>();
  /** How far up a pair leads back that is being compared; what depends on one that is open is not kept. */
  #reaches = Number.POSITIVE_INFINITY;
  #back: SchemaComparison | undefined;

  constructor(base: Contract, head: Contract, flow: Flow, today: Date) {
    this.base = base;
    this.head = head;
    this.flow = flow;
    this.today = today;
    this.sameness = new Sameness(base, head, false);
  }

  /** Whether every value of the older is one of the newer, as far as can be told. */
  isContained(a: Node, b: Node): boolean {
    return this.nodes(a, b).every(keepsAll);
  }

  /** The same from the newer to the older. */
  inverse(): SchemaComparison {
    if (!this.#back) {
      this.#back = new SchemaComparison(this.head, this.base, this.flow, this.today);
      this.#back.#back = this;
    }
    return this.#back;
  }

  /** @param isText whether values are written as text, as parameters are: then every number is a text as well */
  nodes(a: Node, b: Node, isText = false): Changes {
    if (this.#areSame(a.parts, b.parts)) return [];
    const key = `${keyOf(a)}|${keyOf(b)}|${isText}`;
    const known = this.#known.get(key);
    if (known) return known;
    const depth = this.#open.get(key);
    if (depth !== undefined) {
      this.#reaches = Math.min(this.#reaches, depth);
      if (this.#back) this.#back.#reaches = -1;
      return [];
    }
    const provisional = this.#provisional.get(key);
    if (provisional) {
      this.#reaches = Math.min(this.#reaches, provisional.reaches);
      return provisional.changes;
    }
    const outer = this.#reaches;
    const own = this.#open.size;
    this.#reaches = Number.POSITIVE_INFINITY;
    this.#open.set(key, own);
    const changes = once(this.#shapes(a, b, isText));
    this.#open.delete(key);
    if (this.#reaches >= own) {
      this.#known.set(key, changes);
      this.#reaches = outer;
    } else {
      this.#provisional.set(key, { changes, reaches: this.#reaches });
      this.#reaches = Math.min(this.#reaches, outer);
    }
    if (own === 0) this.#provisional.clear();
    return changes;
  }

  areSameForms(a: Form, b: Form): boolean {
    return this.#areSame(a.parts, b.parts);
  }

  #areSame(a: Node["parts"], b: Node["parts"]): boolean {
    return a.length === b.length && a.every((part, i) => this.sameness.of(part.schema, b[i]?.schema));
  }

  #shapes(a: Node, b: Node, isText: boolean): SchemaChange[] {
    const [before, after] = [shapeOf(a), shapeOf(b)];
    const nodes = { base: a, head: b };
    const here = (found: Found): SchemaChange => ({ ...found, path: [], nodes });
    const place = { base: a.parts[0]?.pointer, head: b.parts[0]?.pointer };
    const [one, other] = [before.forms[0], after.forms[0]];
    if (!one || !other) {
      if (!one && !other && before.isNullable === after.isNullable) return [];
      const isNarrower = one !== undefined || (before.isNullable && !after.isNullable);
      const isWider = other !== undefined || (after.isNullable && !before.isNullable);
      return [here(typeChange(typesIn(before), typesIn(after), isNarrower, isWider, place))];
    }
    const nullable = before.isNullable === after.isNullable ? [] : [here(nullChange(after.isNullable, place))];
    const isChoice = before.forms.length > 1 || after.forms.length > 1;
    const forms = isChoice
      ? compareChoices(this, before.forms, after.forms, nodes)
      : this.forms(one, other, nodes, isText);
    return [...nullable, ...forms];
  }

  /** @param nodes what the forms are forms of */
  forms(a: Form, b: Form, nodes: SchemaChange["nodes"], isText = false): SchemaChange[] {
    const here = (found: Found): SchemaChange => ({ ...found, path: [], nodes });
    const found: Found[] = [
      ...compareDefaults(a, b),
      ...compareDeprecation(a, b, this.today),
      ...compareStability(a, b),
      ...compareKnownValues(a, b),
    ];
    if (a.values || b.values) return [...found, ...compareValues(a, b, nodes, this.flow)].map(here);
    const types = compareTypes(a, b, isText);
    const isShared = (type: string) => types.shared.has(type);
    found.push(...types.found);
    if (isShared("string")) found.push(...compareCounts(a, b, "string"), ...comparePatterns(a, b));
    if (isShared("number")) found.push(...compareBounds(a, b), ...compareMultiples(a, b));
    if (isShared("string") || isShared("number")) found.push(...compareFormats(a, b));
    if (isShared("array")) {
      const differing = compareFlag(a, b, "uniqueItems", "unique-items", "items that all differ");
      found.push(...compareCounts(a, b, "array"), ...differing);
    }
    found.push(...compareOpaque(a, b, this, this.sameness));
    return [
      ...found.map(here),
      // A text that is JSON itself, as events have it.
      ...(isShared("string")
        ? within("(content)", this.nodes(innerNode(a, "contentSchema"), innerNode(b, "contentSchema")))
        : []),
      ...(isShared("array") ? this.#items(a, b, isText) : []),
      ...(isShared("object") ? compareObjects(this, a, b, nodes) : []),
    ];
  }

  #items(a: Form, b: Form, isText: boolean): SchemaChange[] {
    const prefix = Math.max(prefixLength(a), prefixLength(b));
    const places = Array.from({ length: prefix }, (_, i) =>
      within(String(i), this.nodes(itemsOf(a, i), itemsOf(b, i), isText)),
    );
    return [...places.flat(), ...within("*", this.nodes(itemsOf(a), itemsOf(b), isText))];
  }
}

function typesIn({ forms, isNullable }: Shape): string[] {
  return [...new Set(forms.flatMap((form) => [...form.types])), ...(isNullable ? ["null"] : [])];
}

function nullChange(isNullable: boolean, place: Pick<Found, "base" | "head">): Found {
  return {
    ...{ rule: isNullable ? "became-nullable" : "became-not-nullable", kind: "requiredness", ...place },
    ...{ effect: effectOf(!isNullable, isNullable), before: !isNullable, after: isNullable, candidates: [null] },
    text: isNullable ? "may be `null` now" : "may not be `null` any more",
  };
}

/** A pair of schemas that is met in many places of one whole is told at the first of them. */
function once(changes: readonly SchemaChange[]): SchemaChange[] {
  const first = new Map<string, SchemaChange>();
  for (const change of changes) {
    const { rule, base, head, property, effect, nodes } = change;
    const key = [rule, base, head, property, effect, idOf(nodes.base.parts[0]?.schema)].join(" ");
    const known = first.get(key);
    const others = (change.others ?? 0) + (known ? (known.others ?? 0) + 1 : 0);
    const shortest = known && known.path.length <= change.path.length ? known : change;
    first.set(key, others > 0 ? { ...shortest, others } : shortest);
  }
  return [...first.values()];
}
