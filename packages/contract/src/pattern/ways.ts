/** How many ways a backtracking engine, as every JavaScript engine has one, may go through a text. */
import { ACCEPT, type Automaton } from "./automaton.ts";

/** How often each state that reads a character is got to. */
type Ways = ReadonlyMap<number, number>;

/** Ways that may lie open at one place of a text: so many times its length is what an engine takes at most. */
const MAX_WAYS = 128;
/** Sets of open ways that are looked at, before the proof is given up. */
const MAX_SETS = 4000;

/**
 * Proves that an engine takes time in proportion to the text, whatever the text: there are never more than 128 ways open
 * at one place, those counted that begin later in the text. Found by following all texts at once, symbol by symbol, until
 * nothing new shows. `false` says only that there is no such proof.
 */
export function isLinear(automaton: Automaton): boolean {
  try {
    return hasFewWays(new Walk(automaton));
  } catch (error) {
    if (error instanceof TooManyWaysError) return false;
    throw error;
  }
}

function hasFewWays(walk: Walk): boolean {
  const begun = walk.from(walk.entry, false);
  const first = walk.from(walk.entry, true);
  const seen = new Set([keyOf(first)]);
  const waiting: Ways[] = [first];
  for (let open = waiting.pop(); open; open = waiting.pop()) {
    for (let symbol = 0; symbol < walk.symbols; symbol++) {
      const next = new Map(begun);
      let taken = 0;
      for (const [state, ways] of open) {
        if (!walk.takes(state, symbol)) continue;
        taken += ways;
        for (const [after, more] of walk.after(state)) next.set(after, (next.get(after) ?? 0) + ways * more);
      }
      if (taken > MAX_WAYS) return false;
      const key = keyOf(next);
      if (seen.has(key)) continue;
      if (seen.size === MAX_SETS) return false;
      seen.add(key);
      waiting.push(next);
    }
  }
  return true;
}

function keyOf(ways: Ways): string {
  return [...ways]
    .sort(([a], [b]) => a - b)
    .flat()
    .join();
}

/** What a match may cost where the text has a length that bounds it, in characters read. */
const MAX_STEPS = 1_000_000;

/** The longest text that an engine gets through in bounded time, by counting all ways of each length; 0 where none is. */
export function longestBounded(automaton: Automaton): number {
  try {
    const walk = new Walk(automaton);
    let open: Ways = walk.from(walk.entry, true);
    let steps = 0;
    for (let length = 0; ; length++) {
      let ways = 0;
      for (const count of open.values()) ways += count;
      // A match may begin at each place.
      steps += ways;
      if (steps * (length + 1) > MAX_STEPS || length === MAX_STEPS) return length;
      const next = new Map<number, number>();
      for (const [state, count] of open) {
        for (const [after, more] of walk.after(state)) next.set(after, (next.get(after) ?? 0) + count * more);
      }
      open = next;
    }
  } catch (error) {
    if (error instanceof TooManyWaysError) return 0;
    throw error;
  }
}

class TooManyWaysError extends Error {}

/** Ways from one character to the next. */
const MAX_TURNS = 2000;

class Walk {
  readonly #automaton: Automaton;
  readonly #after = new Map<number, Ways>();
  readonly entry: number;
  readonly symbols: number;

  constructor(automaton: Automaton) {
    this.#automaton = automaton;
    this.entry = automaton.entry;
    this.symbols = automaton.alphabet.size;
  }

  takes(state: number, symbol: number): boolean {
    return this.#automaton.taken[state]?.[symbol] === 1;
  }

  /** The ways on, when a state has read its character. */
  after(state: number): Ways {
    const known = this.#after.get(state);
    if (known) return known;
    const at = this.#automaton.states[state];
    const ways = at?.kind === "step" ? this.from(at.next, false) : new Map();
    this.#after.set(state, ways);
    return ways;
  }

  from(entry: number, isStart: boolean): Ways {
    const ways = new Map<number, number>();
    const path = new Set<number>();
    let turns = 0;
    const visit = (state: number) => {
      if (state === ACCEPT) return;
      // A repetition of nothing: engines cut it off, but not before it was tried.
      if (path.has(state) || ++turns > MAX_TURNS) throw new TooManyWaysError();
      const at = this.#automaton.states[state];
      if (at?.kind === "step") ways.set(state, (ways.get(state) ?? 0) + 1);
      path.add(state);
      if (at?.kind === "fork") for (const next of at.next) visit(next);
      // Nothing can be read behind the end, and whether a word ends is not known before there is a text.
      else if (at?.kind === "condition" && isPossible(at.condition.kind, isStart)) visit(at.next);
      path.delete(state);
    };
    visit(entry);
    return ways;
  }
}

function isPossible(condition: string, isStart: boolean): boolean {
  return condition === "start" ? isStart : condition !== "end";
}
