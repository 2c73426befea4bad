import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { Kysely, type Transaction as KyselyTransaction, PGliteDialect, sql } from "kysely";
import { lockFolder } from "./lock.ts";
import { migrate } from "./migrate.ts";
import type { Schema } from "./schema.ts";

/** What stores query. */
export type Database = Kysely<Schema>;
/** Inside `database.transaction().execute(…)`. */
export type Transaction = KyselyTransaction<Schema>;

export interface OpenDatabase {
  readonly queries: Database;
  /** The same database for the queue, which brings its own statements. */
  readonly pglite: PGlite;
  /** Rejects when the database does not answer. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the database in `<dataFolder>/database`, made on first use, under the lock `<dataFolder>/service.lock`, and
 * brings its tables up to date. The lock stands outside the database's own folder, where PostgreSQL's files are alone.
 *
 * @throws FolderLockedError while another process has it.
 */
export async function openDatabase(dataFolder: string): Promise<OpenDatabase> {
  await mkdir(dataFolder, { recursive: true });
  const lock = await lockFolder(join(dataFolder, "service.lock"));
  let pglite: PGlite | undefined;
  try {
    pglite = await PGlite.create(join(dataFolder, "database"), { extensions: { pg_trgm } });
    const queries = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }) });
    await migrate(queries as unknown as Kysely<never>);
    const opened = pglite;
    return {
      queries,
      pglite: opened,
      async check() {
        await sql`select 1`.execute(queries);
      },
      async close() {
        await opened.close();
        await lock.release();
      },
    };
  } catch (error) {
    await pglite?.close();
    await lock.release();
    throw error;
  }
}
