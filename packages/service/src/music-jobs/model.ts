import type { Load } from "../jobs/load.ts";

/** What makes the music, by the name that the API's documentation has for it. */
export const MODEL = { model: "AudioMusic V2", version: "2.0.0" } as const;

/** So many jobs to a worker, and waiting takes longer than it should. */
const PATIENCE = 5;

/** Whether jobs are run, and how long a new one would wait. */
export interface ModelHealth {
  readonly status: "healthy" | "degraded" | "unavailable";
  /** `null` where it cannot be told: nobody works, or nothing has been made yet. */
  readonly waitSeconds: number | null;
}

export function healthOf({ waiting, busy, capacity, secondsPerJob }: Load): ModelHealth {
  if (capacity === 0) return { status: "unavailable", waitSeconds: null };
  const status = waiting > PATIENCE * capacity ? "degraded" : "healthy";
  // A free place is taken by the first that waits; each place that gets free, by the next.
  const before = waiting - (capacity - busy) + 1;
  if (before <= 0) return { status, waitSeconds: 0 };
  return { status, waitSeconds: secondsPerJob === null ? null : Math.ceil((before * secondsPerJob) / capacity) };
}
