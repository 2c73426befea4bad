import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { first } from "./migrations/0001-first.ts";
import { threeApis } from "./migrations/0002-three-apis.ts";
import { counts } from "./migrations/0003-counts.ts";
import { lanes } from "./migrations/0004-lanes.ts";

/** In the order of their names. One that was released is never changed: what comes later is a new one. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-first": first,
  "0002-three-apis": threeApis,
  "0003-counts": counts,
  "0004-lanes": lanes,
};

/**
 * Brings the tables to this version of the service, all of it or, when one migration fails, nothing. Of several
 * processes that do so at the same time one works and the others wait for it.
 */
export async function migrate<Schema>(database: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({
    // Migrations know tables that no longer are in the schema, so they are not typed by it.
    db: database as Kysely<unknown>,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
