/** Regular expressions that cannot hang whoever asks them, whatever they say and whatever text they are asked about. */
import { type Automaton, automatonOf, NoAutomatonError, waysOf } from "./automaton.ts";
import { accepts } from "./run.ts";
import { Table } from "./table.ts";
import { isLinear, longestBounded } from "./ways.ts";

/** States that one text may take an automaton through: under half a second's work. */
const MAX_WORK = 50_000_000;

/** A regular expression that JavaScript's engine might not come to an end with, and that is judged otherwise. */
export class BoundedExpression {
  /** How long a text may be that can be judged, in UTF-16 units: beyond a megabyte for nearly every expression. */
  readonly longest: number;
  readonly source: string;
  readonly flags: string;
  readonly #accepts: (text: string) => boolean;

  constructor(expression: RegExp, longest: number, accepts: (text: string) => boolean) {
    this.source = expression.source;
    this.flags = expression.flags;
    this.longest = longest;
    this.#accepts = accepts;
  }

  /** Whether some part of a text matches; `false` for a text that is longer than `longest`. */
  test(text: string): boolean {
    return text.length <= this.longest && this.#accepts(text);
  }

  toString(): string {
    return `/${this.source}/${this.flags}`;
  }
}

/**
 * What gives the verdict of `expression.test(text)` in time that grows with the length of the text and no faster.
 *
 * JavaScript's engines try every way in which a text might match, one after the other: `(a+)+$` takes a century for fifty
 * characters, and `\s+$` minutes for a megabyte of spaces. So an expression is left to the engine where it can be proven to
 * have few ways to try (`ways.ts`), which is quickest, and is run as an automaton (`table.ts`, `run.ts`) where it cannot.
 * References back to a group have no automaton: those without a proof judge only texts so short that all ways can be tried.
 *
 * @returns `expression` itself where it is proven
 */
export function boundedExpression(expression: RegExp): RegExp | BoundedExpression {
  return hasFewWays(expression) ? expression : withoutProof(expression);
}

/** The same for an expression that is known to have no proof. */
export function withoutProof(expression: RegExp): BoundedExpression {
  let automaton: Automaton;
  try {
    automaton = automatonOf(expression);
  } catch (error) {
    if (!(error instanceof NoAutomatonError)) throw error;
    const ways = waysIfAny(expression, true);
    return new BoundedExpression(expression, ways ? longestBounded(ways) : 0, (text) => expression.test(text));
  }
  const longest = Math.floor(MAX_WORK / automaton.states.length);
  const table = Table.fits(automaton) ? new Table(automaton) : undefined;
  return new BoundedExpression(expression, longest, (text) => table?.accepts(text) ?? accepts(automaton, text));
}

function hasFewWays(expression: RegExp): boolean {
  return [true, false].some((isBlind) => {
    const ways = waysIfAny(expression, isBlind);
    return ways !== undefined && isLinear(ways);
  });
}

function waysIfAny(expression: RegExp, isBlind: boolean): Automaton | undefined {
  try {
    return waysOf(expression, { isBlind });
  } catch (error) {
    if (error instanceof NoAutomatonError) return undefined;
    throw error;
  }
}
