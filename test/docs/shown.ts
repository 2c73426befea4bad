/** Output as the documentation shows it, held against what a command has said. */

/** What is another one each time: of two that are of one kind either will do. */
const CHANGING: readonly RegExp[] = [
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
  /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/,
  /mgen_[0-9a-f]{12}/,
  /whsec_[\w+/=-]+/,
  /http:\/\/127\.0\.0\.1:\d+/,
];

const ANY = new RegExp(`(${CHANGING.map(({ source }) => source).join("|")})`);

/**
 * A pattern of what is shown. `…` stands for anything that is left out, and a line may be broken where the output goes on.
 *
 * @example shown("✓ lint  1 contract\n…").test(said)
 */
export function shown(output: string): RegExp {
  const pattern = output
    .split(ANY)
    .map((piece, index) => (index % 2 === 1 ? kindOf(piece) : literally(piece)))
    .join("");
  return new RegExp(pattern);
}

function kindOf(piece: string): string {
  return CHANGING.find((kind) => kind.test(piece))?.source ?? "";
}

function literally(text: string): string {
  return text
    .replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")
    .replace(/\s*…\s*/g, "[^]*?")
    .replace(/[ \t]*\n\s*/g, "\\s*");
}
