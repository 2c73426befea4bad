import { sql } from "kysely";
import { reserveCredits, settleCredits } from "../accounts/credits.ts";
import type { Owner } from "../accounts/principal.ts";
import type { Database, Transaction } from "../database/open.ts";
import type { Page } from "../page.ts";
import { forgetRemoval, removeLater } from "../storage/removals.ts";
import { type Job, type JobEvent, type JobPart, type JobStatus, placeOf } from "./job.ts";
import type { Lane } from "./lane.ts";
import { partsOf } from "./parts.ts";
import { toJob } from "./row.ts";

export interface NewJob {
  readonly id: string;
  readonly kind: string;
  readonly lane: Lane;
  readonly request: object;
  readonly traceId: string;
  /** Default 0. */
  readonly credits?: number;
  /** Whether it may be queued again when it failed; its credits stay reserved for that. Default false. */
  readonly retryable?: boolean;
  /** Of a job that is made in parts. */
  readonly partsTotal?: number;
  /** Who is told when it has ended. */
  readonly webhookUrl?: string | undefined;
}

export interface JobFilter {
  readonly status?: JobStatus | undefined;
}

/** Jobs and what happened to them, for those whose they are: every method asks for the owner. */
export class JobStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Writes a job down and reserves its credits. `also` runs in the same transaction: the job is there exactly when what
   * `also` did is.
   * @throws InsufficientCreditsError
   */
  async create(owner: Owner, job: NewJob, also: (transaction: Transaction) => Promise<void>): Promise<Job> {
    return this.#database.transaction().execute(async (transaction) => {
      const row = await transaction
        .insertInto("jobs")
        .values({
          id: job.id,
          kind: job.kind,
          lane: job.lane,
          organization_id: owner.organizationId,
          user_id: owner.userId,
          request: JSON.stringify(job.request),
          trace_id: job.traceId,
          credits: job.credits ?? 0,
          retryable: job.retryable ?? false,
          parts_total: job.partsTotal ?? null,
          webhook_url: job.webhookUrl ?? null,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      await also(transaction);
      // Last, for it holds up whoever else wants to spend the organization's credits until the commit.
      await reserveCredits(transaction, owner.organizationId, job.id, row.credits);
      return toJob(row);
    });
  }

  async find(owner: Owner, kind: string, id: string): Promise<Job | undefined> {
    const row = await this.#owned(owner, kind).selectAll().where("id", "=", id).executeTakeFirst();
    return row && toJob(row);
  }

  /** Newest first. */
  async list(owner: Owner, kind: string, filter: JobFilter, page: Page): Promise<Job[]> {
    let query = this.#filtered(owner, kind, filter).select("sequence");
    if (page.after !== undefined) query = query.where("sequence", "<", page.after);
    // By the index alone, however many are skipped.
    const listed = query.orderBy("sequence", "desc").limit(page.limit).offset(page.offset);
    const rows = await this.#database
      .selectFrom("jobs")
      .selectAll()
      .where("sequence", "in", listed)
      .orderBy("sequence", "desc")
      .execute();
    return rows.map(toJob);
  }

  /** How many a list has in all. */
  async count(owner: Owner, kind: string): Promise<number> {
    const row = await this.#database
      .selectFrom("job_counts")
      .select("count")
      .where("organization_id", "=", owner.organizationId)
      .where("user_id", "=", owner.userId)
      .where("kind", "=", kind)
      .executeTakeFirst();
    return row?.count ?? 0;
  }

  /** Cancels a job that has not ended; one that has stays as it is. Returns it as it is now. */
  async cancel(owner: Owner, kind: string, id: string): Promise<Job | undefined> {
    await this.#database.transaction().execute(async (transaction) => {
      const row = await transaction
        .updateTable("jobs")
        .set({ status: "cancelled", lease: null, lease_expires_at: null, finished_at: sql`now()` })
        .where("id", "=", id)
        .where("kind", "=", kind)
        .where("organization_id", "=", owner.organizationId)
        .where("user_id", "=", owner.userId)
        .where("status", "in", ["queued", "running"])
        .returning(["id", "kind", "organization_id", "credits", "attempts"])
        .executeTakeFirst();
      if (!row) return;
      if (row.attempts > 0) await removeLater(transaction, placeOf(row));
      await settleCredits(transaction, row, "release");
    });
    return this.find(owner, kind, id);
  }

  /**
   * Queues a retryable job that failed again, from its start, with the credits that are still reserved for it. `also`
   * runs in the same transaction. `undefined`: there is no such job that failed.
   */
  async retry(
    owner: Owner,
    kind: string,
    id: string,
    also: (transaction: Transaction, job: Job) => Promise<void>,
  ): Promise<Job | undefined> {
    return this.#database.transaction().execute(async (transaction) => {
      const row = await transaction
        .updateTable("jobs")
        .set({
          status: "queued",
          progress: 0,
          parts_done: 0,
          attempts: 0,
          retries: sql`retries + 1`,
          error_code: null,
          error_message: null,
          refusal_reason: null,
          started_at: null,
          finished_at: null,
        })
        .where("id", "=", id)
        .where("kind", "=", kind)
        .where("organization_id", "=", owner.organizationId)
        .where("user_id", "=", owner.userId)
        .where("retryable", "=", true)
        .where("status", "in", ["failed", "refused"])
        .returningAll()
        .executeTakeFirst();
      if (!row) return undefined;
      await transaction.deleteFrom("job_parts").where("job_id", "=", id).execute();
      await forgetRemoval(transaction, placeOf(row));
      const job = toJob(row);
      await also(transaction, job);
      return job;
    });
  }

  /**
   * Deletes a job with all that belongs to it, stops it if it runs, and gives back credits that it has not spent. Its
   * objects are removed before long. False when the owner has no such job.
   */
  async delete(owner: Owner, kind: string, id: string): Promise<boolean> {
    return this.#database.transaction().execute(async (transaction) => {
      const row = await transaction
        .deleteFrom("jobs")
        .where("id", "=", id)
        .where("kind", "=", kind)
        .where("organization_id", "=", owner.organizationId)
        .where("user_id", "=", owner.userId)
        .returning(["id", "kind", "organization_id", "credits", "attempts"])
        .executeTakeFirst();
      if (!row) return false;
      await removeLater(transaction, placeOf(row));
      await settleCredits(transaction, row, "release");
      return true;
    });
  }

  /** How many jobs of everybody's wait in the lane, counted up to `limit`. */
  async waiting(lane: Lane, limit: number): Promise<number> {
    const { count } = await this.#database
      .selectFrom((from) =>
        from
          .selectFrom("jobs")
          .select("id")
          .where("lane", "=", lane)
          .where("status", "=", "queued")
          .limit(limit)
          .as("waiting"),
      )
      .select(sql<number>`count(*)::integer`.as("count"))
      .executeTakeFirstOrThrow();
    return count;
  }

  /** The events after number `after`, in order. The caller has made sure whose job it is. */
  async eventsAfter(jobId: string, after: number): Promise<JobEvent[]> {
    const rows = await this.#events(jobId).where("number", ">", after).orderBy("number").execute();
    return rows.map(toEvent);
  }

  /** The number of its last event, and what the job is since then. There is one from the job's creation on. */
  async lastEvent(jobId: string): Promise<JobEvent> {
    return toEvent(await this.#events(jobId).orderBy("number", "desc").limit(1).executeTakeFirstOrThrow());
  }

  /** The finished parts of these jobs, in order, by the job's id. The caller has made sure whose jobs they are. */
  async partsOf(jobIds: readonly string[]): Promise<ReadonlyMap<string, readonly JobPart[]>> {
    return partsOf(this.#database, jobIds);
  }

  #events(jobId: string) {
    return this.#database
      .selectFrom("job_events")
      .select(["number", "kind", "status", "progress", "parts_done", "created_at"])
      .where("job_id", "=", jobId);
  }

  #filtered(owner: Owner, kind: string, { status }: JobFilter) {
    const query = this.#owned(owner, kind);
    return status === undefined ? query : query.where("status", "=", status);
  }

  #owned(owner: Owner, kind: string) {
    return this.#database
      .selectFrom("jobs")
      .where("organization_id", "=", owner.organizationId)
      .where("user_id", "=", owner.userId)
      .where("kind", "=", kind);
  }
}

function toEvent({
  parts_done,
  created_at,
  ...event
}: Pick<JobEvent, "number" | "kind" | "status" | "progress"> & { parts_done: number; created_at: Date }): JobEvent {
  return { ...event, partsDone: parts_done, at: created_at };
}
