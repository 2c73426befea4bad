import type { JobStatus } from "../database/schema.ts";

export type { JobStatus };

/**
 * One piece of work. It goes queued → running → exactly one of succeeded, failed, cancelled, refused; a queued one may
 * be cancelled before it runs. `Request` is what its kind of work was asked for.
 */
export interface Job<Request = object> {
  readonly id: string;
  /** Which runner does it: `music-generation`. */
  readonly kind: string;
  readonly organizationId: string;
  readonly userId: string;
  readonly status: JobStatus;
  /** 0–100, never going back. */
  readonly progress: number;
  readonly request: Request;
  /** Of a succeeded job: what it made. */
  readonly resultId: string | null;
  /** Of a failed job: for the caller's eyes. What really happened is in the log, under the trace id. */
  readonly errorMessage: string | null;
  /** Of a refused job. */
  readonly refusalReason: string | null;
  readonly traceId: string;
  /** How often a worker has begun it. */
  readonly attempts: number;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

const ENDED: ReadonlySet<JobStatus> = new Set(["succeeded", "failed", "cancelled", "refused"]);

export function hasEnded(status: JobStatus): boolean {
  return ENDED.has(status);
}

/** What a job was at one moment. `number` counts from 1 without gaps; `kind` says what had changed. */
export interface JobEvent {
  readonly number: number;
  readonly kind: "status" | "progress";
  readonly status: JobStatus;
  readonly progress: number;
  readonly at: Date;
}

/** How a run ended, as it is written down. */
export type Outcome =
  | { readonly status: "succeeded"; readonly resultId: string }
  | { readonly status: "failed"; readonly errorMessage: string }
  | { readonly status: "refused"; readonly refusalReason: string };

/** Work that is not done, for a reason that the caller is told. Runners throw it. */
export class Refusal extends Error {
  readonly code = "REFUSED";

  constructor(reason: string) {
    super(reason);
    this.name = "Refusal";
  }
}
