import { readPattern } from "../schema/pattern.ts";
import type { Alphabet } from "./alphabet.ts";
import { automatonOf, NoAutomatonError } from "./automaton.ts";
import { type Row, Table } from "./table.ts";

/** Whether each text that one pattern matches is matched by another: `undefined` where it cannot be decided. */
export type Inclusion =
  | { readonly isIncluded: true }
  /** `text` is matched by the first and not by the second; there is no shorter one. */
  | { readonly isIncluded: false; readonly text: string }
  | { readonly isIncluded: undefined };

const UNDECIDED: Inclusion = { isIncluded: undefined };

/** More pairs of rows than patterns of contracts ever need. */
const MAX_PAIRS = 5000;

/** Characters that a person can read, tried first. */
const READABLE = [..."aA0-_. /:@bB1zZ9"].map((character) => character.charCodeAt(0));

interface Pair {
  readonly first: Row;
  readonly second: Row;
  readonly text: string;
}

/**
 * Whether every text that `first` matches is matched by `second`, by walking both automata in step (Hopcroft, Motwani and
 * Ullman, "Introduction to Automata Theory", §4.3: the difference of two regular languages is empty or has a word).
 *
 * @example patternInclusion("^[0-9]{2}$", "^[0-9]+$") // { isIncluded: true }
 * @example patternInclusion("^[0-9]*$", "^[0-9]+$")   // { isIncluded: false, text: "" }
 */
export function patternInclusion(first: string, second: string): Inclusion {
  const tables = [tableOf(first), tableOf(second)] as const;
  const [a, b] = tables;
  if (!a || !b) return UNDECIDED;
  const symbols = charactersFor(a.alphabet, b.alphabet);
  const waiting: Pair[] = [{ first: a.table.first, second: b.table.first, text: "" }];
  const seen = new Map<Row, Set<Row>>([[a.table.first, new Set([b.table.first])]]);
  let pairs = 0;
  for (const { first: one, second: other, text } of waiting) {
    // Whatever follows, the second has matched.
    if (other.accepts) continue;
    if (one.acceptsAtEnd && !other.acceptsAtEnd) return { isIncluded: false, text };
    for (const code of symbols) {
      // A part of the text that has matched stays matched.
      const nextOne = one.accepts ? one : a.table.next(one, code);
      const nextOther = b.table.next(other, code);
      if (!nextOne || !nextOther) return UNDECIDED;
      if (!nextOne.accepts && !nextOne.acceptsAtEnd && nextOne.open.length === 0) continue;
      const row = seen.get(nextOne) ?? new Set();
      seen.set(nextOne, row);
      if (row.has(nextOther)) continue;
      row.add(nextOther);
      if (++pairs > MAX_PAIRS) return UNDECIDED;
      waiting.push({ first: nextOne, second: nextOther, text: text + String.fromCodePoint(code) });
    }
  }
  return { isIncluded: true };
}

function tableOf(pattern: string): { table: Table; alphabet: Alphabet } | undefined {
  const { expression, fault } = readPattern(pattern);
  // A pattern that means something only by halves decides nothing.
  if (fault) return undefined;
  try {
    const automaton = automatonOf(new RegExp(expression.source, "u"));
    return Table.fits(automaton) ? { table: new Table(automaton), alphabet: automaton.alphabet } : undefined;
  } catch (error) {
    if (error instanceof NoAutomatonError) return undefined;
    throw error;
  }
}

/** A character for each pair of symbols that some character has. */
function charactersFor(a: Alphabet, b: Alphabet): number[] {
  const characters = new Map<string, number>();
  for (const code of [...READABLE, ...a.starts, ...b.starts]) {
    // Halves of a pair are no characters of a text that is sent.
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const key = `${a.symbolOf(code)} ${b.symbolOf(code)}`;
    if (!characters.has(key)) characters.set(key, code);
  }
  return [...characters.values()];
}
