import { sql } from "kysely";
import type { Database, Transaction } from "../database/open.ts";

/** What an organization can still spend, holds reserved for jobs that have not ended, and has spent. */
export interface Balance {
  readonly available: number;
  readonly reserved: number;
  readonly used: number;
}

/** An organization cannot pay for what it asks: `needed` are more than `available`. */
export class InsufficientCreditsError extends Error {
  readonly code = "INSUFFICIENT_CREDITS";
  readonly needed: number;
  readonly available: number;

  constructor(needed: number, available: number) {
    super(`${needed} credits are needed, ${available} are available`);
    this.name = "InsufficientCreditsError";
    this.needed = needed;
    this.available = available;
  }
}

/** The credits of organizations. */
export class Credits {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async balance(organizationId: string): Promise<Balance> {
    return balance(this.#database, organizationId);
  }

  async grant(organizationId: string, amount: number): Promise<void> {
    await sql`
      with entry as (
        insert into credit_entries (organization_id, kind, amount) values (${organizationId}, 'grant', ${amount})
        returning organization_id, amount
      )
      insert into credit_accounts (organization_id, available) select organization_id, amount from entry
      on conflict (organization_id) do update set available = credit_accounts.available + excluded.available
    `.execute(this.#database);
  }
}

/**
 * Holds credits for a job, in the transaction that accepts it.
 * @throws InsufficientCreditsError
 */
export async function reserveCredits(
  transaction: Transaction,
  organizationId: string,
  jobId: string,
  amount: number,
): Promise<void> {
  if (amount === 0) return;
  const account = await transaction
    .updateTable("credit_accounts")
    .set({ available: sql`available - ${amount}::integer`, reserved: sql`reserved + ${amount}::integer` })
    .where("organization_id", "=", organizationId)
    .where("available", ">=", amount)
    .returning("organization_id")
    .executeTakeFirst();
  if (!account) {
    const { available } = await balance(transaction, organizationId);
    throw new InsufficientCreditsError(amount, available);
  }
  await transaction
    .insertInto("credit_entries")
    .values({ organization_id: organizationId, job_id: jobId, kind: "reserve", amount })
    .execute();
}

/**
 * Ends a job's reservation, in the transaction that ends the job. What has been settled stays as it is: no job is
 * charged twice, nor charged and released.
 */
export async function settleCredits(
  transaction: Transaction,
  job: { readonly id: string; readonly organization_id: string; readonly credits: number },
  kind: "charge" | "release",
): Promise<void> {
  if (job.credits === 0) return;
  const entry = await transaction
    .insertInto("credit_entries")
    .values({ organization_id: job.organization_id, job_id: job.id, kind, amount: job.credits })
    .onConflict((conflict) => conflict.doNothing())
    .returning("amount")
    .executeTakeFirst();
  if (!entry) return;
  await transaction
    .updateTable("credit_accounts")
    .set({
      reserved: sql`reserved - ${entry.amount}::integer`,
      ...(kind === "charge"
        ? { used: sql`used + ${entry.amount}::integer` }
        : { available: sql`available + ${entry.amount}::integer` }),
    })
    .where("organization_id", "=", job.organization_id)
    .execute();
}

async function balance(database: Database, organizationId: string): Promise<Balance> {
  const row = await database
    .selectFrom("credit_accounts")
    .select(["available", "reserved", "used"])
    .where("organization_id", "=", organizationId)
    .executeTakeFirst();
  return row ?? { available: 0, reserved: 0, used: 0 };
}
