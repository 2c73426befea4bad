/** All the phases, in the order in which they are played. */
import { boundaries } from "./boundaries.ts";
import { concurrency } from "./concurrency.ts";
import { endurance } from "./endurance.ts";
import { examples } from "./examples.ts";
import type { Phase } from "./phase.ts";
import { properties } from "./properties.ts";
import { sequences } from "./sequences.ts";

/**
 * Examples come first, as the others start from what they have found to be accepted; properties take what
 * is left but for the last, which looks back.
 */
export const PHASES: readonly Phase[] = [examples, sequences, concurrency, boundaries, properties, endurance];
