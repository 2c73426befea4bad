/**
 * Keywords that are told as a whole: whether they take more or fewer values is decided where that can be. Where it cannot,
 * what is added refuses some values, what is removed refuses none, and of what is changed nobody can say.
 */
import type { Effect, Kind } from "../change.ts";
import type { SchemaComparison } from "./compare.ts";
import { DECIDED } from "./decided.ts";
import { isNumber, pointerOf, valuesOfKeyword } from "./keywords.ts";
import { isObject } from "./node.ts";
import type { Sameness } from "./same.ts";
import { effectOf, type Found } from "./schema-change.ts";
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
  patternProperties: "pattern-property",
  dependentRequired: "dependent-required",
  dependentSchemas: "dependent-schema",
  unevaluatedItems: "unevaluated-items",
  $dynamicRef: "dynamic-ref",
  anyOf: "any-of",
  oneOf: "one-of",
};

/** Those that only mean something beside others: where these change, they go with them. */
const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema; the table is never awaited.
  then: ["if"],
  else: ["if", "then"],
  minContains: ["contains"],
  maxContains: ["contains", "minContains"],
};

/** Those that describe a text and refuse none. */
const DESCRIBING: Readonly<Record<string, string>> = {
  contentMediaType: "content-media-type",
  contentEncoding: "content-encoding",
  discriminator: "discriminator",
};

/** Of those that do not say how a value is built. */
const KINDS: Readonly<Record<string, Kind>> = {
  minContains: "constraints",
  maxContains: "constraints",
  patternProperties: "constraints",
  contentMediaType: "type",
  contentEncoding: "type",
};

/** Those that are numbers, whose codes are those of other limits. */
const COUNTS: Readonly<Record<string, true>> = { minContains: true, maxContains: true };

function countAction(action: "added" | "removed" | "changed", before: unknown, after: unknown): string {
  if (action !== "changed") return action === "added" ? "set" : "unset";
  return Math.max(...[after].flat().map(Number)) > Math.max(...[before].flat().map(Number)) ? "increased" : "decreased";
}

export function compareOpaque(a: Form, b: Form, comparison: SchemaComparison, sameness: Sameness): Found[] {
  return [...Object.entries(KEYWORDS), ...Object.entries(DESCRIBING)].flatMap(([keyword, word]) => {
    const [before, after] = [valueIn(a, keyword), valueIn(b, keyword)];
    if (before === undefined && after === undefined) return [];
    if (sameness.of(before, after)) return [];
    // Told with what they belong to.
    const others = TOGETHER[keyword] ?? [];
    if (others.some((other) => !sameness.of(valueIn(a, other), valueIn(b, other)))) return [];
    const effect = keyword in DESCRIBING ? "none" : effectOfKeyword(keyword, a, b, comparison, sameness);
    if (effect === "none" && !(keyword in DESCRIBING)) return [];
    const action = before === undefined ? "added" : after === undefined ? "removed" : "changed";
    const text = {
      added: `asks for \`${keyword}\` now`,
      removed: `asks for \`${keyword}\` no more`,
      changed: `asks for another \`${keyword}\``,
    };
    return [
      {
        ...{
          rule: `${word}-${keyword in COUNTS ? countAction(action, before, after) : action}`,
          kind: KINDS[keyword] ?? "structure",
          effect,
          text: text[action],
        },
        base: pointerOf(a, keyword),
        head: pointerOf(b, keyword),
        candidates: keyword in LISTS ? listsOf(a, b) : [...constantsIn(before), ...constantsIn(after)],
      },
    ];
  });
}

function valueIn(form: Form, keyword: string): unknown {
  const values = form.parts.filter(({ schema }) => keyword in schema).map(({ schema }) => schema[keyword]);
  return values.length > 1 ? values : values[0];
}

function effectOfKeyword(keyword: string, a: Form, b: Form, comparison: SchemaComparison, sameness: Sameness): Effect {
  const keeps = DECIDED[keyword];
  const isKept = keeps?.(a, b, comparison, sameness) ?? false;
  const back = comparison.inverse();
  const isOnly = keeps?.(b, a, back, back.sameness) ?? false;
  if (isKept || isOnly) return effectOf(!isKept, !isOnly);
  if (valueIn(a, keyword) === undefined) return "narrows";
  return valueIn(b, keyword) === undefined ? "widens" : "unknown";
}

/** Those that count the items of a list. */
const LISTS: Readonly<Record<string, true>> = { contains: true, minContains: true, maxContains: true };

/** Lists of the values that `contains` names, as many as a limit allows, and one more. */
function listsOf(a: Form, b: Form): unknown[] {
  const constants = [a, b].flatMap((form) => constantsIn(valueIn(form, "contains")));
  const limits = [a, b].flatMap((form) =>
    ["minContains", "maxContains"].flatMap((keyword) => valuesOfKeyword(form, keyword, isNumber)),
  );
  const lengths = new Set([0, 1, ...limits.filter((limit) => limit < 100).flatMap((limit) => [limit, limit + 1])]);
  return constants.flatMap((value) => [...lengths].map((length) => new Array(length).fill(value)));
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
