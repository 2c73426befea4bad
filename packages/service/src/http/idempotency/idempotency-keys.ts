import { sql } from "kysely";
import type { Owner } from "../../accounts/principal.ts";
import { secondsFromNow } from "../../database/clock.ts";
import type { Database, Transaction } from "../../database/open.ts";

/** How long a key stands for its request. */
const KEPT_SECONDS = 24 * 60 * 60;
/** How long a request may be silent before it counts as dead. Whoever answers one says more often that they live. */
export const LOCK_SECONDS = 30;

/** An answer, as it is kept. */
export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** What a key says of a request that comes with it. */
export type Claimed =
  /** Nobody answers it: do. `jobId`: an earlier attempt accepted this job, and died before it had answered. */
  | { readonly kind: "mine"; readonly jobId: string | undefined }
  | { readonly kind: "answered"; readonly answer: StoredAnswer }
  | { readonly kind: "running" }
  /** The key belongs to another request. */
  | { readonly kind: "reused" };

/** Which requests were sent with a key of their sender's, and what they were answered. */
export class IdempotencyKeys {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @param hash tells the request from others */
  async claim({ organizationId, userId }: Owner, key: string, hash: string): Promise<Claimed> {
    const values = {
      request_hash: hash,
      locked_until: secondsFromNow(LOCK_SECONDS),
      expires_at: secondsFromNow(KEPT_SECONDS),
    };
    for (;;) {
      const fresh = await this.#database
        .insertInto("idempotency_keys")
        .values({ organization_id: organizationId, user_id: userId, key, ...values })
        .onConflict((conflict) =>
          conflict
            .columns(["organization_id", "user_id", "key"])
            .doUpdateSet({ ...values, job_id: null, status: null, headers: null, body: null })
            .where("idempotency_keys.expires_at", "<=", sql<Date>`now()`),
        )
        .returning("key")
        .executeTakeFirst();
      if (fresh) return { kind: "mine", jobId: undefined };

      const known = await this.#database
        .selectFrom("idempotency_keys")
        .selectAll()
        .where("organization_id", "=", organizationId)
        .where("user_id", "=", userId)
        .where("key", "=", key)
        .executeTakeFirst();
      // Given up since we were refused: try again.
      if (!known) continue;
      if (known.request_hash !== hash) return { kind: "reused" };
      if (known.status !== null)
        return {
          kind: "answered",
          answer: { status: known.status, headers: known.headers ?? {}, body: JSON.parse(known.body ?? "null") },
        };
      const orphan = await this.#pending({ organizationId, userId }, key)
        .set({ locked_until: secondsFromNow(LOCK_SECONDS) })
        .where("locked_until", "<=", sql<Date>`now()`)
        .returning("job_id")
        .executeTakeFirst();
      return orphan ? { kind: "mine", jobId: orphan.job_id ?? undefined } : { kind: "running" };
    }
  }

  /** A sign of life of who answers the request. */
  async renew(owner: Owner, key: string): Promise<void> {
    await this.#pending(owner, key)
      .set({ locked_until: secondsFromNow(LOCK_SECONDS) })
      .execute();
  }

  /** Notes which job the request has become, in the transaction that accepts the job: then there is one, whatever happens. */
  static async accepted(transaction: Transaction, owner: Owner, key: string, jobId: string): Promise<void> {
    await transaction
      .updateTable("idempotency_keys")
      .set({ job_id: jobId })
      .where("organization_id", "=", owner.organizationId)
      .where("user_id", "=", owner.userId)
      .where("key", "=", key)
      .execute();
  }

  /** Keeps the answer for whoever sends the request again. */
  async answer(owner: Owner, key: string, { status, headers, body }: StoredAnswer): Promise<void> {
    await this.#pending(owner, key)
      .set({ status, headers: JSON.stringify(headers), body: JSON.stringify(body ?? null) })
      .execute();
  }

  /** Lets the request be tried again. What it has become already, it stays. */
  async release(owner: Owner, key: string): Promise<void> {
    await this.#database
      .deleteFrom("idempotency_keys")
      .where("organization_id", "=", owner.organizationId)
      .where("user_id", "=", owner.userId)
      .where("key", "=", key)
      .where("status", "is", null)
      .where("job_id", "is", null)
      .execute();
    await this.#pending(owner, key).set({ locked_until: sql<Date>`now()` }).execute();
  }

  /** Forgets keys whose time is over. */
  async removeExpired(): Promise<void> {
    await this.#database.deleteFrom("idempotency_keys").where("expires_at", "<=", sql<Date>`now()`).execute();
  }

  /** The row of a key that has no answer yet, to be changed. */
  #pending({ organizationId, userId }: Owner, key: string) {
    return this.#database
      .updateTable("idempotency_keys")
      .where("organization_id", "=", organizationId)
      .where("user_id", "=", userId)
      .where("key", "=", key)
      .where("status", "is", null);
  }
}
