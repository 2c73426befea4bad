import { FORMATS } from "../schema/formats.ts";
import { PATTERN_ENGINE } from "../schema/pattern.ts";
import type { Direction } from "../schema/prepare.ts";
import { repeatedItems } from "../schema/unique-items.ts";
import { lengthInCodePoints } from "./ajv.ts";
import { equal } from "./equal.ts";

/** Whether a value keeps a schema. */
export type Verdict = (value: unknown) => boolean;

/** What functions that are made of schemas call: what is the same for all contracts stands here, and not in them. */
export interface VerdictRuntime {
  readonly formats: typeof FORMATS;
  readonly equal: (a: unknown, b: unknown) => boolean;
  readonly unicodeLength: (text: string) => number;
  readonly repeatedItems: typeof repeatedItems;
  /** For the patterns that JavaScript's own engine cannot be trusted with. */
  readonly pattern: (pattern: string) => { test(text: string): boolean };
}

export const RUNTIME: VerdictRuntime = {
  formats: FORMATS,
  equal,
  unicodeLength: lengthInCodePoints,
  repeatedItems,
  pattern: PATTERN_ENGINE,
};

/** How a function gets at them. */
export const RUNTIME_NAMES = `{ ${Object.keys(RUNTIME).join(", ")} }`;

/**
 * What a module that `writeVerdictModule` wrote exports: verdicts by the JSON pointers of their schemas' owners, and by the
 * `$ref`s that lead to other schemas.
 */
export type VerdictModule = (runtime: VerdictRuntime) => Readonly<Record<Direction, Readonly<Record<string, Verdict>>>>;
