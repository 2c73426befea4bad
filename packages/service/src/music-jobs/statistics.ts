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
import { equalities, filtered, owned } from "./query.ts";

const SUM = sql<number>`coalesce(sum(count), 0)::integer`;

/** How many of the owner's music jobs meet the filter. */
export async function countMusicJobs(database: Database, owner: Owner, filter: MusicJobFilter): Promise<number> {
  // Only a search has to look at the jobs themselves.
  const query =
    filter.search === undefined
      ? counted(database, owner, filter).select(SUM.as("count"))
      : filtered(owned(database, owner), filter).select(sql<number>`count(*)::integer`.as("count"));
  return (await query.executeTakeFirstOrThrow()).count;
}

/** The same, by task. */
export async function countByTask(
  database: Database,
  owner: Owner,
  filter: Pick<MusicJobFilter, "stage" | "songType"> = {},
): Promise<TaskCounts> {
  const rows = await counted(database, owner, filter)
    .select(["task", SUM.as("count")])
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
  return {
    total: totalOf(byTask),
    liked: await countMusicJobs(database, owner, { liked: true }),
    byTask,
    values: {
      songType: await distinct(database, owner, "song_type"),
      language: await distinct(database, owner, "language"),
      genre: await distinct(database, owner, "genre"),
      emotion: await distinct(database, owner, "emotion"),
      occasion: await distinct(database, owner, "occasion"),
    },
  };
}

/** How many values of a column are told at most. */
const VALUES = 1000;

/** The values of a column in order. */
async function distinct<Column extends "song_type" | "language" | "genre" | "emotion" | "occasion">(
  database: Database,
  owner: Owner,
  column: Column,
) {
  const rows = await counted(database, owner, {})
    .select(column)
    .distinct()
    .where(column, "is not", null)
    .orderBy(column)
    .limit(VALUES)
    .execute();
  return rows.flatMap(({ [column]: value }) => (value === null ? [] : [value])).sort();
}

/** The counts of the owner's music jobs that meet the filter, which does not search. */
function counted(database: Database, owner: Owner, filter: Omit<MusicJobFilter, "search">) {
  let query = database
    .selectFrom("music_job_counts")
    .where("organization_id", "=", owner.organizationId)
    .where("user_id", "=", owner.userId);
  for (const { column, value } of equalities(filter)) query = query.where(column, "=", value);
  return filter.liked === undefined ? query : query.where("liked", "=", filter.liked);
}
