/** Runs automata through texts, all ways at once, so that the time grows with the text and with nothing else. */
import { ACCEPT, type Automaton, type Condition, type State } from "./automaton.ts";

/** By place in a text: whether a condition holds there. */
type Places = Uint8Array;

type Step = Extract<State, { kind: "step" }>;

/** Whether an automaton accepts some part of a text, as `RegExp.prototype.test` says it. */
export function accepts(automaton: Automaton, text: string): boolean {
  return new Run(automaton, text).accepts();
}

class Run {
  readonly #automaton: Automaton;
  /** The text, as symbols of the automaton's alphabet. */
  readonly #symbols: Uint16Array;
  readonly #looks = new Map<Condition, Places>();
  readonly #isWord: Uint8Array;
  readonly #length: number;

  constructor(automaton: Automaton, text: string) {
    this.#automaton = automaton;
    const { alphabet, isUnicode, wordCharacters } = automaton;
    this.#isWord = alphabet.takenBy(wordCharacters);
    this.#symbols = new Uint16Array(text.length);
    let length = 0;
    for (let at = 0; at < text.length; at++) {
      const code = isUnicode ? (text.codePointAt(at) as number) : text.charCodeAt(at);
      if (code > 0xffff) at++;
      this.#symbols[length++] = alphabet.symbolOf(code);
    }
    this.#length = length;
  }

  accepts(): boolean {
    return this.#pass(this.#automaton.entry, false, () => true);
  }

  /** Goes through the text once, beginning at every place. `found` gets each place of a match's end, and ends it by `true`. */
  #pass(entry: number, isBackward: boolean, found: (place: number) => boolean): boolean {
    const { states, taken } = this.#automaton;
    const reached = new Int32Array(states.length).fill(-1);
    let open: number[] = [];
    let next: number[] = [];
    const stack: number[] = [];
    /** Takes every way to a character; whether one of them leads to the end of the match. */
    const follow = (from: number, place: number, into: number[]): boolean => {
      let isFound = false;
      stack.push(from);
      for (let state = stack.pop(); state !== undefined; state = stack.pop()) {
        if (reached[state] === place) continue;
        reached[state] = place;
        const at = states[state];
        if (state === ACCEPT) isFound = true;
        else if (at?.kind === "step") into.push(state);
        else if (at?.kind === "fork") stack.push(...at.next);
        else if (at?.kind === "condition" && this.#holds(at.condition, place)) stack.push(at.next);
      }
      return isFound;
    };
    const last = isBackward ? 0 : this.#length;
    for (let place = isBackward ? this.#length : 0; ; ) {
      let isFound = reached[ACCEPT] === place;
      if (follow(entry, place, open)) isFound = true;
      if (isFound && found(place)) return true;
      if (place === last) return false;
      const symbol = this.#symbols[isBackward ? place - 1 : place] as number;
      place += isBackward ? -1 : 1;
      for (const state of open) {
        if (taken[state]?.[symbol] === 1) follow((states[state] as Step).next, place, next);
      }
      [open, next] = [next, open];
      next.length = 0;
    }
  }

  #holds(condition: Condition, place: number): boolean {
    switch (condition.kind) {
      case "start":
        return place === 0;
      case "end":
        return place === this.#length;
      case "word":
        return (this.#isWordAt(place - 1) !== this.#isWordAt(place)) !== condition.negate;
      case "look":
        return (this.#look(condition)[place] === 1) !== condition.negate;
    }
  }

  #isWordAt(place: number): boolean {
    return place >= 0 && place < this.#length && this.#isWord[this.#symbols[place] as number] === 1;
  }

  /** Asked once of the whole text. */
  #look(condition: Condition & { kind: "look" }): Places {
    const known = this.#looks.get(condition);
    if (known) return known;
    const places = new Uint8Array(this.#length + 1);
    this.#pass(condition.entry, !condition.isBehind, (place) => {
      places[place] = 1;
      return false;
    });
    this.#looks.set(condition, places);
    return places;
  }
}
