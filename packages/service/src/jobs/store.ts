import { randomUUID } from "node:crypto";
import { type Selectable, type SqlBool, sql } from "kysely";
import type { Owner } from "../accounts/principal.ts";
import type { Database, Transaction } from "../database/open.ts";
import type { Schema } from "../database/schema.ts";
import type { Page } from "../page.ts";
import type { Job, JobEvent, JobStatus, Outcome } from "./job.ts";

/** The right to run a job, until it expires or the job ends. */
export interface Claim {
  readonly job: Job;
  /** Unlike any other claim's. Whoever writes for the job shows it. */
  readonly lease: string;
}

export interface NewJob {
  readonly id: string;
  readonly kind: string;
  readonly request: object;
  readonly traceId: string;
}

/** A running job that nobody holds: handed back, or its worker went silent. */
const ABANDONED = sql<SqlBool>`status = 'running' and (lease is null or lease_expires_at < now())`;

/** Jobs and their events. Callers' methods take the owner; workers' methods take the lease. */
export class JobStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** `also` runs in the same transaction: the job is there exactly when what `also` did is. */
  async create(owner: Owner, job: NewJob, also: (transaction: Transaction) => Promise<void>): Promise<Job> {
    return this.#database.transaction().execute(async (transaction) => {
      const row = await transaction
        .insertInto("jobs")
        .values({
          id: job.id,
          kind: job.kind,
          organization_id: owner.organizationId,
          user_id: owner.userId,
          request: JSON.stringify(job.request),
          trace_id: job.traceId,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      await also(transaction);
      return toJob(row);
    });
  }

  async find(owner: Owner, kind: string, id: string): Promise<Job | undefined> {
    const row = await this.#owned(owner, kind).selectAll().where("id", "=", id).executeTakeFirst();
    return row && toJob(row);
  }

  /** Newest first. */
  async list(owner: Owner, kind: string, filter: { status?: JobStatus }, page: Page): Promise<Job[]> {
    let query = this.#owned(owner, kind).selectAll();
    if (filter.status) query = query.where("status", "=", filter.status);
    const rows = await query.orderBy("sequence", "desc").limit(page.limit).offset(page.offset).execute();
    return rows.map(toJob);
  }

  /** Cancels a job that has not ended; one that has stays as it is. Returns it as it is now. */
  async cancel(owner: Owner, kind: string, id: string): Promise<Job | undefined> {
    await this.#database
      .updateTable("jobs")
      .set({ status: "cancelled", lease: null, lease_expires_at: null, finished_at: sql`now()` })
      .where("id", "=", id)
      .where("kind", "=", kind)
      .where("organization_id", "=", owner.organizationId)
      .where("user_id", "=", owner.userId)
      .where("status", "in", ["queued", "running"])
      .execute();
    return this.find(owner, kind, id);
  }

  /** The events after number `after`, in order. The caller has made sure whose job it is. */
  async eventsAfter(jobId: string, after: number): Promise<JobEvent[]> {
    const rows = await this.#database
      .selectFrom("job_events")
      .select(["number", "kind", "status", "progress", "created_at"])
      .where("job_id", "=", jobId)
      .where("number", ">", after)
      .orderBy("number")
      .execute();
    return rows.map(({ created_at, ...event }) => ({ ...event, at: created_at }));
  }

  /** The number of its last event, and what the job is since then. There is one from the job's creation on. */
  async lastEvent(jobId: string): Promise<JobEvent> {
    const { created_at, ...event } = await this.#database
      .selectFrom("job_events")
      .select(["number", "kind", "status", "progress", "created_at"])
      .where("job_id", "=", jobId)
      .orderBy("number", "desc")
      .executeTakeFirstOrThrow();
    return { ...event, at: created_at };
  }

  /** Takes a queued or abandoned job for `seconds`. `undefined`: it has ended, or somebody runs it. */
  async claim(id: string, seconds: number): Promise<Claim | undefined> {
    const lease = randomUUID();
    const row = await this.#database
      .updateTable("jobs")
      .set({
        status: "running",
        lease,
        lease_expires_at: secondsFromNow(seconds),
        attempts: sql`attempts + 1`,
        started_at: sql`coalesce(started_at, now())`,
      })
      .where("id", "=", id)
      .where((where) => where.or([where("status", "=", "queued"), ABANDONED]))
      .returningAll()
      .executeTakeFirst();
    return row && { job: toJob(row), lease };
  }

  /** A sign of life. False when the lease is gone: cancelled, or taken over. */
  async renew({ job, lease }: Claim, seconds: number, progress = 0): Promise<boolean> {
    const row = await this.#database
      .updateTable("jobs")
      .set({ lease_expires_at: secondsFromNow(seconds), progress: sql`greatest(progress, ${progress}::integer)` })
      .where("id", "=", job.id)
      .where("lease", "=", lease)
      .returning("id")
      .executeTakeFirst();
    return row !== undefined;
  }

  /**
   * Ends a job, with all that `also` writes, or does nothing at all and returns false when the lease is gone.
   */
  async finish(
    { job, lease }: Claim,
    outcome: Outcome,
    also?: (transaction: Transaction) => Promise<void>,
  ): Promise<boolean> {
    return this.#database.transaction().execute(async (transaction) => {
      const row = await transaction
        .updateTable("jobs")
        .set({
          status: outcome.status,
          result_id: outcome.status === "succeeded" ? outcome.resultId : null,
          error_message: outcome.status === "failed" ? outcome.errorMessage : null,
          refusal_reason: outcome.status === "refused" ? outcome.refusalReason : null,
          ...(outcome.status === "succeeded" && { progress: 100 }),
          lease: null,
          lease_expires_at: null,
          finished_at: sql`now()`,
        })
        .where("id", "=", job.id)
        .where("lease", "=", lease)
        .returning("id")
        .executeTakeFirst();
      if (!row) return false;
      await also?.(transaction);
      return true;
    });
  }

  /** Gives an unfinished job back. The attempt does not count: nothing was wrong with the job. */
  async handBack({ job, lease }: Claim): Promise<void> {
    await this.#database
      .updateTable("jobs")
      .set({ lease: null, lease_expires_at: null, attempts: sql`attempts - 1` })
      .where("id", "=", job.id)
      .where("lease", "=", lease)
      .execute();
  }

  /** Voids every lease. Only for a process that knows itself to be the only one on the database. */
  async abandonLeases(): Promise<void> {
    await this.#database
      .updateTable("jobs")
      .set({ lease: null, lease_expires_at: null })
      .where("lease", "is not", null)
      .execute();
  }

  /** Abandoned jobs, and those queued for longer than `seconds`, whose delivery may have been lost. Oldest first. */
  async undelivered(seconds: number, limit: number): Promise<string[]> {
    const rows = await this.#database
      .selectFrom("jobs")
      .select("id")
      .where((where) =>
        where.or([
          ABANDONED,
          where.and([where("status", "=", "queued"), where("created_at", "<", secondsFromNow(-seconds))]),
        ]),
      )
      .orderBy("sequence")
      .limit(limit)
      .execute();
    return rows.map((row) => row.id);
  }

  #owned(owner: Owner, kind: string) {
    return this.#database
      .selectFrom("jobs")
      .where("organization_id", "=", owner.organizationId)
      .where("user_id", "=", owner.userId)
      .where("kind", "=", kind);
  }
}

/** By the database's clock, which all processes share. */
function secondsFromNow(seconds: number) {
  return sql<Date>`now() + make_interval(secs => ${seconds}::double precision)`;
}

function toJob(row: Selectable<Schema["jobs"]>): Job {
  return {
    id: row.id,
    kind: row.kind,
    organizationId: row.organization_id,
    userId: row.user_id,
    status: row.status,
    progress: row.progress,
    request: row.request,
    resultId: row.result_id,
    errorMessage: row.error_message,
    refusalReason: row.refusal_reason,
    traceId: row.trace_id,
    attempts: row.attempts,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}
