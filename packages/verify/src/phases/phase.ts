/** What a phase is: one manner of making requests, and of looking at what they do. */
import type { Run } from "../run/run.ts";

export const PHASE_NAMES = ["examples", "boundaries", "properties", "sequences", "concurrency", "endurance"] as const;

export type PhaseName = (typeof PHASE_NAMES)[number];

export interface Phase {
  readonly name: PhaseName;
  /** What it does, for a person. */
  readonly sentence: string;
  /** Its share of what is left of a run's seconds and requests, against those of the phases after it. */
  readonly weight: number;
  /** Requests that the phases before it leave to it. Defaults to what they happen to leave. */
  readonly kept?: (run: Run) => number;
  /** Ends when it is through, or soon after `run.goesOn()` is false. */
  readonly play: (run: Run) => Promise<void>;
}
