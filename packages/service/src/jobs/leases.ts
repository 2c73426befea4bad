import { randomUUID } from "node:crypto";
import { type SqlBool, sql } from "kysely";
import { settleCredits } from "../accounts/credits.ts";
import { secondsFromNow } from "../database/clock.ts";
import type { Database, Transaction } from "../database/open.ts";
import { removeLater } from "../storage/removals.ts";
import { type Job, type JobPart, type Outcome, placeOf } from "./job.ts";
import type { Lane } from "./lane.ts";
import { partsOf } from "./parts.ts";
import { toJob } from "./row.ts";

/** The right to run a job, until it expires or the job ends. */
export interface Claim {
  readonly job: Job;
  /** Unlike any other claim's. Whoever writes for the job shows it. */
  readonly lease: string;
}

/** A running job that nobody holds: handed back, or its worker went silent. */
const ABANDONED = sql<SqlBool>`status = 'running' and (lease is null or lease_expires_at < now())`;

/** Jobs for those who run them: who has a job's lease writes for it, and nobody else. */
export class JobLeases {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
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

  /** A sign of life. False when the lease is gone: cancelled, deleted or taken over. */
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

  /** Writes down a finished part, once. False when the lease is gone. */
  async addPart({ job, lease }: Claim, number: number, data: object): Promise<boolean> {
    return this.#database.transaction().execute(async (transaction) => {
      if (!(await holds(transaction, job.id, lease))) return false;
      await transaction
        .insertInto("job_parts")
        .values({ job_id: job.id, number, data: JSON.stringify(data) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await transaction
        .updateTable("jobs")
        .set({
          parts_done: sql`(select count(*)::integer from job_parts where job_id = jobs.id)`,
        })
        .where("id", "=", job.id)
        .execute();
      return true;
    });
  }

  /** What this attempt and earlier ones have finished. */
  async parts(jobId: string): Promise<readonly JobPart[]> {
    return (await partsOf(this.#database, [jobId])).get(jobId) ?? [];
  }

  /**
   * Ends a job, with all that `also` writes, and settles its credits; or does nothing at all and returns false when the
   * lease is gone.
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
          error_code: outcome.status === "failed" ? outcome.errorCode : null,
          error_message: outcome.status === "failed" ? outcome.errorMessage : null,
          refusal_reason: outcome.status === "refused" ? outcome.refusalReason : null,
          ...(outcome.status === "succeeded" && { progress: 100 }),
          lease: null,
          lease_expires_at: null,
          finished_at: sql`now()`,
        })
        .where("id", "=", job.id)
        .where("lease", "=", lease)
        .returning(["id", "kind", "organization_id", "credits", "retryable"])
        .executeTakeFirst();
      if (!row) return false;
      await also?.(transaction);
      if (outcome.status === "succeeded") await settleCredits(transaction, row, "charge");
      else {
        await removeLater(transaction, placeOf(row));
        if (!row.retryable) await settleCredits(transaction, row, "release");
      }
      return true;
    });
  }

  /** Gives an unfinished job back. The attempt does not count: nothing was wrong with the job. */
  async handBack(claim: Claim): Promise<boolean> {
    return this.#letGo(claim, -1);
  }

  /** Gives a job back that failed this time. False when the lease is gone. */
  async release(claim: Claim): Promise<boolean> {
    return this.#letGo(claim, 0);
  }

  async #letGo({ job, lease }: Claim, attempts: number): Promise<boolean> {
    const row = await this.#database
      .updateTable("jobs")
      .set({ lease: null, lease_expires_at: null, attempts: sql`attempts + ${attempts}::integer` })
      .where("id", "=", job.id)
      .where("lease", "=", lease)
      .returning("id")
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Voids every lease. Only for a process that knows itself to be the only one on the database. */
  async abandon(): Promise<void> {
    await this.#database
      .updateTable("jobs")
      .set({ lease: null, lease_expires_at: null })
      .where("lease", "is not", null)
      .execute();
  }

  /** Of the lane: abandoned jobs, and those queued for longer than `seconds`, whose delivery may have been lost. Oldest first. */
  async undelivered(lane: Lane, seconds: number, limit: number): Promise<string[]> {
    const rows = await this.#database
      .selectFrom("jobs")
      .select("id")
      .where("lane", "=", lane)
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
}

/** Locks the job's row, so that it stays so until the transaction ends. */
async function holds(transaction: Transaction, id: string, lease: string): Promise<boolean> {
  const row = await transaction
    .selectFrom("jobs")
    .select("id")
    .where("id", "=", id)
    .where("lease", "=", lease)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}
