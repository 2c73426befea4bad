import { sql } from "kysely";
import type { Owner } from "../accounts/principal.ts";
import type { Database } from "../database/open.ts";
import {
  type FilterStatistics,
  type MusicJobFilter,
  type MusicTask,
  SONG_TYPE_OF,
  type SongType,
  type TaskCounts,
} from "./music-job.ts";
import { filtered, owned } from "./query.ts";

/** How many of the owner's music jobs there are, by task. */
export async function countByTask(
  database: Database,
  owner: Owner,
  filter: Pick<MusicJobFilter, "stage" | "songType"> = {},
): Promise<TaskCounts> {
  const rows = await filtered(owned(database, owner), filter)
    .select(["task", sql<number>`count(*)::integer`.as("count")])
    .groupBy("task")
    .execute();
  const counts = Object.fromEntries(Object.keys(SONG_TYPE_OF).map((task) => [task, 0])) as Record<MusicTask, number>;
  for (const { task, count } of rows) counts[task] = count;
  return counts;
}

/** The same, by category: it follows from the task. */
export function bySongType(counts: TaskCounts): Readonly<Record<SongType, number>> {
  const sums = { rap: 0, song: 0, vocals: 0, instrumental: 0, samples: 0 };
  for (const [task, count] of Object.entries(counts)) sums[SONG_TYPE_OF[task as MusicTask]] += count;
  return sums;
}

export function totalOf(counts: TaskCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** What a filter form over the owner's music jobs needs. */
export async function filterStatistics(database: Database, owner: Owner): Promise<FilterStatistics> {
  const byTask = await countByTask(database, owner);
  const { liked } = await filtered(owned(database, owner), { liked: true })
    .select(sql<number>`count(*)::integer`.as("liked"))
    .executeTakeFirstOrThrow();
  return {
    total: totalOf(byTask),
    liked,
    byTask,
    values: {
      songType: await distinct<SongType>(database, owner, "song_type"),
      language: await distinct(database, owner, "language"),
      genre: await distinct(database, owner, "genre"),
      emotion: await distinct(database, owner, "emotion"),
      occasion: await distinct(database, owner, "occasion"),
    },
  };
}

type Column = "song_type" | "language" | "genre" | "emotion" | "occasion";

/** How many values of a column are told at most. */
const VALUES = 1000;

/**
 * The values of a column in order. Each is sought in the index right after the one before it: the cost is in the number
 * of values, not of jobs, which `select distinct` would all read.
 */
async function distinct<Value extends string>(database: Database, owner: Owner, column: Column): Promise<Value[]> {
  const ref = sql.ref(column);
  const mine = sql`organization_id = ${owner.organizationId} and user_id = ${owner.userId}`;
  const { rows } = await sql<{ value: Value }>`
    with recursive found (value) as (
      (select ${ref} from music_jobs where ${mine} and ${ref} is not null order by ${ref} limit 1)
      union all
      select (select ${ref} from music_jobs where ${mine} and ${ref} > found.value order by ${ref} limit 1)
      from found where found.value is not null
    )
    select value from found where value is not null limit ${VALUES}
  `.execute(database);
  return rows.map(({ value }) => value).sort();
}
