import type { Kysely, Transaction as KyselyTransaction } from "kysely";
import type { ConstructorOptions } from "pg-boss";
import type { Logger } from "pino";
import type { Schema } from "./schema.ts";

/** What stores query. */
export type Database = Kysely<Schema>;
/** Inside `database.transaction().execute(…)`. */
export type Transaction = KyselyTransaction<Schema>;

export interface OpenDatabase {
  readonly queries: Database;
  /** How the queue reaches the same database. */
  readonly boss: ConstructorOptions;
  /** Whether no other process can have it open. */
  readonly exclusive: boolean;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Where the embedded database is kept. */
  readonly dataFolder: string;
  /** Of a PostgreSQL server: `postgres://user:password@host/name`. `undefined`: the embedded database. */
  readonly databaseUrl: string | undefined;
  /** How many connections to a server are opened at most, beside the queue's own. */
  readonly databaseConnections: number;
}

/**
 * Opens the embedded database or connects to a server, and brings its tables up to date.
 *
 * @throws FolderLockedError while another process has the embedded database.
 */
export async function openDatabase(options: DatabaseOptions, log: Logger): Promise<OpenDatabase> {
  const { databaseUrl } = options;
  // Only who uses the embedded database loads it.
  if (databaseUrl === undefined) return (await import("./embedded.ts")).openEmbedded(options.dataFolder);
  const { openServer } = await import("./server.ts");
  return openServer(databaseUrl, options.databaseConnections, log);
}
