import { type ReferenceExpression, type SelectQueryBuilder, sql } from "kysely";
import type { Owner } from "../accounts/principal.ts";
import type { Database } from "../database/open.ts";
import type { Schema } from "../database/schema.ts";
import type { MusicJobFilter, MusicJobOrder } from "./music-job.ts";

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

export function filtered<Selection>(query: Query<Selection>, filter: MusicJobFilter): Query<Selection> {
  const equal: readonly [ReferenceExpression<Schema, "music_jobs">, string | undefined][] = [
    ["stage", filter.stage],
    ["task", filter.task],
    ["song_type", filter.songType],
    ["language", filter.language],
    ["genre", filter.genre?.toLowerCase()],
    ["emotion", filter.emotion?.toLowerCase()],
    ["occasion", filter.occasion?.toLowerCase()],
  ];
  for (const [column, value] of equal) if (value !== undefined) query = query.where(column, "=", value);
  if (filter.liked !== undefined) query = query.where("liked_at", filter.liked ? "is not" : "is", null);
  if (filter.search !== undefined) {
    const pattern = filter.search
      .toLowerCase()
      .replaceAll("\u001f", " ")
      .replace(/[\\%_]/g, "\\$&");
    query = query.where("search_text", "like", `%${pattern}%`);
  }
  return query;
}

/** Jobs that are equal in what is ordered by come in the order of their ids; those that have no value for it, last. */
export function ordered<Selection>(query: Query<Selection>, { by, direction }: MusicJobOrder): Query<Selection> {
  const columns = {
    createdAt: "music_jobs.created_at",
    displayName: sql`lower(display_name) collate "C"`,
    audioDuration: "music_jobs.audio_duration",
    stage: "music_jobs.stage",
  } as const;
  return query
    .orderBy(columns[by], (order) => {
      const directed = direction === "asc" ? order.asc() : order.desc();
      return by === "audioDuration" ? directed.nullsLast() : directed;
    })
    .orderBy("music_jobs.job_id", direction);
}
