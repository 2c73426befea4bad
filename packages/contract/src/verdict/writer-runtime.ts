import { lengthInCodePoints } from "./ajv.ts";

/** Notes what is known of the text that is being written. */
interface Pen {
  isAscii: boolean;
}

/** What has to be escaped in JSON, or is not ASCII. */
const UNUSUAL = /[^\x20\x21\x23-\x5b\x5d-\x7e]/;

export function isUnusual(text: string): boolean {
  return UNUSUAL.test(text);
}

/** What functions call that write JSON. */
export const WRITER_RUNTIME = {
  unicodeLength: lengthInCodePoints,

  quote(text: string, pen: Pen): string {
    if (!UNUSUAL.test(text)) return `"${text}"`;
    pen.isAscii = false;
    return JSON.stringify(text);
  },

  /** A value of which nothing is known. */
  any(value: unknown, pen: Pen): string | undefined {
    pen.isAscii = false;
    return JSON.stringify(value);
  },

  /** Whether the JSON of a value may be something else than its members: that of a `Date`, of `new Number(1)`. */
  isOdd(value: object, names: readonly string[]): boolean {
    if ((value as { toJSON?: unknown }).toJSON !== undefined) return true;
    return names.length === 0 && Object.getPrototypeOf(value) !== Object.prototype;
  },
};

export const WRITER_RUNTIME_NAMES = `{ ${Object.keys(WRITER_RUNTIME).join(", ")} }`;
