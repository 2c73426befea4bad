import { sql } from "kysely";
import type { Database } from "../../database/open.ts";

/** So many requests in so many seconds. */
export interface Policy {
  readonly name: string;
  readonly quota: number;
  readonly seconds: number;
}

/** What a request left of its subject's quota. */
export interface Allowance {
  readonly policy: Policy;
  readonly isAllowed: boolean;
  readonly remaining: number;
  /** Until all of the quota is there again, if nothing else is asked. */
  readonly fullInSeconds: number;
  /** Until the next request is allowed; 0 if it is now. */
  readonly retryInSeconds: number;
}

/**
 * Counts in the database, so that any number of processes keep one limit. The generic cell rate algorithm: each request
 * moves the time at which its subject's bucket is full again by one request's share of the period, and is allowed unless
 * that time would be further off than the period. One row a subject, one statement a request.
 */
export class RateLimits {
  readonly #database: Database;
  readonly #policy: Policy;

  constructor(database: Database, policy: Policy) {
    this.#database = database;
    this.#policy = policy;
  }

  /** Takes one request out of the subject's quota, if it is there. */
  async take(subject: string): Promise<Allowance> {
    const { name, seconds, quota } = this.#policy;
    const share = seconds / quota;
    const { rows } = await sql<{ full_in: number }>`
      insert into rate_limits as bucket (subject, policy, full_at)
      values (${subject}, ${name}, now() + make_interval(secs => ${share}::double precision))
      on conflict (subject, policy) do update
        set full_at = greatest(bucket.full_at, now()) + make_interval(secs => ${share}::double precision)
        where bucket.full_at <= now() + make_interval(secs => ${seconds - share}::double precision)
      returning extract(epoch from full_at - now())::double precision as full_in`.execute(this.#database);
    const [taken] = rows;
    if (taken) return this.#allowance(true, taken.full_in);
    const bucket = await this.#database
      .selectFrom("rate_limits")
      .select(sql<number>`extract(epoch from full_at - now())::double precision`.as("full_in"))
      .where("subject", "=", subject)
      .where("policy", "=", name)
      .executeTakeFirst();
    return this.#allowance(false, bucket?.full_in ?? 0);
  }

  /** Forgets who has all of their quota: that is how one begins. */
  async removeFull(): Promise<void> {
    await this.#database.deleteFrom("rate_limits").where("full_at", "<=", sql<Date>`now()`).execute();
  }

  #allowance(isAllowed: boolean, fullIn: number): Allowance {
    const { seconds, quota } = this.#policy;
    const share = seconds / quota;
    return {
      policy: this.#policy,
      isAllowed,
      // What the database rounds to microseconds must not cost a request.
      remaining: Math.max(0, Math.floor((seconds - fullIn) / share + 0.001)),
      fullInSeconds: Math.max(0, fullIn),
      retryInSeconds: isAllowed ? 0 : Math.max(0, fullIn + share - seconds),
    };
  }
}
