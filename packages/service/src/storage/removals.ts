import { sql } from "kysely";
import { secondsFromNow } from "../database/clock.ts";
import type { Database, Transaction } from "../database/open.ts";
import type { Objects } from "./objects.ts";

/** How long a worker that has lost its job may go on writing. */
const SETTLING_SECONDS = 60;
/** How many prefixes are removed in one go. */
const BATCH = 100;

/** Notes that nobody needs the objects below `prefix` any more. What the transaction does not commit, it does not note. */
export async function removeLater(transaction: Transaction, prefix: string): Promise<void> {
  await transaction
    .insertInto("object_removals")
    .values({ prefix, due_at: secondsFromNow(SETTLING_SECONDS) })
    .onConflict((conflict) => conflict.column("prefix").doUpdateSet({ due_at: secondsFromNow(SETTLING_SECONDS) }))
    .execute();
}

/** Takes such a note back. A removal that is under way is waited for. */
export async function forgetRemoval(transaction: Transaction, prefix: string): Promise<void> {
  await transaction.deleteFrom("object_removals").where("prefix", "=", prefix).execute();
}

/** Removes what is due. A crash in between is no harm: objects that are gone are removed again. */
export async function removeDue(database: Database, objects: Objects): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const due = await transaction
      .selectFrom("object_removals")
      .select("prefix")
      .where("due_at", "<", sql<Date>`now()`)
      .limit(BATCH)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const { prefix } of due) {
      await objects.removeAll(prefix);
      await forgetRemoval(transaction, prefix);
    }
  });
}
