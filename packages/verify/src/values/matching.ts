/** Texts of a pattern. */
import { byText } from "@cantus/contract";
import { readPattern } from "@cantus/contract/schema";
import fc from "fast-check";

/** How many are made at once; who wants others gives another seed. */
const SAMPLES = 40;

/**
 * Some texts that a pattern matches, the same for the same seed. Empty where the pattern uses what cannot be generated,
 * a look behind for instance.
 */
export function textsMatching(pattern: string, seed: number): readonly string[] {
  return generated(`${seed} ${pattern}`);
}

const MOST_RECENT = 500;

const generated = byText(MOST_RECENT, (key) => {
  const [seed = ""] = key.split(" ", 1);
  return generate(key.slice(seed.length + 1), Number(seed));
});

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
