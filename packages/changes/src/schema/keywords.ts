/** Single keywords of two forms: what each comes to when all parts apply, and how the two compare. */
import type { Kind } from "../change.ts";
import { below, isObject } from "./node.ts";
import { effectOf, type Found } from "./schema-change.ts";
import type { FlatPart, Form } from "./shape.ts";

/** The pointer of a keyword where some part has it, else of the first part. */
export function pointerOf(form: Form, ...keywords: string[]): string | undefined {
  for (const keyword of keywords) {
    const part = form.parts.find(({ schema }) => keyword in schema);
    if (part) return below(part.pointer, keyword);
  }
  return form.parts[0]?.pointer ?? form.node.parts[0]?.pointer;
}

export function valuesOfKeyword<Value>(
  form: Form,
  keyword: string,
  isMeant: (value: unknown) => value is Value,
): Value[] {
  return form.parts.flatMap(({ schema }: FlatPart) => {
    const value = schema[keyword];
    return isMeant(value) ? [value] : [];
  });
}

export const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
export const isText = (value: unknown): value is string => typeof value === "string";
export const isRecord = isObject;

interface Limit {
  /** As codes have it: `max-length`. */
  readonly rule: string;
  readonly keyword: string;
  readonly side: "least" | "most";
  /** `may be at most 10 long`: without the number. */
  readonly words: readonly [before: string, after: string];
  /** The nearest count that a limit refuses. */
  readonly other: (strict: number) => number;
}

/** Longer texts than this show no more. */
const text = (length: number) => (length >= 0 && length <= 5000 ? ["a".repeat(length)] : []);

/** Limits of counts. What has none is limited by 0 from below and by nothing from above. */
const COUNTS: Readonly<Record<"string" | "array" | "object", readonly Limit[]>> = {
  string: [
    {
      rule: "min-length",
      keyword: "minLength",
      side: "least",
      words: ["must be at least", "long"],
      other: (n) => n - 1,
    },
    {
      rule: "max-length",
      keyword: "maxLength",
      side: "most",
      words: ["may be at most", "long"],
      other: (n) => n + 1,
    },
  ],
  array: [
    {
      rule: "min-items",
      keyword: "minItems",
      side: "least",
      words: ["must have at least", "items"],
      other: (n) => n - 1,
    },
    {
      rule: "max-items",
      keyword: "maxItems",
      side: "most",
      words: ["may have at most", "items"],
      other: (n) => n + 1,
    },
  ],
  object: [
    {
      rule: "min-properties",
      keyword: "minProperties",
      side: "least",
      words: ["must have at least", "members"],
      other: (n) => n - 1,
    },
    {
      rule: "max-properties",
      keyword: "maxProperties",
      side: "most",
      words: ["may have at most", "members"],
      other: (n) => n + 1,
    },
  ],
};

export function compareCounts(a: Form, b: Form, type: "string" | "array" | "object"): Found[] {
  return COUNTS[type].flatMap((limit) => {
    const before = limitOf(a, limit);
    const after = limitOf(b, limit);
    if (before === after) return [];
    const isNarrower = limit.side === "least" ? after > before : after < before;
    const strict = isNarrower ? after : before;
    return [
      {
        rule: `${limit.rule}-${actionOf(before, after, limit.side === "least" ? 0 : Number.POSITIVE_INFINITY)}`,
        kind: "constraints" as Kind,
        effect: effectOf(isNarrower, !isNarrower),
        text: limitText(limit, before, after),
        ...finite("before", before),
        ...finite("after", after),
        base: pointerOf(a, limit.keyword),
        head: pointerOf(b, limit.keyword),
        ...(type === "string" ? { candidates: text(limit.other(strict)) } : { size: limit.other(strict) }),
      },
    ];
  });
}

function limitOf(form: Form, { keyword, side }: Limit): number {
  const numbers = valuesOfKeyword(form, keyword, isNumber);
  return side === "least" ? Math.max(0, ...numbers) : Math.min(Number.POSITIVE_INFINITY, ...numbers);
}

function limitText({ side, words: [before, after] }: Limit, was: number, is: number): string {
  const none = side === "least" ? 0 : Number.POSITIVE_INFINITY;
  if (is === none) return `${before} ${was} ${after} before, and has no such limit now`;
  return `${before} ${is} ${after}, ${was === none ? "without a limit before" : `before ${was}`}`;
}

function actionOf(before: number, after: number, none: number): string {
  if (before === none) return "set";
  if (after === none) return "unset";
  return after > before ? "increased" : "decreased";
}

function finite(key: "before" | "after", value: number) {
  return Number.isFinite(value) ? { [key]: value } : {};
}

interface Bound {
  readonly value: number;
  readonly isExclusive: boolean;
}

/** The least and the greatest number; of whole numbers without the difference between `maximum` and `exclusiveMaximum`. */
export function compareBounds(a: Form, b: Form): Found[] {
  return (["least", "most"] as const).flatMap((side) => {
    const before = boundOf(a, side);
    const after = boundOf(b, side);
    const order = compare(before, after, side);
    if (order === 0) return [];
    const isNarrower = order > 0;
    const none = side === "least" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    const name = side === "least" ? "min" : "max";
    const strict = isNarrower ? after : before;
    const loose = isNarrower ? before : after;
    const isExclusive = (after.value === none ? before : after).isExclusive;
    const action =
      before.value === after.value ? (isNarrower ? "set" : "unset") : actionOf(before.value, after.value, none);
    const keywords = side === "least" ? ["minimum", "exclusiveMinimum"] : ["maximum", "exclusiveMaximum"];
    return [
      {
        rule: `${isExclusive ? "exclusive-" : ""}${name}-${action}`,
        kind: "constraints" as Kind,
        effect: effectOf(isNarrower, !isNarrower),
        text: boundText(side, before, after, none),
        ...finite("before", before.value),
        ...finite("after", after.value),
        base: pointerOf(a, ...keywords),
        head: pointerOf(b, ...keywords),
        candidates: numbersBetween(strict, loose, side),
      },
    ];
  });
}

function boundOf(form: Form, side: "least" | "most"): Bound {
  const [inclusive, exclusive, sign] =
    side === "least" ? (["minimum", "exclusiveMinimum", 1] as const) : (["maximum", "exclusiveMaximum", -1] as const);
  const none = { value: -sign * Number.POSITIVE_INFINITY, isExclusive: false };
  const bounds: Bound[] = [
    ...valuesOfKeyword(form, inclusive, isNumber).map((value) => ({ value, isExclusive: false })),
    ...valuesOfKeyword(form, exclusive, isNumber).map((value) => ({ value, isExclusive: true })),
  ].map((bound) => (form.types.has("number") ? bound : whole(bound, sign)));
  return bounds.reduce((strictest, bound) => (compare(strictest, bound, side) > 0 ? bound : strictest), none);
}

/** `exclusiveMaximum: 10` of whole numbers is `maximum: 9`. */
function whole({ value, isExclusive }: Bound, sign: 1 | -1): Bound {
  const rounded = sign === 1 ? Math.ceil(value) : Math.floor(value);
  return { value: isExclusive && rounded === value ? value + sign : rounded, isExclusive: false };
}

/** More than 0 where `after` is stricter. */
function compare(before: Bound, after: Bound, side: "least" | "most"): number {
  if (before.value !== after.value) return side === "least" ? after.value - before.value : before.value - after.value;
  return Number(after.isExclusive) - Number(before.isExclusive);
}

function numbersBetween(strict: Bound, loose: Bound, side: "least" | "most"): number[] {
  const step = side === "least" ? -1 : 1;
  const beyond = strict.value + step;
  const middle = (strict.value + (Number.isFinite(loose.value) ? loose.value : beyond)) / 2;
  return [
    ...(strict.isExclusive ? [strict.value] : []),
    beyond,
    ...(Number.isFinite(loose.value) ? [loose.value] : []),
    middle,
  ];
}

function boundText(side: "least" | "most", before: Bound, after: Bound, none: number): string {
  const words = ({ value, isExclusive }: Bound) =>
    isExclusive ? `${side === "least" ? "more" : "less"} than ${value}` : `at ${side} ${value}`;
  const verb = side === "least" ? "must be" : "may be";
  if (after.value === none) return `${verb} ${words(before)} before, and has no such limit now`;
  return `${verb} ${words(after)}, ${before.value === none ? "without a limit before" : `before ${words(before)}`}`;
}

/** `multipleOf`: 10 keeps all of 20, and loses half of 5. */
export function compareMultiples(a: Form, b: Form): Found[] {
  const before = multiplesOf(a);
  const after = multiplesOf(b);
  const covers = (few: readonly number[], many: readonly number[]) =>
    many.every((each) => few.some((other) => Number.isInteger(Math.round((other / each) * 1e9) / 1e9)));
  const isNarrower = !covers(before, after);
  const isWider = !covers(after, before);
  if (!isNarrower && !isWider) return [];
  const changed = isNarrower && isWider ? "changed" : isNarrower ? "specialized" : "generalized";
  const action = before.length === 0 ? "set" : after.length === 0 ? "unset" : changed;
  const said = (numbers: readonly number[]) => numbers.join(" and ");
  return [
    {
      rule: `multiple-of-${action}`,
      kind: "constraints",
      effect: effectOf(isNarrower, isWider),
      text:
        after.length === 0
          ? `need not be a multiple of ${said(before)} any more`
          : `must be a multiple of ${said(after)}${before.length > 0 ? `, before of ${said(before)}` : ""}`,
      before: before[0],
      after: after[0],
      base: pointerOf(a, "multipleOf"),
      head: pointerOf(b, "multipleOf"),
      candidates: [...before, ...after].flatMap((n) => [n, n * 3, n / 2, n * 1.5, n + 1, 1]),
    },
  ];
}

function multiplesOf(form: Form): number[] {
  const own = valuesOfKeyword(form, "multipleOf", isNumber).filter((value) => value > 0);
  // Every whole number is a multiple of 1.
  if (form.types.has("number")) return own;
  const others = own.filter((value) => !Number.isInteger(1 / value));
  return others;
}

/** Keywords that are compared by whether they are there, and told apart no further. */
export function compareFlag(a: Form, b: Form, keyword: string, rule: string, words: string): Found[] {
  const before = valuesOfKeyword(a, keyword, (value): value is true => value === true).length > 0;
  const after = valuesOfKeyword(b, keyword, (value): value is true => value === true).length > 0;
  if (before === after) return [];
  return [
    {
      rule: `${rule}-${after ? "set" : "unset"}`,
      kind: "constraints",
      effect: effectOf(after, before),
      text: after ? `must have ${words}` : `need not have ${words} any more`,
      before,
      after,
      base: pointerOf(a, keyword),
      head: pointerOf(b, keyword),
    },
  ];
}
