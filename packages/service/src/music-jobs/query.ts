import { type SelectQueryBuilder, type SqlBool, sql } from "kysely";
import type { Owner } from "../accounts/principal.ts";
import type { Database } from "../database/open.ts";
import type { Schema } from "../database/schema.ts";
import type { MusicJobFilter, MusicJobOrder, MusicJobPosition } from "./music-job.ts";

type Query<Selection> = SelectQueryBuilder<Schema, "music_jobs", Selection>;

/** The owner's music jobs. */
export function owned(database: Database, owner: Owner): Query<object> {
  return database
    .selectFrom("music_jobs")
    .where("music_jobs.organization_id", "=", owner.organizationId)
    .where("music_jobs.user_id", "=", owner.userId);
}

/** Words that are filtered by are the same in upper and lower case; they are kept in lower. */
export function toWord(word: string | null): string | null {
  return word === null ? null : word.toLowerCase();
}

/** What a search looks into. The separator is in no search, so that none is found across two texts. */
export function toSearchText(...texts: readonly (string | null)[]): string {
  return texts
    .filter((text) => text !== null)
    .join("\u001f")
    .toLowerCase();
}

/** What a filter wants to be equal, by columns that music jobs and their counts both have. */
export function equalities(filter: MusicJobFilter) {
  const values = {
    stage: filter.stage,
    task: filter.task,
    song_type: filter.songType,
    language: filter.language,
    genre: filter.genre?.toLowerCase(),
    emotion: filter.emotion?.toLowerCase(),
    occasion: filter.occasion?.toLowerCase(),
  };
  return (Object.keys(values) as (keyof typeof values)[]).flatMap((column) => {
    const value = values[column];
    return value === undefined ? [] : [{ column, value }];
  });
}

export function filtered<Selection>(query: Query<Selection>, filter: MusicJobFilter): Query<Selection> {
  for (const { column, value } of equalities(filter)) query = query.where(column, "=", value);
  if (filter.liked !== undefined) query = query.where("liked_at", filter.liked ? "is not" : "is", null);
  // PostgreSQL has no text with a NUL, and refuses to look for one.
  if (filter.search?.includes("\0")) query = query.where(sql<SqlBool>`false`);
  else if (filter.search !== undefined) {
    const pattern = filter.search
      .toLowerCase()
      .replaceAll("\u001f", " ")
      .replace(/[\\%_]/g, "\\$&");
    query = query.where("search_text", "like", `%${pattern}%`);
  }
  return query;
}

const COLUMNS = {
  createdAt: sql<Date>`music_jobs.created_at`,
  displayName: sql<string>`lower(display_name) collate "C"`,
  audioDuration: sql<number>`music_jobs.audio_duration`,
  stage: sql<string>`music_jobs.stage`,
  likedAt: sql<Date>`music_jobs.liked_at`,
} as const satisfies Record<MusicJobOrder["by"], unknown>;

/** Jobs that are equal in what is ordered by come in the order of their ids; those that have no value for it, last. */
export function ordered<Selection>(query: Query<Selection>, { by, direction }: MusicJobOrder): Query<Selection> {
  return query
    .orderBy(COLUMNS[by], (order) => {
      const directed = direction === "asc" ? order.asc() : order.desc();
      return by === "audioDuration" ? directed.nullsLast() : directed;
    })
    .orderBy("music_jobs.job_id", direction);
}

/** Of an ordered list what comes after a position. */
export function after<Selection>(
  query: Query<Selection>,
  { by, direction }: MusicJobOrder,
  { value, id }: MusicJobPosition,
): Query<Selection> {
  const column = COLUMNS[by];
  const beyond = direction === "asc" ? sql`>` : sql`<`;
  const rest =
    value === null
      ? sql<SqlBool>`(${column} is null and music_jobs.job_id ${beyond} ${id})`
      : sql<SqlBool>`((${column}, music_jobs.job_id) ${beyond} (${bound(by, value)}, ${id}))`;
  if (value === null || by !== "audioDuration") return query.where(rest);
  return query.where(sql<SqlBool>`(${rest} or ${column} is null)`);
}

/** A value of a position as its column has it. */
function bound(by: MusicJobOrder["by"], value: string | number) {
  if (by === "displayName") return sql`lower(${value}) collate "C"`;
  if (by === "audioDuration") return sql`${value}::double precision`;
  return by === "stage" ? sql`${value}` : sql`${value}::timestamptz`;
}
