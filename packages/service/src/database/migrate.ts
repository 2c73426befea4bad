import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { first } from "./migrations/0001-first.ts";
import { threeApis } from "./migrations/0002-three-apis.ts";

/** In the order of their names. One that was released is never changed: what comes later is a new one. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-first": first,
  "0002-three-apis": threeApis,
};

/** Brings the tables to this version of the service, all of it or, when one migration fails, nothing. */
export async function migrate(database: Kysely<never>): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
