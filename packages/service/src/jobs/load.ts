import { sql } from "kysely";
import { secondsFromNow } from "../database/clock.ts";
import type { Database } from "../database/open.ts";
import type { Lane } from "./lane.ts";

/** How busy a lane is, with everybody's jobs. */
export interface Load {
  readonly waiting: number;
  readonly running: number;
  /** How many jobs the workers that are alive can run at the same time. */
  readonly capacity: number;
  /** How many of these places are taken. */
  readonly busy: number;
  /** How long the jobs that ended last have run, on average. `null` if none has. */
  readonly secondsPerJob: number | null;
}

/** How long a worker may be silent before it no longer counts. */
export const ALIVE_SECONDS = 30;
/** How many ended jobs the average is taken of. */
const RECENT = 50;

export async function readLoad(database: Database, lane: Lane): Promise<Load> {
  const alive = sql`from workers where lane = ${lane} and seen_at > ${secondsFromNow(-ALIVE_SECONDS)}`;
  const { rows } = await sql<Load>`
    select
      (select count(*)::integer from jobs where lane = ${lane} and status = 'queued') as "waiting",
      (select count(*)::integer from jobs where lane = ${lane} and status = 'running' and lease_expires_at >= now())
        as "running",
      (select coalesce(sum(concurrency), 0)::integer ${alive}) as "capacity",
      (select coalesce(sum(busy), 0)::integer ${alive}) as "busy",
      (select avg(extract(epoch from finished_at - started_at))::double precision from (
        select started_at, finished_at from jobs where lane = ${lane} and status = 'succeeded'
        order by finished_at desc limit ${RECENT}
      ) as recent) as "secondsPerJob"
  `.execute(database);
  const [load] = rows;
  if (!load) throw new Error("The database tells nothing of its load");
  return load;
}

/** How many jobs of its lane come before this one, if it waits. */
export async function queuePosition(database: Database, jobId: string): Promise<number | undefined> {
  const { rows } = await sql<{ position: number }>`
    select (
      select count(*)::integer from jobs as other
      where other.lane = jobs.lane and other.status = 'queued' and other.sequence < jobs.sequence
    ) as position
    from jobs where id = ${jobId} and status = 'queued'
  `.execute(database);
  return rows[0]?.position;
}
