/** `pattern` and `format`: which texts they take, compared. */
import { FORMATS, patternInclusion } from "@cantus/contract/schema";
import type { Effect } from "../change.ts";
import { isText, pointerOf, valuesOfKeyword } from "./keywords.ts";
import { effectOf, type Found, shown } from "./schema-change.ts";
import type { Form } from "./shape.ts";

/** Whether every text of some patterns, all of which apply, keeps another one; with a text that does not. */
interface Answer {
  readonly isKept: boolean | undefined;
  readonly text?: string;
}

export function comparePatterns(a: Form, b: Form): Found[] {
  const before = valuesOfKeyword(a, "pattern", isText);
  const after = valuesOfKeyword(b, "pattern", isText);
  const lost = after.map((pattern) => keeps(before, pattern));
  const won = before.map((pattern) => keeps(after, pattern));
  if ([...lost, ...won].every(({ isKept }) => isKept === true)) return [];
  const isUndecided = (answers: Answer[]) =>
    answers.some(({ isKept }) => isKept === undefined) && !answers.some(({ isKept }) => isKept === false);
  // What is added to none refuses some text, or it would not have been written.
  const effect: Effect =
    before.length === 0
      ? "narrows"
      : after.length === 0
        ? "widens"
        : isUndecided(lost) || isUndecided(won)
          ? "unknown"
          : effectOf(
              lost.some(({ isKept }) => !isKept),
              won.some(({ isKept }) => !isKept),
            );
  const action =
    before.length === 0
      ? "added"
      : after.length === 0
        ? "removed"
        : (({ widens: "generalized", narrows: "specialized" } as Record<string, string>)[effect] ?? "changed");
  return [
    {
      rule: `pattern-${action}`,
      kind: "constraints",
      effect,
      text: said(before, after, effect),
      before: before.length > 1 ? before : before[0],
      after: after.length > 1 ? after : after[0],
      base: pointerOf(a, "pattern"),
      head: pointerOf(b, "pattern"),
      candidates: [...lost, ...won].flatMap(({ text }) => (text === undefined ? [] : [text])),
    },
  ];
}

function keeps(patterns: readonly string[], pattern: string): Answer {
  if (patterns.includes(pattern)) return { isKept: true };
  // One of several is enough; that none of them alone is does not say that all of them together are not.
  const answers = (patterns.length > 0 ? patterns : [""]).map((each) => patternInclusion(each, pattern));
  if (answers.some(({ isIncluded }) => isIncluded === true)) return { isKept: true };
  const [first] = answers;
  if (answers.length === 1 && first?.isIncluded === false) return { isKept: false, text: first.text };
  return { isKept: undefined };
}

function said(before: readonly string[], after: readonly string[], effect: Effect): string {
  const quoted = (patterns: readonly string[]) => patterns.map((pattern) => `\`${pattern}\``).join(" and ");
  if (before.length === 0) return `must match ${quoted(after)}, before any text would do`;
  if (after.length === 0) return `need not match ${quoted(before)} any more`;
  const doubt = effect === "unknown" ? "; which of them takes more cannot be told" : "";
  return `must match ${quoted(after)}, before ${quoted(before)}${doubt}`;
}

/** Formats whose every value is one of another format as well. */
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  int8: ["int16", "int32", "int64", "float", "double"],
  int16: ["int32", "int64", "float", "double"],
  int32: ["int64", "float", "double"],
  int64: ["double"],
  uint8: ["int16", "uint16", "int32", "uint32", "int64", "uint64", "float", "double"],
  uint16: ["int32", "uint32", "int64", "uint64", "float", "double"],
  uint32: ["int64", "uint64", "double"],
  uint64: ["double"],
  float: ["double"],
  email: ["idn-email"],
  hostname: ["idn-hostname"],
  uri: ["uri-reference", "iri", "iri-reference"],
  url: ["uri", "uri-reference", "iri", "iri-reference"],
  "uri-reference": ["iri-reference"],
  iri: ["iri-reference"],
};

/** Formats that describe, and refuse no value. */
const DESCRIBING = new Set(["binary", "password", "double", "decimal", "html", "markdown", "commonmark"]);

export function compareFormats(a: Form, b: Form): Found[] {
  const before = valuesOfKeyword(a, "format", isText);
  const after = valuesOfKeyword(b, "format", isText);
  const missing = (some: readonly string[], others: readonly string[]) =>
    others.filter((format) => !some.some((each) => each === format || WITHIN[each]?.includes(format)));
  const isChecked = (format: string) => format in FORMATS && !DESCRIBING.has(format);
  const isUnknown = (format: string) => !(format in FORMATS) && !DESCRIBING.has(format);
  const lost = missing(before, after);
  const won = missing(after, before);
  const isSame = before.length === after.length && before.every((format) => after.includes(format));
  if (isSame) return [];
  const decided = effectOf(lost.some(isChecked), won.some(isChecked));
  const isDoubtful = decided !== "incomparable" && [...lost, ...won].some(isUnknown);
  const names = (formats: readonly string[]) => formats.map((format) => `\`${format}\``).join(" and ");
  return [
    {
      rule: `format-${before.length === 0 ? "added" : after.length === 0 ? "removed" : "changed"}`,
      kind: "type",
      effect: isDoubtful && decided === "none" ? "unknown" : decided,
      text:
        after.length === 0
          ? `has no format any more, before ${names(before)}`
          : `has the format ${names(after)}, before ${before.length > 0 ? names(before) : "none"}`,
      before: before[0],
      after: after[0],
      base: pointerOf(a, "format"),
      head: pointerOf(b, "format"),
      candidates: [
        "",
        "a",
        "2026-01-15",
        "https://example.com/a",
        "someone@example.com",
        2 ** 40,
        2 ** 33 + 0.5,
        shown("a"),
      ],
    },
  ];
}
