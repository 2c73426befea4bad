/** JSON as a stranger may send it. */

/** How deep lists and objects may stand in each other: "An implementation may set limits on the maximum depth of nesting" (RFC 8259 §9). */
const JSON_DEPTH = 100;

/** JSON that is well-formed, perhaps, and deeper than anybody means. */
export class TooDeepError extends Error {
  constructor(depth: number) {
    super(`nested deeper than ${depth} levels`);
  }
}

/**
 * A value of JSON text. What is too deep is refused before it is parsed: whoever walks through the value, a validator for
 * one, calls itself for each level, and a body of brackets alone would use up the stack.
 *
 * @throws {SyntaxError} for what is not JSON; its message holds nothing of the text, which may be secret
 * @throws {TooDeepError}
 */
export function parseJson(text: string, depth = JSON_DEPTH): unknown {
  if (text.length > depth && isTooDeep(text, depth)) throw new TooDeepError(depth);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SyntaxError(withoutQuotation((error as Error).message));
  }
}

/** What `JSON.parse` says is wrong, without the part of the text that it quotes. */
export function withoutQuotation(message: string): string {
  return message.replace(QUOTATION, "Unexpected token");
}

/** V8 writes `Unexpected token 'x', ..."ssword":xyz"... is not valid JSON`, and only `"xyz" is not valid JSON` of a short text. */
const QUOTATION = /^.* is not valid JSON$/s;

const QUOTE = 34;
const BACKSLASH = 92;

function isTooDeep(text: string, limit: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // `[` and `{`, `]` and `}` differ in one bit.
    if ((code | 32) === 123) {
      if (++depth > limit) return true;
    } else if ((code | 32) === 125) depth--;
    else if (code === QUOTE) {
      at = endOfString(text, at + 1);
      if (at < 0) return false;
    }
  }
  return false;
}

/** Where the quote stands that ends a string; -1 where there is none. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return end;
  }
  return -1;
}
