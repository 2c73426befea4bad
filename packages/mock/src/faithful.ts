/** Values that keep their schema: the first of some candidates that does. */
import type { Contract, Schema, Violation } from "@cantus/contract";
import { schemaValidator } from "@cantus/contract/schema";
import { sample } from "./sample.ts";
import { selfContained } from "./self-contained.ts";

export interface Found {
  readonly value: unknown;
  /** What is wrong with it, when no candidate keeps the schema: then it is the first of them. */
  readonly violations: readonly Violation[];
}

/** Takes the first candidate that is valid as a response. Nothing is found where there are no candidates. */
export function faithfulValue(
  contract: Contract,
  schema: Schema,
  sources: readonly Iterable<unknown>[],
): Found | undefined {
  let first: Found | undefined;
  for (const source of sources) {
    for (const value of source) {
      if (value === undefined) continue;
      const violations = schemaValidator(contract).validate(schema, value, "response");
      if (violations.length === 0) return { value, violations };
      first ??= { value, violations };
    }
  }
  return first;
}

/** A few seeds: what one random value breaks, such as two formats that must agree, another may keep. */
const SEEDS = ["1", "2", "3"];

/** What Prism makes for a schema, the best first; random ones first where `dynamic` asks for them. */
export function* schemaCandidates(
  contract: Contract,
  schema: Schema,
  dynamic: string | true | undefined,
): Generator<unknown> {
  if (dynamic !== undefined) {
    yield sample(contract, schema, { dynamic });
    if (dynamic === true) yield sample(contract, schema, { dynamic });
  }
  yield sample(contract, schema);
  yield sample(contract, schema, { lean: true });
  // Where one branch of a choice will not do, because another takes its values too for instance, the next may.
  const { branches } = selfContained(contract, schema, "lean");
  for (let turn = 1; turn < branches; turn++) yield sample(contract, schema, { lean: true, turn });
  for (const seed of SEEDS) yield sample(contract, schema, { dynamic: seed });
  for (let turn = 0; turn < branches; turn++) yield sample(contract, schema, { apart: true, turn });
}
