import type { JobStatus } from "../database/schema.ts";
import type { Lane } from "./lane.ts";

export type { JobStatus };

/**
 * One piece of work. It goes queued → running → exactly one of succeeded, failed, cancelled, refused; a queued one may
 * be cancelled before it runs, and a retryable one that failed may be queued again. `Request` is what its kind of work
 * was asked for.
 */
export interface Job<Request = object> {
  readonly id: string;
  /** Its place in the order of arrival. */
  readonly sequence: number;
  /** Which runner does it: `music-generation`. */
  readonly kind: string;
  /** Which jobs it waits with. */
  readonly lane: Lane;
  readonly organizationId: string;
  readonly userId: string;
  readonly status: JobStatus;
  /** 0–100, never going back. */
  readonly progress: number;
  readonly request: Request;
  /** Of a succeeded job: what it made. */
  readonly resultId: string | null;
  /** Of a failed job: names the reason, `engine_failed`. */
  readonly errorCode: FailureCode | null;
  /** Of a failed job: for the caller's eyes. What really happened is in the log, under the trace id. */
  readonly errorMessage: string | null;
  /** Of a refused job. */
  readonly refusalReason: string | null;
  readonly traceId: string;
  /** How often a worker has begun it. */
  readonly attempts: number;
  /** How often it was queued again after it failed. */
  readonly retries: number;
  /** What it costs: reserved when it is accepted, charged when it succeeds, else given back. */
  readonly credits: number;
  /** Of a job that is made in parts (scenes): how many there will be. */
  readonly partsTotal: number | null;
  readonly partsDone: number;
  /** Who is told when it has ended. */
  readonly webhookUrl: string | null;
  readonly createdAt: Date;
  /** When its status, its progress or its parts last changed. */
  readonly updatedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** Why a job failed: its engine could not do it, or every worker that tried died. */
export type FailureCode = "engine_failed" | "worker_lost";

const ENDED: ReadonlySet<JobStatus> = new Set(["succeeded", "failed", "cancelled", "refused"]);

export function hasEnded(status: JobStatus): boolean {
  return ENDED.has(status);
}

/** The prefix of a job's objects; all of them, of every attempt, lie below it. */
export function placeOf({ kind, id }: Pick<Job, "kind" | "id">): string {
  return `${kind}/${id}`;
}

/** What a job was at one moment. `number` counts from 1 without gaps; `kind` says what had changed. */
export interface JobEvent {
  readonly number: number;
  readonly kind: "status" | "progress";
  readonly status: JobStatus;
  readonly progress: number;
  readonly partsDone: number;
  readonly at: Date;
}

/** A finished part of a job that is made in parts. Numbers count from 1. */
export interface JobPart<Data = object> {
  readonly number: number;
  readonly data: Data;
  readonly at: Date;
}

/** How a run ended, as it is written down. */
export type Outcome =
  | { readonly status: "succeeded"; readonly resultId: string }
  | { readonly status: "failed"; readonly errorCode: FailureCode; readonly errorMessage: string }
  | { readonly status: "refused"; readonly refusalReason: string };

/** Work that is not done, for a reason that the caller is told. Runners throw it. */
export class Refusal extends Error {
  readonly code = "REFUSED";

  constructor(reason: string) {
    super(reason);
    this.name = "Refusal";
  }
}
