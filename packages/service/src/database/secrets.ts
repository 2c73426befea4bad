import { randomBytes } from "node:crypto";
import type { Database } from "./open.ts";

/** A secret that all processes on the database share: made by the first that asks, and the same ever after. */
export async function sharedSecret(database: Database, name: string): Promise<string> {
  await database
    .insertInto("secrets")
    .values({ name, value: randomBytes(32).toString("base64url") })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { value } = await database
    .selectFrom("secrets")
    .select("value")
    .where("name", "=", name)
    .executeTakeFirstOrThrow();
  return value;
}
