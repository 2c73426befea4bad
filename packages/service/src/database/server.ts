import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Logger } from "pino";
import { migrate } from "./migrate.ts";
import type { OpenDatabase } from "./open.ts";
import type { Schema } from "./schema.ts";

/** How long a request waits for a connection before it is told that the database cannot be reached. */
const CONNECT_MS = 10_000;
/** How many connections the queue may have; it listens on another. */
const QUEUE_CONNECTIONS = 4;

/** PostgreSQL's bigint. Ours count jobs and credits and stay far below 2^53; the embedded database gives numbers too. */
const BIGINT = 20;

/** Connects to a PostgreSQL server, whose tables one process at a time brings up to date. */
export async function openServer(url: string, connections: number, log: Logger): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: "cantus",
    types: {
      getTypeParser: (id: number, format?: "text" | "binary") =>
        id === BIGINT ? Number : pg.types.getTypeParser(id, format as "text"),
    },
  });
  // An idle connection that breaks is replaced by the next that is needed. Unheard, the error would end the process.
  pool.on("error", (error) => log.warn({ err: error }, "A connection to the database broke"));
  const queries = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(queries);
  } catch (error) {
    await queries.destroy();
    throw error;
  }
  return {
    queries,
    boss: { connectionString: url, max: QUEUE_CONNECTIONS, application_name: "cantus queue" },
    exclusive: false,
    close: () => queries.destroy(),
  };
}
