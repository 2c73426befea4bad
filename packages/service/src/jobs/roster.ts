import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { secondsFromNow } from "../database/clock.ts";
import type { Database } from "../database/open.ts";
import type { Lane } from "./lane.ts";
import { ALIVE_SECONDS } from "./load.ts";

/** One worker's line in the list of workers: that it is there, and how busy. */
export class RosterEntry {
  readonly #id = randomUUID();
  readonly #database: Database;
  readonly #lane: Lane;
  readonly #concurrency: number;

  constructor(database: Database, lane: Lane, concurrency: number) {
    this.#database = database;
    this.#lane = lane;
    this.#concurrency = concurrency;
  }

  /** To be said more often than every `ALIVE_SECONDS`. Clears the lines of workers that have long been silent. */
  async show(busy: number): Promise<void> {
    await this.#database
      .insertInto("workers")
      .values({ id: this.#id, lane: this.#lane, concurrency: this.#concurrency, busy })
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ busy, seen_at: sql`now()` }))
      .execute();
    await this.#database
      .deleteFrom("workers")
      .where("seen_at", "<", secondsFromNow(-10 * ALIVE_SECONDS))
      .execute();
  }

  async leave(): Promise<void> {
    await this.#database.deleteFrom("workers").where("id", "=", this.#id).execute();
  }
}
