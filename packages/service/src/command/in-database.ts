import pino from "pino";
import type { Config } from "../config.ts";
import { type Database, openDatabase } from "../database/open.ts";

/** Does a command's work in the configured database. While a service has the embedded one open, nobody else can. */
export async function inDatabase(config: Config, work: (database: Database) => Promise<void>): Promise<void> {
  const database = await openDatabase(config, pino({ level: "warn" }, pino.destination(2)));
  try {
    await work(database.queries);
  } finally {
    await database.close();
  }
}
