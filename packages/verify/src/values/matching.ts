/** Texts of a pattern. */
import { readPattern } from "@cantus/contract/schema";
import fc from "fast-check";

const known = new Map<string, readonly string[]>();

/** How many are made at once; who wants others gives another seed. */
const SAMPLES = 40;

/**
 * Some texts that a pattern matches, the same for the same seed. Empty where the pattern uses what cannot be generated,
 * a look behind for instance.
 */
export function textsMatching(pattern: string, seed: number): readonly string[] {
  const key = `${seed} ${pattern}`;
  const found = known.get(key) ?? generate(pattern, seed);
  known.set(key, found);
  return found;
}

function generate(pattern: string, seed: number): readonly string[] {
  const { expression } = readPattern(pattern);
  try {
    // Without anchors a match may stand anywhere; alone it is shortest.
    const arbitrary = fc.stringMatching(new RegExp(expression.source, expression.flags), { size: "small" });
    return [...new Set(fc.sample(arbitrary, { seed, numRuns: SAMPLES }))].filter((text) => expression.test(text));
  } catch {
    return [];
  }
}
