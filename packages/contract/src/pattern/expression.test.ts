import { fullFormats } from "ajv-formats/dist/formats.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BoundedExpression, boundedExpression, withoutProof } from "./expression.ts";

const MEGABYTE = 2 ** 20;

function filled(text: string, end = ""): string {
  return text.repeat(MEGABYTE / text.length).slice(0, MEGABYTE - end.length) + end;
}

describe("patterns that hang JavaScript's engine", () => {
  it.each([
    ["(a+)+$", filled("a", "!"), false],
    ["^(a|aa)+$", filled("a", "!"), false],
    ["^(a|a)*$", filled("a"), true],
    ["^(a*)*$", filled("a", "!"), false],
    ["(.*a){12}", filled("a"), true],
    ["^(.*a){12}$", filled("b"), false],
    ["^(([a-z])+.)+[A-Z]([a-z])+$", filled("a"), false],
    ["\\s+$", filled(" ", "!"), false],
    ["a*a*$", filled("a", "!"), true],
    ["a*a*b$", filled("a", "!"), false],
    ["(a?){15}a{15}$", filled("a", "!"), false],
    ["^[^@]+@[^@]+\\.[^@]+$", `a@${filled(".", "@")}`, false],
    ["^(\\w+\\s?)*$", filled("word ", "!"), false],
    ["^(?=.*x)(a+)+(?<!b)$", filled("a"), false],
    ["\\b(\\w+)*\\B!$", filled("a", "!"), false],
    ["^(\\p{L}+ ?)+$", filled("é", "!"), false],
    ["([a-z]{1,6}){1,3}[0-9]$", filled("a"), false],
  ])("%s judges a megabyte at once", (pattern, text, verdict) => {
    const expression = boundedExpression(new RegExp(pattern, "u"));
    expect(expression).toBeInstanceOf(BoundedExpression);
    expect((expression as BoundedExpression).longest).toBeGreaterThan(MEGABYTE);
    expect(expression.test(text)).toBe(verdict);
  });

  it.each([
    ["^(a+)+\\1$", 15],
    ["(.+)\\1", 125],
    ["(a*)*\\1b", 0],
    ["([a-z]{1,2000}){1,2000}$", 15],
  ])("%s has no automaton, and judges only texts of which all ways can be tried", (pattern, longest) => {
    const expression = boundedExpression(new RegExp(pattern, "u")) as BoundedExpression;
    expect(expression.longest).toBe(longest);
    expect(expression.test("a".repeat(longest + 1))).toBe(false);
    expect(expression.test("a".repeat(longest))).toBe(new RegExp(pattern, "u").test("a".repeat(longest)));
  });
});

describe("patterns that are proven harmless", () => {
  it.each([
    "^[a-z0-9_-]{3,64}$",
    "^mgen_[0-9a-f]{12}$",
    "^[a-z]+(?:-[a-z]+)*$",
    "^.{1,65535}$",
    "^https?://.+$",
    "^(asc|desc)$",
    "^\\p{L}[\\p{L}\\p{N} ]{0,99}$",
    "^(\\d)\\1+$",
    "^([\"'])[^\"']*\\1$",
    "^(?=.*[A-Z])(?=.*\\d).{8,}$",
    "^(?!xn--)[a-z-]+$",
    "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
    "^\\d{4}-(?:0[1-9]|1[0-2])-\\d\\d$",
    "\\S",
  ])("%s stays with JavaScript's engine", (pattern) => {
    expect(boundedExpression(new RegExp(pattern, "u"))).toBeInstanceOf(RegExp);
  });

  const formats = Object.entries(fullFormats).flatMap(([name, format]) => {
    const expression = format instanceof RegExp ? format : (format as { validate?: unknown }).validate;
    return expression instanceof RegExp && name !== "url" ? [[name, expression] as const] : [];
  });
  it.each(formats)("so does the format %s of ajv-formats", (_, expression) => {
    expect(boundedExpression(expression)).toBe(expression);
  });
});

/** Characters that folding, classes, surrogates, lines and words treat in ways of their own. */
const CHARACTERS = ["a", "b", "A", "k", "K", "s", "\u017f", "\u212a", "é", "É", "1", "_", " ", "-", "\n", "\u2028"];
const ASTRAL = ["😀", "\ud83d", "\ude00", "𐐀", "𐐨"];
const text = fc.string({ unit: fc.constantFrom(...CHARACTERS, ...ASTRAL), maxLength: 12 });

const ATOMS = [
  ...["a", "b", "k", "K", "s", "é", "1", ".", "\\w", "\\W", "\\d", "\\D", "\\s", "\\S", "[ab]", "[^a]", "[a-k]"],
  ...["[^\\w]", "[\\W_]", "[é-ü]", "[^é]", "\\p{L}", "\\P{Lu}", "😀", "[😀a]", "[^😀]", "\\u{1f600}", "-", "\\ud83d"],
];
const ASSERTIONS = ["^", "$", "\\b", "\\B"];
const QUANTIFIERS = ["*", "+", "?", "{2}", "{0,2}", "{1,}", "*?", "+?", "{0}", "{1,3}?"];

const { pattern } = fc.letrec<{ pattern: string; term: string }>((tie) => ({
  pattern: fc
    .array(fc.array(tie("term"), { maxLength: 3 }), { minLength: 1, maxLength: 3 })
    .map((branches) => branches.map((terms) => terms.join("")).join("|")),
  term: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(...ATOMS, ...ASSERTIONS),
    fc.tuple(fc.constantFrom(...ATOMS), fc.constantFrom(...QUANTIFIERS)).map((parts) => parts.join("")),
    fc
      .tuple(fc.constantFrom("(", "(?:"), tie("pattern"), fc.constantFrom("", ...QUANTIFIERS))
      .map(([open, inside, quantifier]) => `${open}${inside})${quantifier}`),
    fc
      .tuple(fc.constantFrom("(?=", "(?!", "(?<=", "(?<!"), tie("pattern"))
      .map(([open, inside]) => `${open}${inside})`),
  ),
}));

describe("any pattern without references", () => {
  it.each(["u", "iu", "", "i", "su"])("has the verdict of JavaScript's engine, with flags %j", (flags) => {
    const judged = fc.property(pattern, fc.array(text, { minLength: 1, maxLength: 8 }), (source, texts) => {
      const native = expressionOf(source, flags);
      if (!native) return;
      const automaton = withoutProof(native);
      const bounded = boundedExpression(native);
      for (const each of texts) {
        const verdict = native.test(each);
        if (beginsWithinCharacter(native, each)) continue;
        expect({ source, each, verdict: automaton.test(each) }).toEqual({ source, each, verdict });
        expect(bounded.test(each)).toBe(verdict);
      }
    });
    fc.assert(judged, { numRuns: 200 });
  });

  /** V8 finds an empty match between the halves of a character, which is no place of a text (ECMA-262 §22.2.7.2, step 13). */
  function beginsWithinCharacter(expression: RegExp, each: string): boolean {
    const index = expression.exec(each)?.index ?? 0;
    return expression.unicode && index > 0 && (each.codePointAt(index - 1) as number) > 0xffff;
  }

  /** `\u{1f600}` and `\p{L}` mean something else without Unicode, which may then be no expression at all. */
  function expressionOf(source: string, flags: string): RegExp | undefined {
    try {
      return new RegExp(source, flags);
    } catch {
      return undefined;
    }
  }
});

describe("a reference back to a group", () => {
  it.each([
    ["^(a|b)-\\1$", ["a-a", "b-b", "a-b", "-"]],
    ["^(?:(a)|b)\\1$", ["aa", "b", "ab"]],
    ["^(?<quote>[\"']).*\\k<quote>$", ["'x'", '"x"', "'x\""]],
    ["^(a\\1)$", ["a", "aa"]],
    ["^\\1(a)$", ["a", "aa"]],
  ])("%s has the verdict of JavaScript's engine on short texts", (source, texts) => {
    const native = new RegExp(source, "u");
    for (const each of texts) expect(boundedExpression(native).test(each)).toBe(native.test(each));
  });
});
