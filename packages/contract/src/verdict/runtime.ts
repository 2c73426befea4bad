import { FORMATS } from "../schema/formats.ts";
import type { Direction } from "../schema/prepare.ts";
import { lengthInCodePoints } from "./ajv.ts";
import { equal } from "./equal.ts";

/** Whether a value keeps a schema. */
export type Verdict = (value: unknown) => boolean;

/** What functions that are made of schemas call: what is the same for all contracts stands here, and not in them. */
export interface VerdictRuntime {
  readonly formats: typeof FORMATS;
  readonly equal: (a: unknown, b: unknown) => boolean;
  readonly unicodeLength: (text: string) => number;
}

export const RUNTIME: VerdictRuntime = { formats: FORMATS, equal, unicodeLength: lengthInCodePoints };

/** What a module that `writeVerdictModule` wrote exports: verdicts by the JSON pointers of their schemas' owners. */
export type VerdictModule = (runtime: VerdictRuntime) => Readonly<Record<Direction, Readonly<Record<string, Verdict>>>>;
