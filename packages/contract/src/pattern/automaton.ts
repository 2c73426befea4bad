/** Regular expressions as automata (Thompson, "Regular Expression Search Algorithm", 1968). */
import { type AST, RegExpParser } from "@eslint-community/regexpp";
import { Alphabet } from "./alphabet.ts";
import { type AtomFlags, charactersOf } from "./character-set.ts";
import { type CodePoints, WORD_CHARACTERS } from "./code-points.ts";

/** What has to hold where an automaton stands, between two characters. */
export type Condition =
  | { readonly kind: "start" | "end" }
  | { readonly kind: "word"; readonly negate: boolean }
  /** That `entry` matches from here on, or up to here (`isBehind`). A lookahead's automaton reads backward. */
  | { readonly kind: "look"; readonly negate: boolean; readonly isBehind: boolean; readonly entry: number };

export type State =
  | { readonly kind: "accept" }
  | { readonly kind: "step"; readonly characters: CodePoints; readonly next: number }
  | { readonly kind: "fork"; readonly next: number[] }
  | { readonly kind: "condition"; readonly condition: Condition; readonly next: number };

export interface Automaton {
  readonly states: readonly State[];
  readonly entry: number;
  readonly alphabet: Alphabet;
  /** By state and symbol: 1 where a step takes the symbol. */
  readonly taken: readonly (Uint8Array | undefined)[];
  readonly isUnicode: boolean;
  /** `\w`, as `\b` understands it. */
  readonly wordCharacters: CodePoints;
}

/** The one state at which a match is complete. */
export const ACCEPT = 0;

/** A regular expression that has no automaton, or none of a size that could be worked with. */
export class NoAutomatonError extends Error {}

/**
 * An automaton that accepts what a regular expression does.
 * @throws {NoAutomatonError} for references back to a group, and counts that make it too large
 */
export function automatonOf(expression: RegExp): Automaton {
  return new Builder(expression, true, charactersOf).automaton();
}

/**
 * An automaton whose ways through a text are at least those that a backtracking engine tries: a lookahead is one way
 * beside what follows it, a reference back goes all the ways of its group, and many repetitions are any number of them.
 *
 * @param options.isBlind takes each character for any: more ways still, and quicker than to read Unicode's tables
 * @throws {NoAutomatonError}
 */
export function waysOf(expression: RegExp, { isBlind }: { readonly isBlind: boolean }): Automaton {
  return new Builder(expression, false, isBlind ? () => ANY : charactersOf).automaton();
}

type Atom = AST.Character | AST.CharacterSet | AST.CharacterClass;

const ANY: CodePoints = [[0, 0x10ffff]];

const MAX_STATES = 5000;

/**
 * Beyond so many states, what is repeated a number of times is taken as repeated any number of times: of a single
 * character that makes few more ways, of a group perhaps many.
 */
const MAX_COPIED = { character: 32, group: 512 };

class Builder {
  readonly #states: State[] = [{ kind: "accept" }];
  readonly #pattern: AST.Pattern;
  readonly #flags: AtomFlags;
  readonly #isMultiline: boolean;
  readonly #isExact: boolean;
  readonly #charactersOf: (atom: Atom, flags: AtomFlags) => CodePoints;
  readonly #wordCharacters: CodePoints;
  readonly #characterSets = new Map<string, CodePoints>();
  /** Groups that are being built: a reference to one of them from inside finds nothing. */
  readonly #open = new Set<AST.CapturingGroup>();

  constructor(
    { source, ignoreCase, unicode, dotAll, multiline }: RegExp,
    isExact: boolean,
    charactersOf: (atom: Atom, flags: AtomFlags) => CodePoints,
  ) {
    this.#pattern = new RegExpParser().parsePattern(source, 0, source.length, { unicode });
    this.#flags = { ignoreCase, unicode, dotAll };
    this.#isMultiline = multiline;
    this.#isExact = isExact;
    this.#charactersOf = charactersOf;
    // With Unicode, ſ and the Kelvin sign are in it where case is ignored (ECMA-262 §22.2.2.9.3).
    this.#wordCharacters =
      ignoreCase && unicode ? [...WORD_CHARACTERS, [0x17f, 0x17f], [0x212a, 0x212a]] : WORD_CHARACTERS;
  }

  automaton(): Automaton {
    const entry = this.#choice(this.#pattern.alternatives, ACCEPT, false);
    const sets = this.#states.flatMap((state) => (state.kind === "step" ? [state.characters] : []));
    const alphabet = new Alphabet([...sets, this.#wordCharacters]);
    return {
      states: this.#states,
      entry,
      alphabet,
      taken: this.#taken(alphabet),
      isUnicode: this.#flags.unicode,
      wordCharacters: this.#wordCharacters,
    };
  }

  #taken(alphabet: Alphabet): (Uint8Array | undefined)[] {
    const bySet = new Map<CodePoints, Uint8Array>();
    return this.#states.map((state) => {
      if (state.kind !== "step") return undefined;
      const taken = bySet.get(state.characters) ?? alphabet.takenBy(state.characters);
      bySet.set(state.characters, taken);
      return taken;
    });
  }

  #add(state: State): number {
    if (this.#states.length >= MAX_STATES) throw new NoAutomatonError("repeats too much too often");
    return this.#states.push(state) - 1;
  }

  #choice(alternatives: readonly AST.Alternative[], next: number, isBackward: boolean): number {
    const entries = alternatives.map((each) => this.#sequence(each.elements, next, isBackward));
    return entries.length === 1 ? (entries[0] as number) : this.#add({ kind: "fork", next: entries });
  }

  /** Built from what is read last to what is read first. */
  #sequence(elements: readonly AST.Element[], next: number, isBackward: boolean): number {
    const inOrder = isBackward ? elements : elements.toReversed();
    return inOrder.reduce((after, element) => this.#element(element, after, isBackward), next);
  }

  #element(element: AST.Element, next: number, isBackward: boolean): number {
    switch (element.type) {
      case "Character":
      case "CharacterSet":
      case "CharacterClass":
        return this.#add({ kind: "step", characters: this.#characters(element), next });
      case "Group":
        if (element.modifiers) throw new NoAutomatonError("changes flags in a group");
        return this.#choice(element.alternatives, next, isBackward);
      case "CapturingGroup": {
        const wasOpen = this.#open.has(element);
        this.#open.add(element);
        const entry = this.#choice(element.alternatives, next, isBackward);
        if (!wasOpen) this.#open.delete(element);
        return entry;
      }
      case "Quantifier":
        return this.#repetition(element, next, isBackward);
      case "Assertion":
        return this.#assertion(element, next);
      case "Backreference":
        return this.#backreference(element, next, isBackward);
      default:
        throw new NoAutomatonError("asks for sets of texts");
    }
  }

  #characters(atom: Atom): CodePoints {
    const known = this.#characterSets.get(atom.raw) ?? this.#charactersOf(atom, this.#flags);
    this.#characterSets.set(atom.raw, known);
    return known;
  }

  #repetition({ element, min, max }: AST.Quantifier, next: number, isBackward: boolean): number {
    const once = (after: number) => this.#element(element, after, isBackward);
    const anyNumber = () => {
      const ways: number[] = [];
      const fork = this.#add({ kind: "fork", next: ways });
      ways.push(once(fork), next);
      return fork;
    };
    if (max === 0) return next;
    if (!this.#isExact && !isCopied(element, min, max)) return min === 0 ? anyNumber() : once(anyNumber());
    let entry = next;
    if (max === Number.POSITIVE_INFINITY) entry = anyNumber();
    else for (let copy = min; copy < max; copy++) entry = this.#add({ kind: "fork", next: [once(entry), next] });
    for (let copy = 0; copy < min; copy++) entry = once(entry);
    return entry;
  }

  #assertion(assertion: AST.Assertion, next: number): number {
    switch (assertion.kind) {
      case "start":
      case "end":
        if (this.#isMultiline) throw new NoAutomatonError("looks at lines");
        return this.#add({ kind: "condition", condition: { kind: assertion.kind }, next });
      case "word":
        return this.#add({ kind: "condition", condition: { kind: "word", negate: assertion.negate }, next });
      default:
        return this.#look(assertion, next);
    }
  }

  #look(assertion: AST.LookaroundAssertion, next: number): number {
    const { negate, alternatives } = assertion;
    const isBehind = assertion.kind === "lookbehind";
    if (this.#isExact) {
      const entry = this.#choice(alternatives, ACCEPT, !isBehind);
      return this.#add({ kind: "condition", condition: { kind: "look", negate, isBehind, entry }, next });
    }
    // What a lookbehind reads was read before, and may be so each time that it is asked.
    if (isBehind) throw new NoAutomatonError("looks behind");
    return this.#add({ kind: "fork", next: [this.#choice(alternatives, ACCEPT, false), next] });
  }

  #backreference(reference: AST.Backreference, next: number, isBackward: boolean): number {
    if (this.#isExact) throw new NoAutomatonError("refers back to a group");
    const groups = [reference.resolved].flat();
    const ways = groups.map((group) => (this.#open.has(group) ? next : this.#element(group, next, isBackward)));
    // To a group that took no part, a reference is to the empty text.
    if (!groups.every((group) => isCertain(group, reference))) ways.push(next);
    return this.#add({ kind: "fork", next: ways });
  }
}

/** Whether each of a number of repetitions has states of its own. */
function isCopied(element: AST.Element, min: number, max: number): boolean {
  const copies = Number.isFinite(max) ? max : min;
  const most = "alternatives" in element ? MAX_COPIED.group : MAX_COPIED.character;
  return copies <= 1 || copies * sizeOf(element) <= most;
}

/** About how many states it takes to read an element once. */
function sizeOf(element: AST.Element): number {
  if (element.type === "Quantifier") {
    const { element: repeated, min, max } = element;
    const copies = Number.isFinite(max) ? max : min + 1;
    return sizeOf(repeated) * (isCopied(repeated, min, max) ? copies : 2);
  }
  if (!("alternatives" in element)) return 1;
  return element.alternatives.flatMap(({ elements }) => elements).reduce((sum, each) => sum + sizeOf(each), 1);
}

/** Whether a group has taken part in the match whenever the engine comes to a reference to it. */
function isCertain(group: AST.CapturingGroup, reference: AST.Backreference): boolean {
  if (group.end > reference.start) return false;
  for (let node: AST.Node | null = group.parent; node; node = node.parent) {
    if (node.type === "Quantifier" && node.min === 0) return false;
    if (node.type === "Assertion") return false;
    if ("alternatives" in node && node.alternatives.length > 1) return false;
  }
  return true;
}
