/** Texts at the limits of a schema, and unusual ones. */
import { readPattern } from "@cantus/contract/schema";
import type { Change } from "./deviation.ts";
import type { FlatSchema } from "./flat.ts";
import { formsOf } from "./format-forms.ts";
import { textsMatching } from "./matching.ts";

/** Longer texts are limits of transport, not of the contract. */
const LONGEST = 20_000;

/**
 * @param value one that is valid
 * @param name of the member or parameter, which tells whether any text will do
 */
export function* textChanges(schema: FlatSchema, value: string, name: string): Iterable<Change> {
  if (schema.enum || "const" in schema) {
    yield* listed(schema);
    return;
  }
  const { minLength, maxLength, patterns = [], format } = schema as FlatSchema & Record<string, unknown>;
  const isPlain = patterns.length === 0 && format === undefined;
  if (typeof minLength === "number" && minLength > 0) {
    for (const text of textsOfLength(schema, value, minLength)) {
      yield { value: text, keyword: "minLength", what: `as short as minLength ${minLength}`, expect: "accepted" };
    }
    for (const text of textsOfLength(schema, value, minLength - 1)) {
      yield { value: text, keyword: "minLength", what: `shorter than minLength ${minLength}`, expect: "refused" };
    }
  }
  if (typeof maxLength === "number" && maxLength <= LONGEST) {
    for (const text of textsOfLength(schema, value, maxLength)) {
      yield { value: text, keyword: "maxLength", what: `as long as maxLength ${maxLength}`, expect: "accepted" };
    }
    for (const text of textsOfLength(schema, value, maxLength + 1)) {
      yield { value: text, keyword: "maxLength", what: `longer than maxLength ${maxLength}`, expect: "refused" };
    }
    if (isPlain && maxLength > 0) {
      // Who takes as many letters counts something else than characters (the same, section 6.3.1).
      const [value, control] = ["🎵".repeat(maxLength), "a".repeat(maxLength)];
      yield { value, control, keyword: "maxLength", what: `${maxLength} emoji`, expect: "accepted" };
    }
  }
  for (const pattern of patterns) yield* breaking(pattern, value);
  if (typeof format === "string") {
    for (const text of UNFORMATTED) {
      yield { value: text, keyword: "format", what: `not of format ${format}`, expect: "refused", format };
    }
    yield* formsOf(format, value);
    yield* formatted(format);
  }
  if (value !== "") yield { value: "", keyword: "minLength", what: "empty", expect: "answered" };
  const takesAnything = isPlain && FREE_TEXT.test(name);
  for (const [text, what] of ORDINARY) {
    yield {
      value: ofAllowedLength(text, schema),
      keyword: "type",
      what,
      expect: takesAnything ? "accepted" : "answered",
    };
  }
  for (const [text, what] of UNUSUAL) yield { value: text, keyword: "type", what, expect: "answered" };
  if (maxLength === undefined) {
    yield { value: "a".repeat(5_000), keyword: "maxLength", what: "5000 characters", expect: "answered" };
  }
}

/** Names of what people write in their own words. */
const FREE_TEXT =
  /(?:^|[^a-z])(?:title|name|text|description|note|notes|comment|message|body|summary|label|prompt|lyrics|bio|subject|remark|caption|content)s?$/i;

function* listed({ enum: members = [], const: only }: FlatSchema): Iterable<Change> {
  const values = (only === undefined ? members : [only]).filter((each) => typeof each === "string");
  const keyword = only === undefined ? "enum" : "const";
  for (const member of values.slice(0, 24)) {
    yield { value: member, keyword, what: `${keyword} ${JSON.stringify(member)}`, expect: "accepted" };
  }
  yield { value: "none-of-these", keyword, what: `none of ${keyword}`, expect: "refused" };
  const [first = ""] = values;
  const otherCase = first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase();
  yield { value: otherCase, keyword, what: `${JSON.stringify(first)} in other case`, expect: "refused" };
  yield { value: `${first}x`, keyword, what: `${JSON.stringify(first)} and one letter more`, expect: "refused" };
}

/** Those that are proven to break the pattern are sent: something before it, after it or on another line, too many or too few of it. */
function* breaking(pattern: string, value: string): Iterable<Change> {
  const what = `not matching ${pattern}`;
  // First one for each thing that is often forgotten: an end, the beginning, the case, the length, all of it.
  const [shorter = "", ...near] = nearly(value);
  const first = [
    `${value}!`,
    `!${value}`,
    value.toLowerCase(),
    value.toUpperCase(),
    ...longer(pattern, value),
    shorter,
  ];
  const texts = [...first, `${value}\n`, ...near, "!", `!\n${value}`, `${value} x`, " ", "0", "x"];
  for (const text of texts) yield { value: text, keyword: "pattern", what, expect: "refused" };
}

/** One character less at either end, and of a number a sign or a zero before it. */
function nearly(value: string): string[] {
  const characters = [...value];
  const [shorter = "", behind = ""] = [characters.slice(0, -1), characters.slice(1)].map((each) => each.join(""));
  return /^\d/.test(value) ? [shorter, `0${value}`, `-${value}`, behind] : [shorter, behind];
}

/** More of its last character than the pattern allows: `{0,23}` is a limit of length, too. */
function longer(pattern: string, value: string): string[] {
  const { expression } = readPattern(pattern);
  for (let count = 1; count <= LONGEST_REPEATED; count++) {
    const text = value + value.slice(-1).repeat(count);
    if (!expression.test(text)) return [text];
  }
  return [];
}

const LONGEST_REPEATED = 300;

const UNFORMATTED = ["not a value of this format", "2026-02-30T25:00:00Z"];

function* formatted(format: string): Iterable<Change> {
  for (const text of FORMATTED[format] ?? []) {
    yield { value: text, keyword: "format", what: `${format} ${text}`, expect: "answered" };
  }
}

/** Valid ones that few think of. */
const FORMATTED: Readonly<Record<string, readonly string[]>> = {
  "date-time": ["2024-02-29T23:59:59.999999999+14:00", "1969-12-31T23:59:59z", "9999-12-31T23:59:59Z"],
  date: ["2024-02-29", "0001-01-01", "9999-12-31"],
  email: ["o'hara+tag@example.co.uk"],
  uri: ["urn:isbn:0451450523", "https://[2001:db8::1]:8080/a?b=c#d"],
  uuid: ["FFFFFFFF-FFFF-4FFF-BFFF-FFFFFFFFFFFF", "00000000-0000-0000-0000-000000000000"],
  ipv4: ["255.255.255.255"],
  ipv6: ["::ffff:192.0.2.1"],
};

/** Texts that anyone might write. */
const ORDINARY: readonly (readonly [string, string])[] = [
  ["Žluťoučký kůň, naïve señor", "with accents"],
  ["日本語のテキスト", "in Japanese"],
  ["Tune 🎵 for 👩‍👩‍👧", "with emoji"],
];

/** Texts that nobody writes but somebody sends. */
const UNUSUAL: readonly (readonly [string, string])[] = [
  ["שלום \u202eabc\u202c مرحبا", "from right to left"],
  ["a\u0000b", "with NUL"],
  ["\u0007\u001b[31m\u009f", "with control characters"],
  ["   ", "only spaces"],
  ["e\u0301\u0301\u0301\u0301\ufeff\u200b", "with marks that take no room"],
  [`'"\\<script>&amp;;--\`$(id)%00{{7*7}}[(*`, "with characters that mean something elsewhere"],
  ["null", "null as text"],
  ["__proto__", "__proto__"],
  ["../../etc/passwd", "a path upwards"],
];

/** A text that any length allows. */
function ofAllowedLength(text: string, { minLength, maxLength }: FlatSchema): string {
  const characters = [...text].slice(0, typeof maxLength === "number" ? maxLength : undefined).join("");
  const missing = Number(minLength ?? 0) - [...characters].length;
  return missing > 0 ? characters + "é".repeat(missing) : characters;
}

/** Candidates of exactly so many characters, those that keep pattern and format first. Which are valid is for the proof. */
function textsOfLength(schema: FlatSchema, value: string, length: number): string[] {
  if (length < 0) return [];
  const [pattern] = schema.patterns ?? [];
  const grown = [...inTheMiddle(value, length), value.slice(0, length).padEnd(length, "a"), "a".repeat(length)];
  const matching = pattern === undefined ? [] : textsMatching(pattern, 1).filter((text) => lengthOf(text) === length);
  return [...new Set([...grown, ...matching.slice(0, 2), "0".repeat(length)])].filter(
    (text) => lengthOf(text) === length,
  );
}

/** In characters, which are code points (JSON Schema 2020-12 Validation, section 6.3.1). */
function lengthOf(text: string): number {
  return /[\ud800-\udfff]/.test(text) ? [...text].length : text.length;
}

/** An e-mail address or a URL grows and shrinks where its words are. */
function inTheMiddle(value: string, length: number): string[] {
  const missing = length - value.length;
  if (missing > 0) {
    const at = new Set([wordFrom(value, 0), wordFrom(value, value.length - 1, -1), wordFrom(value, value.length >> 1)]);
    return [...at]
      .filter((place) => place !== undefined)
      .map((place) => value.slice(0, place + 1) + (value[place] ?? "a").repeat(missing) + value.slice(place + 1));
  }
  return missing === 0 ? [value] : [value.slice(0, length), value.slice(-missing)];
}

/** The first place with a letter or a digit from here on. */
function wordFrom(value: string, start: number, by: 1 | -1 = 1): number | undefined {
  for (let at = start; at >= 0 && at < value.length; at += by) if (/[a-z0-9]/i.test(value[at] as string)) return at;
  return undefined;
}
