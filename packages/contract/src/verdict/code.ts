/** What stands in code and is no text, property or number: a name that was given by number. */
const NUMBERED = /"(?:[^"\\]|\\.)*"|(?<![.\w$])([a-z]+\d+(?:_\d+)?)(?![\w$])/g;

/**
 * Code that uses things of names which others choose. The names that it was written with are its own, so that the same
 * schema gives the same code, whatever was written before.
 */
export class NamedCode {
  /** Code and own names in turns. */
  readonly #parts: readonly string[];

  private constructor(parts: readonly string[]) {
    this.#parts = parts;
  }

  /** @param own for each name in the code that stands for something outside, the code's own name of it */
  static of(code: string, own: ReadonlyMap<string, string>): NamedCode {
    const parts: string[] = [];
    let end = 0;
    for (const { 1: name, index } of code.matchAll(NUMBERED)) {
      const known = name === undefined ? undefined : own.get(name);
      if (known === undefined) continue;
      parts.push(code.slice(end, index), known);
      end = index + (name as string).length;
    }
    return new NamedCode([...parts, code.slice(end)]);
  }

  /** @param names the names to use in place of its own; without one of these, its own stands */
  with(names: ReadonlyMap<string, string>): string {
    return this.#parts.map((part, index) => (index % 2 === 0 ? part : (names.get(part) ?? part))).join("");
  }
}
