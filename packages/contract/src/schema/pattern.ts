import { type BoundedExpression, boundedExpression } from "../pattern/expression.ts";

/** A `pattern` made into a regular expression, and what is wrong with it, if anything is. */
interface Pattern {
  /** That of JavaScript where no text can hang it. */
  readonly expression: RegExp | BoundedExpression;
  readonly fault: string | undefined;
}

const patterns = new Map<string, Pattern>();

/**
 * JSON Schema 2020-12 §6.4: patterns "SHOULD" be read with Unicode on (ECMA-262, flag `u`), which refuses escapes such
 * as `\-` that are harmless without it. A pattern that is valid only without is used without; one that is valid in no
 * way lets every text pass. Either is said by `fault`.
 */
export function readPattern(pattern: string): Pattern {
  const known = patterns.get(pattern) ?? newPattern(pattern);
  patterns.set(pattern, known);
  return known;
}

function newPattern(pattern: string): Pattern {
  try {
    return readable(new RegExp(pattern, "u"), undefined);
  } catch (error) {
    // V8 writes "Invalid regular expression: /…/u: Invalid escape"; the pattern is quoted elsewhere already.
    const reason = error instanceof Error ? error.message.replace(/^.*\/\w*: /s, "") : String(error);
    const fault = `is not a regular expression that JSON Schema can use: ${reason}`;
    try {
      return readable(new RegExp(pattern), `${fault} (with Unicode on; read without)`);
    } catch {
      return { expression: /(?:)/, fault: `${fault} (every text passes)` };
    }
  }
}

/** To prove an expression harmless takes as long as to use it many times, and many are never used. */
function readable(native: RegExp, fault: string | undefined): Pattern {
  let expression: Pattern["expression"] | undefined;
  return {
    fault,
    get expression() {
      expression ??= boundedExpression(native);
      return expression;
    },
  };
}

/** How long a text may be that can be held against a pattern, in UTF-16 units; no limit for nearly every pattern. */
export function longestJudged(pattern: string): number {
  const { expression } = readPattern(pattern);
  return expression instanceof RegExp ? Number.POSITIVE_INFINITY : expression.longest;
}

/** Makes the regular expressions of an Ajv. */
export const PATTERN_ENGINE = Object.assign((pattern: string) => readPattern(pattern).expression, {
  code: "readPattern",
});
