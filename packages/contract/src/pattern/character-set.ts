/** Which characters an atom of a regular expression takes. */
import type { AST } from "@eslint-community/regexpp";
import {
  type CodePoints,
  complement,
  DIGITS,
  LINE_TERMINATORS,
  SPACES,
  union,
  WORD_CHARACTERS,
} from "./code-points.ts";

export type Atom = AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ClassRangesCharacterClassElement;

/** The flags of a regular expression that say what an atom takes. */
export interface AtomFlags {
  readonly ignoreCase: boolean;
  readonly unicode: boolean;
  readonly dotAll: boolean;
}

/** @throws {RangeError} for what only the flag `v` makes of a class: sets of texts, intersections */
export function charactersOf(atom: Atom, flags: AtomFlags): CodePoints {
  switch (atom.type) {
    case "Character":
      return inEitherCase([[atom.value, atom.value]], atom, flags);
    case "CharacterClassRange":
      return inEitherCase([[atom.min.value, atom.max.value]], atom, flags);
    case "CharacterSet":
      return setOf(atom, flags);
    case "CharacterClass": {
      if (atom.unicodeSets) throw new RangeError("The flag v is not known.");
      const inside = union(...atom.elements.map((element) => charactersOf(element, flags)));
      return atom.negate ? complement(inside) : inside;
    }
  }
}

function setOf(set: AST.CharacterSet, flags: AtomFlags): CodePoints {
  switch (set.kind) {
    case "any":
      return flags.dotAll ? complement([]) : complement(LINE_TERMINATORS);
    case "digit":
      return set.negate ? complement(DIGITS) : DIGITS;
    case "space":
      return set.negate ? complement(SPACES) : SPACES;
    case "word":
      return set.negate
        ? inEitherCase(complement(WORD_CHARACTERS), set, flags)
        : inEitherCase(WORD_CHARACTERS, set, flags);
    case "property":
      return scanned(set.raw, flags);
  }
}

/**
 * Of ASCII, a letter's other case, and with Unicode the two letters beyond ASCII that fold into it: ſ into s, the Kelvin
 * sign into k (ECMA-262 §22.2.2.7.3, Canonicalize). Beyond ASCII, Unicode's tables tell.
 */
function inEitherCase(set: CodePoints, { raw }: Atom, flags: AtomFlags): CodePoints {
  if (!flags.ignoreCase) return set;
  if ((set.at(-1)?.[1] ?? 0) > 0x7f) return scanned(`[${raw}]`, flags);
  const others: [number, number][] = [];
  for (const [first, last] of set) {
    for (let code = first; code <= last; code++) {
      const lower = code | 0x20;
      if (lower < 0x61 || lower > 0x7a) continue;
      others.push([lower, lower], [lower ^ 0x20, lower ^ 0x20]);
      if (flags.unicode && lower === 0x73) others.push([0x17f, 0x17f]);
      if (flags.unicode && lower === 0x6b) others.push([0x212a, 0x212a]);
    }
  }
  return union(set, others);
}

const scans = new Map<string, CodePoints>();

/** Asked of the engine that the atom was written for, so that both read the same edition of Unicode. */
function scanned(raw: string, { ignoreCase, unicode, dotAll }: AtomFlags): CodePoints {
  const flags = `${ignoreCase ? "i" : ""}${unicode ? "u" : ""}${dotAll ? "s" : ""}`;
  const known = scans.get(`${flags} ${raw}`);
  if (known) return known;
  const expression = new RegExp(`^(?:${raw})$`, flags);
  const found: [number, number][] = [];
  for (let code = 0; code <= (unicode ? 0x10ffff : 0xffff); code++) {
    if (!expression.test(String.fromCodePoint(code))) continue;
    const before = found.at(-1);
    if (before?.[1] === code - 1) before[1] = code;
    else found.push([code, code]);
  }
  scans.set(`${flags} ${raw}`, found);
  return found;
}
