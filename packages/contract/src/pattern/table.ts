import { ACCEPT, type Automaton } from "./automaton.ts";

/** Where all ways through a text stand after the same symbols. */
export interface Row {
  /** The states that read the next character. */
  readonly open: readonly number[];
  /** A match has ended. */
  readonly accepts: boolean;
  /** One ends where the text does. */
  readonly acceptsAtEnd: boolean;
  /** By symbol; what no text led to yet is missing. */
  readonly next: (Row | undefined)[];
}

/** More are not kept, as some automata have as many as there are texts. */
const MAX_ROWS = 500;

/**
 * The deterministic form of an automaton, made as texts lead through it: one step for each character. It can be made where
 * no condition depends on what is around a place, other than that the text begins or ends there.
 */
export class Table {
  readonly #automaton: Automaton;
  readonly #rows = new Map<string, Row>();
  readonly #first: Row;

  constructor(automaton: Automaton) {
    this.#automaton = automaton;
    this.#first = this.#row([automaton.entry], true) as Row;
  }

  /** Where all ways stand before the first character. */
  get first(): Row {
    return this.#first;
  }

  /** Where they stand after one more; `undefined` where that would be more rows than are kept. */
  next(row: Row, codePoint: number): Row | undefined {
    const symbol = this.#automaton.alphabet.symbolOf(codePoint);
    return row.next[symbol] ?? this.#after(row, symbol);
  }

  static fits({ states }: Automaton): boolean {
    return states.every((state) => state.kind !== "condition" || /^(start|end)$/.test(state.condition.kind));
  }

  /** The verdict; `undefined` where the text leads to more rows than are kept. */
  accepts(text: string): boolean | undefined {
    const { alphabet, isUnicode } = this.#automaton;
    let row = this.#first;
    for (let at = 0; at < text.length; at++) {
      if (row.accepts) return true;
      const code = isUnicode ? (text.codePointAt(at) as number) : text.charCodeAt(at);
      if (code > 0xffff) at++;
      const symbol = alphabet.symbolOf(code);
      const next = row.next[symbol] ?? this.#after(row, symbol);
      if (!next) return undefined;
      row = next;
    }
    return row.accepts || row.acceptsAtEnd;
  }

  #after(row: Row, symbol: number): Row | undefined {
    const { states, entry, taken } = this.#automaton;
    const from = [entry];
    for (const state of row.open) {
      const at = states[state];
      if (at?.kind === "step" && taken[state]?.[symbol] === 1) from.push(at.next);
    }
    const next = this.#row(from, false);
    row.next[symbol] = next;
    return next;
  }

  #row(from: readonly number[], isStart: boolean): Row | undefined {
    const here = this.#reached(from, isStart, false);
    const open = [...here].filter((state) => this.#automaton.taken[state]).sort((a, b) => a - b);
    const accepts = here.has(ACCEPT);
    const acceptsAtEnd = accepts || this.#reached(from, isStart, true).has(ACCEPT);
    const key = `${open.join()} ${accepts} ${acceptsAtEnd}`;
    const known = this.#rows.get(key);
    if (known) return known;
    if (this.#rows.size === MAX_ROWS) return undefined;
    const row: Row = { open, accepts, acceptsAtEnd, next: new Array(this.#automaton.alphabet.size) };
    this.#rows.set(key, row);
    return row;
  }

  /** Where ways lead to without reading anything. */
  #reached(from: readonly number[], isStart: boolean, isEnd: boolean): ReadonlySet<number> {
    const reached = new Set(from);
    for (const state of reached) {
      const at = this.#automaton.states[state];
      if (at?.kind === "fork") for (const next of at.next) reached.add(next);
      else if (at?.kind === "condition" && (at.condition.kind === "start" ? isStart : isEnd)) reached.add(at.next);
    }
    return reached;
  }
}
