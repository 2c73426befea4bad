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

/** The server does not let us in. The message names it, without the password. */
export class DatabaseUnreachableError extends Error {
  readonly code = "DATABASE_UNREACHABLE";

  constructor(url: string, reason: string) {
    const { host, pathname } = new URL(url);
    super(`The database ${host}${pathname} cannot be used (${reason}). Is the server running, and DATABASE_URL right?`);
    this.name = "DatabaseUnreachableError";
  }
}

/** Of the system's errors and PostgreSQL's (Appendix A, classes 08, 28 and 3D) those that a person can mend. */
const REFUSALS = /^(E[A-Z]+|08...|28...|3D...)$/;

function refusal(error: unknown): string | undefined {
  // Where a name has several addresses, each has an error of its own.
  const [first] = error instanceof AggregateError ? error.errors : [error];
  if (!(first instanceof Error) || !("code" in first) || !REFUSALS.test(String(first.code))) return undefined;
  return first.message;
}

/**
 * Connects to a PostgreSQL server, whose tables one process at a time brings up to date.
 * @throws DatabaseUnreachableError
 */
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
    const reason = refusal(error);
    throw reason === undefined ? error : new DatabaseUnreachableError(url, reason);
  }
  return {
    queries,
    boss: { connectionString: url, max: QUEUE_CONNECTIONS, application_name: "cantus queue" },
    exclusive: false,
    close: () => queries.destroy(),
  };
}
