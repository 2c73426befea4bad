/** How much of a contract has to be covered: what a pipeline asks for. */
import { type ContractCoverage, DIMENSIONS, type Dimension, percent, type Share } from "./goal.ts";

/** Per cent, by dimension. */
export type Thresholds = Readonly<Partial<Record<Dimension, number>>>;

export interface Shortfall {
  readonly dimension: Dimension;
  readonly share: Share;
  /** Per cent. */
  readonly wanted: number;
}

/** Thresholds that are written wrongly. */
export class ThresholdError extends Error {
  readonly code = "BAD_THRESHOLD";
  override readonly name = "ThresholdError";
}

/**
 * Reads thresholds: `operations=100,statuses=80`. `all` is for every dimension that is not named.
 *
 * @throws ThresholdError that says how they are written.
 */
export function parseThresholds(text: string): Thresholds {
  const entries = text.split(",").map((part) => {
    const [, name = "", value = ""] = /^\s*([a-z-]+)\s*=\s*(\d+(?:\.\d+)?)\s*%?\s*$/.exec(part) ?? [];
    if (name === "" || Number(value) > 100) {
      throw new ThresholdError(`"${part}" is no threshold. Write one as operations=100 or statuses=80, in per cent.`);
    }
    if (name !== "all" && !DIMENSIONS.includes(name as Dimension)) {
      throw new ThresholdError(`There is no coverage of "${name}". There is all, ${DIMENSIONS.join(", ")}.`);
    }
    return [name, Number(value)] as const;
  });
  const { all, ...named } = Object.fromEntries(entries) as Partial<Record<Dimension | "all", number>>;
  if (all === undefined) return named;
  return { ...Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, all])), ...named };
}

/** Where coverage is less than it has to be. */
export function shortfallsOf({ shares }: ContractCoverage, thresholds: Thresholds): Shortfall[] {
  return DIMENSIONS.flatMap((dimension) => {
    const wanted = thresholds[dimension];
    const share = shares[dimension];
    return wanted !== undefined && percent(share) < wanted ? [{ dimension, share, wanted }] : [];
  });
}
