/** Keywords that are not taken apart: added, they refuse some values; removed, they refuse none; changed, nobody can say. */
import type { Schema } from "@cantus/contract";
import type { Effect } from "../change.ts";
import type { SchemaComparison } from "./compare.ts";
import { isNumber, pointerOf } from "./keywords.ts";
import { below, isObject, type Node, nodeOf, together } from "./node.ts";
import type { Sameness } from "./same.ts";
import type { Found } from "./schema-change.ts";
import type { Form } from "./shape.ts";

/** With the words of the codes. */
const KEYWORDS: Readonly<Record<string, string>> = {
  not: "not",
  if: "if",
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema; the table is never awaited.
  then: "then",
  else: "else",
  contains: "contains",
  minContains: "min-contains",
  maxContains: "max-contains",
  propertyNames: "property-names",
  patternProperties: "pattern-properties",
  dependentRequired: "dependent-required",
  dependentSchemas: "dependent-schema",
  unevaluatedItems: "unevaluated-items",
  $dynamicRef: "dynamic-ref",
  anyOf: "any-of",
  oneOf: "one-of",
};

/** Those that describe a text and refuse none. */
const DESCRIBING: Readonly<Record<string, string>> = {
  contentMediaType: "content-media-type",
  contentEncoding: "content-encoding",
  discriminator: "discriminator",
};

export function compareOpaque(a: Form, b: Form, comparison: SchemaComparison, sameness: Sameness): Found[] {
  return [...Object.entries(KEYWORDS), ...Object.entries(DESCRIBING)].flatMap(([keyword, word]) => {
    const [before, after] = [valueIn(a, keyword), valueIn(b, keyword)];
    if (before === undefined && after === undefined) return [];
    if (sameness.of(before, after)) return [];
    const effect = keyword in DESCRIBING ? "none" : effectOfKeyword(keyword, a, b, comparison);
    if (effect === "none" && !(keyword in DESCRIBING)) return [];
    const action = before === undefined ? "added" : after === undefined ? "removed" : "changed";
    const text = {
      added: `asks for \`${keyword}\` now`,
      removed: `asks for \`${keyword}\` no more`,
      changed: `asks for another \`${keyword}\``,
    };
    return [
      {
        ...{ rule: `${word}-${action}`, kind: "structure" as const, effect, text: text[action] },
        base: pointerOf(a, keyword),
        head: pointerOf(b, keyword),
        candidates: [...constantsIn(before), ...constantsIn(after)],
      },
    ];
  });
}

function valueIn(form: Form, keyword: string): unknown {
  const values = form.parts.filter(({ schema }) => keyword in schema).map(({ schema }) => schema[keyword]);
  return values.length > 1 ? values : values[0];
}

/** Keywords that hold one schema, and whether more values are accepted where it takes more. */
const ONE_SCHEMA: Readonly<Record<string, boolean>> = {
  not: false,
  contains: true,
  propertyNames: true,
  unevaluatedItems: true,
};

function effectOfKeyword(keyword: string, a: Form, b: Form, comparison: SchemaComparison): Effect {
  const [before, after] = [valueIn(a, keyword), valueIn(b, keyword)];
  if (before === undefined) return "narrows";
  if (after === undefined) return "widens";
  if (isNumber(before) && isNumber(after)) return after > before === (keyword === "minContains") ? "narrows" : "widens";
  const isPositive = ONE_SCHEMA[keyword];
  if (isPositive === undefined || Array.isArray(before) || Array.isArray(after)) return "unknown";
  const [inner, other] = [innerNode(a, keyword), innerNode(b, keyword)];
  const isKept = comparison.isContained(inner, other);
  const isOnly = comparison.inverse().isContained(other, inner);
  if (isKept && isOnly) return "none";
  // What refuses less of what it holds accepts more.
  if (isKept) return isPositive ? "widens" : "narrows";
  return isOnly ? (isPositive ? "narrows" : "widens") : "unknown";
}

/** What a keyword asks of what it looks at. */
export function innerNode(form: Form, keyword: string): Node {
  const contract = form.node.contract;
  const nodes = form.parts.flatMap(({ schema, pointer }) =>
    keyword in schema ? [nodeOf(contract, schema[keyword] as Schema, below(pointer, keyword))] : [],
  );
  return together(contract, nodes);
}

/** The values that a keyword names, which are likely to make a difference. */
function constantsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(constantsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    if (key === "const") return [member];
    return key === "enum" && Array.isArray(member) ? member : constantsIn(member);
  });
}
