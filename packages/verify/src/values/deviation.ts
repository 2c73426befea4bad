/** Values that differ from one that is accepted in one place, by one thing. */
import type { Contract, Schema } from "@cantus/contract";

/** What a deviation does to its place where it takes the value away. */
export const ABSENT = Symbol("absent");

export interface Deviation {
  /** To the place, from the whole value: `["items", "0", "price"]`. Empty: the whole. */
  readonly tokens: readonly string[];
  /** Where it is for a person, if deeper than `tokens`. */
  readonly place?: readonly string[] | undefined;
  readonly value: unknown;
  /** The keyword that it is about: `maximum`, `required`, `type`. */
  readonly keyword: string;
  /** The format that a text is not of. */
  readonly format?: string;
  /** What it differs from by this alone, where that is not the value that is accepted: who refuses both refuses something else. */
  readonly control?: unknown;
  /** For a person, after the place: `above maximum 100`. */
  readonly what: string;
  /**
   * `"accepted"` and `"refused"` are to be proven before it is sent. `"answered"`: allowed by the letter, but so unusual,
   * or so little said, that a refusal is no fault; a failure is.
   */
  readonly expect: "accepted" | "refused" | "answered";
}

/** What is known when a value is made to deviate. */
export interface DeviationOptions {
  readonly contract: Contract;
  readonly seed: number;
  /** Where the value stands: on the wire everything but JSON is text, and there the text of a number is a number. */
  readonly isText: boolean;
  /** Of the parameter; a member's is its own. */
  readonly name: string;
  /** It is of another branch of a union than the value that was accepted. */
  readonly isOfBranch?: boolean;
}

/** Every deviation of a value inside another, as deep as that is. */
export type DeviateInside = (
  schema: Schema,
  value: unknown,
  options: DeviationOptions,
  depth: number,
) => Iterable<Deviation>;

/** A deviation where it stands, without the way there. */
export type Change = Omit<Deviation, "tokens" | "place">;

/** The value with the deviation in its place; what is on the way and not there is made. */
export function deviate(value: unknown, { tokens, value: changed }: Pick<Deviation, "tokens" | "value">): unknown {
  const [token, ...rest] = tokens;
  if (token === undefined) return changed;
  const index = Number(token);
  if (Array.isArray(value)) {
    const copy = [...value];
    const member = deviate(copy[index], { tokens: rest, value: changed });
    if (member === ABSENT) copy.splice(index, 1);
    else copy[index] = member;
    return copy;
  }
  const members = new Map(Object.entries(typeof value === "object" && value !== null ? value : {}));
  const member = deviate(members.get(token), { tokens: rest, value: changed });
  if (member === ABSENT) members.delete(token);
  else members.set(token, member);
  return Object.fromEntries(members);
}
