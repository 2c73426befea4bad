import { sql } from "kysely";

/** A time from now, or before now, by the database's clock, which all processes share. */
export function secondsFromNow(seconds: number) {
  return sql<Date>`now() + make_interval(secs => ${seconds}::double precision)`;
}
