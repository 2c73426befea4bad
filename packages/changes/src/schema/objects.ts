/** The properties of two forms. */
import type { Kind } from "../change.ts";
import type { SchemaComparison } from "./compare.ts";
import { compareCounts, pointerOf } from "./keywords.ts";
import { furtherProperties, isMarked, type Property, propertyNames, propertyOf, requiredNames } from "./members.ts";
import type { Node } from "./node.ts";
import { effectOf, type Found, keepsAll, type SchemaChange, within } from "./schema-change.ts";
import { type Form, shapeOf } from "./shape.ts";

/**
 * An object that is not closed may have properties that nobody has described. What they are is not held against a contract:
 * by the letter a new optional property refuses some of them, and by all practice it is the safest of changes.
 */
export function compareObjects(
  comparison: SchemaComparison,
  a: Form,
  b: Form,
  nodes: SchemaChange["nodes"],
): SchemaChange[] {
  const changes: SchemaChange[] = compareCounts(a, b, "object").map((found) => ({ ...found, path: [], nodes }));
  const names = new Set([...propertyNames(a), ...propertyNames(b), ...requiredNames(a), ...requiredNames(b)]);
  for (const name of names) changes.push(...new PropertyComparison(comparison, a, b, name, nodes).changes());

  const [before, after] = [furtherProperties(a), furtherProperties(b)];
  if (before.isRefused !== after.isRefused) {
    changes.push({
      ...{ path: [], kind: "structure", nodes, before: !before.isRefused, after: !after.isRefused },
      rule: after.isRefused ? "closed" : "opened",
      effect: effectOf(after.isRefused, before.isRefused),
      text: after.isRefused
        ? "takes no properties any more but those that are named"
        : "takes properties that are not named now",
      base: before.pointer ?? pointerOf(a),
      head: after.pointer ?? pointerOf(b),
    });
  } else if (!before.isRefused) changes.push(...within("*", comparison.nodes(before.node, after.node)));
  return changes;
}

/** One property of two forms. */
class PropertyComparison {
  readonly #comparison: SchemaComparison;
  readonly #a: Form;
  readonly #b: Form;
  readonly #name: string;
  readonly #nodes: SchemaChange["nodes"];
  readonly #before: Property;
  readonly #after: Property;

  constructor(comparison: SchemaComparison, a: Form, b: Form, name: string, nodes: SchemaChange["nodes"]) {
    this.#comparison = comparison;
    this.#a = a;
    this.#b = b;
    this.#name = name;
    this.#nodes = nodes;
    this.#before = propertyOf(a, name, comparison.flow);
    this.#after = propertyOf(b, name, comparison.flow);
  }

  changes(): SchemaChange[] {
    const [before, after] = [this.#before, this.#after];
    if (before.isDeclared && after.isDeclared) {
      const marks = this.#marks();
      if (before.isWithheld && after.isWithheld) return marks;
      const inner = before.isWithheld || after.isWithheld ? [] : this.#inner();
      return [...marks, ...this.#requiredness(), ...inner];
    }
    if (before.isWithheld || after.isWithheld) return [];
    if (before.isDeclared) return this.#removed();
    return after.isDeclared ? this.#added() : this.#requiredness();
  }

  #removed(): SchemaChange[] {
    const [before, after] = [this.#before, this.#after];
    const rule = before.isRequired ? "required-property-removed" : "optional-property-removed";
    if (after.isRefused) {
      return [this.#change(rule, "existence", true, before.isRequired, "is gone, and refused where it is sent")];
    }
    // What further properties keep speaks for it.
    if (after.node.parts.length > 0) return [...this.#requiredness(), ...this.#inner()];
    return [this.#change(rule, "existence", false, before.isRequired, "is gone")];
  }

  #added(): SchemaChange[] {
    const [before, after] = [this.#before, this.#after];
    if (after.isRequired && !before.isRequired) {
      return [this.#change("required-property-added", "existence", true, before.isRefused, "is new, and required")];
    }
    const inner = before.isRefused || before.node.parts.length === 0 ? [] : this.#inner();
    return [
      this.#change("optional-property-added", "existence", false, before.isRefused, "is new"),
      ...inner.filter((each) => !keepsAll(each)),
    ];
  }

  #inner(): SchemaChange[] {
    return within(this.#name, this.#comparison.nodes(this.#before.node, this.#after.node));
  }

  #requiredness(): SchemaChange[] {
    const isRequired = ({ isRequired: is, isWithheld }: Property) => is && !isWithheld;
    const [was, is] = [isRequired(this.#before), isRequired(this.#after)];
    if (was === is) return [];
    const place = { base: was ? pointerOf(this.#a, "required") : this.#pointers().base };
    if (!is) {
      return [
        { ...this.#change("became-optional", "requiredness", false, true, "is not required any more"), ...place },
      ];
    }
    const hasDefault = shapeOf(this.#after.node).forms.some(({ parts }) =>
      parts.some(({ schema }) => "default" in schema),
    );
    const rule = hasDefault ? "became-required-with-default" : "became-required";
    const head = pointerOf(this.#b, "required");
    return [{ ...this.#change(rule, "requiredness", true, false, "is required now"), head }];
  }

  /** `readOnly` and `writeOnly`: only what they withhold in this direction decides about a value. */
  #marks(): SchemaChange[] {
    return (["readOnly", "writeOnly"] as const).flatMap((keyword) => {
      const marked = (node: Node) => isMarked(node, keyword);
      const [was, is] = [marked(this.#before.node), marked(this.#after.node)];
      if (was === is) return [];
      const decides = (keyword === "readOnly") === (this.#comparison.flow === "request");
      const word = keyword === "readOnly" ? "read-only" : "write-only";
      const text = is ? `is \`${keyword}\` now` : `is not \`${keyword}\` any more`;
      const rule = is ? `became-${word}` : `became-not-${word}`;
      return [this.#change(rule, "mutability", decides && is, decides && was, text)];
    });
  }

  #pointers(): Pick<Found, "base" | "head"> {
    return {
      base: this.#before.pointer ?? pointerOf(this.#a, "properties"),
      head: this.#after.pointer ?? pointerOf(this.#b, "properties"),
    };
  }

  #change(rule: string, kind: Kind, isNarrower: boolean, isWider: boolean, text: string): SchemaChange {
    return {
      ...{ path: [this.#name], property: this.#name, rule, kind, text, nodes: this.#nodes },
      ...{ effect: effectOf(isNarrower, isWider), ...this.#pointers() },
    };
  }
}
