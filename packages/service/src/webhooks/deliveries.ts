import { sql } from "kysely";
import type { Owner } from "../accounts/principal.ts";
import { secondsFromNow } from "../database/clock.ts";
import type { Database } from "../database/open.ts";
import type { JobStatus } from "../jobs/job.ts";

/** A job as it was when it ended. */
export interface EndedJob {
  readonly id: string;
  readonly kind: string;
  readonly status: JobStatus;
  readonly progress: number;
  readonly partsDone: number;
  readonly partsTotal: number | null;
  readonly endedAt: Date;
}

/** One message that is to be brought to its receiver. */
export interface Delivery {
  readonly id: string;
  readonly url: string;
  readonly owner: Owner;
  readonly job: EndedJob;
  /** How often it was tried, this time included. */
  readonly attempts: number;
}

interface Row {
  id: string;
  url: string;
  attempts: number;
  organization_id: string;
  user_id: string;
  job_id: string;
  kind: string;
  parts_total: number | null;
  status: JobStatus;
  progress: number;
  parts_done: number;
  created_at: Date;
}

/** The messages that the database has written when jobs ended, and what has become of them. */
export class Deliveries {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Takes what is due, for `seconds`: whoever took it and died leaves it to others then. */
  async claim(limit: number, seconds: number): Promise<Delivery[]> {
    const { rows } = await sql<Row>`
      with due as (
        select id from webhook_deliveries
        where status = 'pending' and next_attempt_at <= now()
        order by next_attempt_at limit ${limit} for update skip locked
      ), claimed as (
        update webhook_deliveries set attempts = attempts + 1, next_attempt_at = ${secondsFromNow(seconds)}
        where id in (select id from due)
        returning id, url, attempts, organization_id, user_id, job_id, event_number
      )
      select claimed.id, claimed.url, claimed.attempts, claimed.organization_id, claimed.user_id, claimed.job_id,
        jobs.kind, jobs.parts_total, event.status, event.progress, event.parts_done, event.created_at
      from claimed
      join jobs on jobs.id = claimed.job_id
      join job_events event on event.job_id = claimed.job_id and event.number = claimed.event_number`.execute(
      this.#database,
    );
    return rows.map((row) => ({
      id: row.id,
      url: row.url,
      owner: { organizationId: row.organization_id, userId: row.user_id },
      attempts: row.attempts,
      job: {
        id: row.job_id,
        kind: row.kind,
        status: row.status,
        progress: row.progress,
        partsDone: row.parts_done,
        partsTotal: row.parts_total,
        endedAt: row.created_at,
      },
    }));
  }

  async delivered({ id }: Delivery): Promise<void> {
    await this.#database
      .updateTable("webhook_deliveries")
      .set({ status: "delivered", delivered_at: sql<Date>`now()`, last_error: null })
      .where("id", "=", id)
      .execute();
  }

  /** @param seconds until it is tried again; `undefined`: never */
  async failed({ id }: Delivery, error: string, seconds: number | undefined): Promise<void> {
    await this.#database
      .updateTable("webhook_deliveries")
      .set({
        last_error: error,
        ...(seconds === undefined ? { status: "failed" } : { next_attempt_at: secondsFromNow(seconds) }),
      })
      .where("id", "=", id)
      .execute();
  }
}
