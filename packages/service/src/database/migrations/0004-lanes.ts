import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** Which queue a job waits in, and which one a worker takes jobs from. */
export const lanes: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
  },
};

const LANE = "lane text not null default 'music' check (lane in ('music', 'scenes'))";

const STATEMENTS = [
  `alter table jobs add column ${LANE}`,
  "update jobs set lane = 'scenes' where kind = 'scene-job'",
  "alter table jobs alter column lane drop default",
  "drop index jobs_waiting",
  "create index jobs_waiting on jobs (lane, sequence) where status = 'queued'",
  "drop index jobs_succeeded",
  "create index jobs_succeeded on jobs (lane, finished_at) where status = 'succeeded'",
  `alter table workers add column ${LANE}`,
  "alter table workers alter column lane drop default",
];
