/** The types of two forms, and the values of those whose values are counted. */
import type { Kind } from "../change.ts";
import { pointerOf } from "./keywords.ts";
import type { Node } from "./node.ts";
import { effectOf, type Found, listed, type SchemaChange } from "./schema-change.ts";
import type { Form, TypeName } from "./shape.ts";
import { isAccepted } from "./verdict.ts";

interface Place {
  readonly base: string | undefined;
  readonly head: string | undefined;
}

/** The types that both have, of which the other keywords may be compared; and what became of the others. */
export function compareTypes(a: Form, b: Form, isText: boolean): { found: Found[]; shared: ReadonlySet<string> } {
  const includes = (form: Form, type: TypeName) =>
    form.types.has(type) || (type === "integer" && form.types.has("number"));
  const isNumeric = (form: Form) => form.types.has("number") || form.types.has("integer");
  let lost = [...a.types].filter((type) => !includes(b, type));
  const won = [...b.types].filter((type) => !includes(a, type));
  const shared = new Set<string>([...a.types].filter((type) => b.types.has(type) && type !== "integer"));
  if (isNumeric(a) && isNumeric(b)) shared.add("number");
  if (lost.length === 0 && won.length === 0) return { found: [], shared };
  // On the wire each of them is a text, and a text without further conditions takes them all.
  if (isText && isAnyText(b)) lost = lost.filter((type) => !["string", "number", "integer", "boolean"].includes(type));
  const place = { base: pointerOf(a, "type"), head: pointerOf(b, "type") };
  return { found: [typeChange([...a.types], [...b.types], lost.length > 0, won.length > 0, place)], shared };
}

function isAnyText(form: Form): boolean {
  if (!form.types.has("string") || form.values) return false;
  const conditions = ["pattern", "format", "minLength", "maxLength"];
  return !form.parts.some(({ schema }) => conditions.some((keyword) => keyword in schema));
}

export function typeChange(
  before: readonly string[],
  after: readonly string[],
  isNarrower: boolean,
  isWider: boolean,
  place: Place,
): Found {
  const effect = effectOf(isNarrower, isWider);
  const rules: Readonly<Record<string, string>> = { narrows: "type-specialized", widens: "type-generalized" };
  return {
    ...{ rule: rules[effect] ?? "type-changed", kind: "type", effect, before, after, ...place },
    text: `must be ${nameOfTypes(after)}, before ${nameOfTypes(before)}`,
    candidates: plainValues([...before, ...after]),
  };
}

export function nameOfTypes(types: readonly string[]): string {
  if (types.length === 0) return "nothing";
  if (types.length >= 5) return "any value";
  const names = types.map((type) => (type === "null" ? "`null`" : /^[aeio]/.test(type) ? `an ${type}` : `a ${type}`));
  return names.length === 1 ? (names[0] as string) : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

/** Values of each type that are seldom among counted ones. */
const PLAIN: Readonly<Record<string, readonly unknown[]>> = {
  string: ["sample", "a", ""],
  number: [12345, 0.5],
  integer: [12345],
  boolean: [true, false],
  array: [[]],
  object: [{}],
};

function plainValues(types: Iterable<string>): unknown[] {
  return [...types].flatMap((type) => PLAIN[type] ?? []);
}

/** `enum`, `const` and `boolean`: each value is held against the other side, whatever that consists of. */
export function compareValues(a: Form, b: Form, nodes: SchemaChange["nodes"], flow: "request" | "response"): Found[] {
  const isIn = (node: Node, value: unknown) => isAccepted(node, value, flow);
  const lost = a.values?.filter((value) => isIn(nodes.base, value) && !isIn(nodes.head, value)) ?? [];
  const won = b.values?.filter((value) => isIn(nodes.head, value) && !isIn(nodes.base, value)) ?? [];
  const place = { base: pointerOf(a, "enum", "const"), head: pointerOf(b, "enum", "const") };
  const values = (
    rule: string,
    isNarrower: boolean,
    isWider: boolean,
    text: string,
    candidates: readonly unknown[],
  ): Found => ({
    ...{ rule, kind: "values" as Kind, effect: effectOf(isNarrower, isWider), text, candidates, ...place },
    ...{ before: a.values, after: b.values },
  });
  if (a.values && b.values) {
    if (a.values.length === 1 && b.values.length === 1 && lost.length === 1 && won.length === 1) {
      const text = `must be ${listed(b.values)}, before ${listed(a.values)}`;
      return [values("const-changed", true, true, text, [...lost, ...won])];
    }
    return [
      ...(lost.length > 0
        ? [values("enum-value-removed", true, false, `may not be ${listed(lost)} any more`, lost)]
        : []),
      ...(won.length > 0 ? [values("enum-value-added", false, true, `may be ${listed(won)} now`, won)] : []),
    ];
  }
  if (!haveCommonType(a, b)) return compareTypes(a, b, false).found;
  if (b.values) {
    const text = `must be one of ${listed(b.values)}, before any value of its type would do`;
    return [values("became-enum", true, won.length > 0, text, plainValues(a.types))];
  }
  const text =
    lost.length > 0
      ? `is a free value now, but may not be ${listed(lost)} any more`
      : `may be more than ${listed(a.values ?? [])} now`;
  return [values("enum-removed", lost.length > 0, true, text, [...lost, ...plainValues(b.types)])];
}

function haveCommonType(a: Form, b: Form): boolean {
  const isNumeric = (form: Form) => form.types.has("number") || form.types.has("integer");
  return [...a.types].some((type) => b.types.has(type)) || (isNumeric(a) && isNumeric(b));
}
