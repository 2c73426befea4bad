/** A `pattern` made into a regular expression, and what is wrong with it, if anything is. */
interface Pattern {
  readonly expression: RegExp;
  readonly fault: string | undefined;
}

/**
 * JSON Schema 2020-12 §6.4: patterns "SHOULD" be read with Unicode on (ECMA-262, flag `u`), which refuses escapes such
 * as `\-` that are harmless without it. A pattern that is valid only without is used without; one that is valid in no
 * way lets every text pass. Either is said by `fault`.
 */
export function readPattern(pattern: string): Pattern {
  try {
    return { expression: new RegExp(pattern, "u"), fault: undefined };
  } catch (error) {
    // V8 writes "Invalid regular expression: /…/u: Invalid escape"; the pattern is quoted elsewhere already.
    const reason = error instanceof Error ? error.message.replace(/^.*\/\w*: /s, "") : String(error);
    const fault = `is not a regular expression that JSON Schema can use: ${reason}`;
    try {
      return { expression: new RegExp(pattern), fault: `${fault} (with Unicode on; read without)` };
    } catch {
      return { expression: /(?:)/, fault: `${fault} (every text passes)` };
    }
  }
}
