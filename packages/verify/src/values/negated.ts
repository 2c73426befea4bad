/** What is allowed but for a `not` (JSON Schema 2020-12 Core, section 10.2.1.4). */
import type { Contract, Schema } from "@cantus/contract";
import { readPattern } from "@cantus/contract/schema";
import { sample } from "../cases/sample.ts";
import type { Change, DeviationOptions } from "./deviation.ts";
import { type FlatSchema, flatten, memberSchema } from "./flat.ts";
import { textsMatching } from "./matching.ts";

/** Texts of what a text must not be. */
const MOST_TEXTS = 2;

export function* negated(flat: FlatSchema, value: unknown, options: DeviationOptions): Iterable<Change> {
  if (flat.not === undefined) return;
  const { contract, seed } = options;
  for (const way of flatten(contract, flat.not as Schema)) {
    for (const each of named(contract, flat, way, value, seed)) {
      yield { value: each, keyword: "not", what: "what it must not be", expect: "refused" };
    }
  }
}

/** Values that a schema names, and that are else as the other has them. */
function* named(
  contract: Contract,
  flat: FlatSchema,
  way: FlatSchema,
  value: unknown,
  seed: number,
): Iterable<unknown> {
  if ("const" in way) yield way.const;
  else if (way.enum) yield* way.enum;
  else if (typeof value === "string") {
    const [pattern] = way.patterns ?? [];
    const texts = pattern === undefined ? [] : textsMatching(pattern, seed);
    yield* texts.filter((text) => isOf(flat, text)).slice(0, MOST_TEXTS);
  } else if (typeof value === "object" && value !== null && way.required) {
    const missing = way.required.filter((name) => !Object.hasOwn(value, name));
    const members = missing.map((name) => [name, sample(contract, memberSchema(flat, name) ?? true, seed)?.value]);
    yield { ...value, ...Object.fromEntries(members) };
  }
}

function isOf(
  { patterns = [], minLength = 0, maxLength = Number.POSITIVE_INFINITY }: FlatSchema,
  text: string,
): boolean {
  const { length } = [...text];
  const isMatch = patterns.every((pattern) => readPattern(pattern).expression.test(text));
  return isMatch && length >= Number(minLength) && length <= Number(maxLength);
}
