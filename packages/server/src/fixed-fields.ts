/** Header fields that many answers have, written once for all of them. */
export class FixedFields {
  /** Names and values in turn, as Node takes them. */
  readonly fields: readonly string[];
  /** As they stand in a head; nothing where they are for Node to judge. */
  readonly lines: string | undefined;
  readonly #more = new Map<string, FixedFields>();

  constructor(fields: readonly string[] = []) {
    this.fields = fields;
    this.lines = linesOf(fields);
  }

  /** The same with the media type of a body. */
  withContentType(type: string): FixedFields {
    const known = this.#more.get(type);
    if (known) return known;
    const made = new FixedFields([...this.fields, "Content-Type", type]);
    // A contract has few, and a handler could say another one each time.
    if (this.#more.size < MAX_KNOWN) this.#more.set(type, made);
    return made;
  }
}

const MAX_KNOWN = 100;

/** Header fields as they stand in a head, each with its end of line; nothing where they are for Node to judge. */
export function linesOf(fields: readonly string[]): string | undefined {
  let lines = "";
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const value = fields[at + 1] as string;
    if (!PRINTABLE.test(value)) return undefined;
    lines += `${fields[at]}: ${value}\r\n`;
  }
  return lines;
}

/** What a field may hold, but for what is seldom there (RFC 9110 §5.5). */
const PRINTABLE = /^[\x20-\x7e]*$/;
