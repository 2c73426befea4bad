import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** How many jobs there are, kept up with each change: lists tell how long they are, and owners may have very many. */
export const counts: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
  },
};

/** What tells the lines of music_job_counts apart, in the order of the index. */
const KEY = "organization_id, user_id, task, stage, liked, language, genre, emotion, occasion";

const STATEMENTS = [
  `create table job_counts (
    organization_id text not null,
    user_id text not null,
    kind text not null,
    count bigint not null,
    primary key (organization_id, user_id, kind)
  )`,
  `insert into job_counts (organization_id, user_id, kind, count)
    select organization_id, user_id, kind, count(*) from jobs group by organization_id, user_id, kind`,
  `create function add_to_job_counts(job jobs, number integer) returns void language plpgsql as $$
  declare
    line record;
  begin
    insert into job_counts as known (organization_id, user_id, kind, count)
    values (job.organization_id, job.user_id, job.kind, number)
    on conflict (organization_id, user_id, kind) do update set count = known.count + excluded.count
    returning known.ctid as place, known.count into line;
    if line.count = 0 then delete from job_counts where ctid = line.place; end if;
  end $$`,
  `create function count_job() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then perform add_to_job_counts(new, 1); else perform add_to_job_counts(old, -1); end if;
    return null;
  end $$`,
  // Deferred, so that a line is locked for no longer than the commit takes: others change it too.
  `create constraint trigger job_counted after insert or delete on jobs
    deferrable initially deferred for each row execute function count_job()`,

  // One line for all of an owner's jobs that are alike in everything that lists filter by, so that it answers every
  // filter, and combinations of them. Owners use few words for genres and the like; at worst it has a line a job.
  `create table music_job_counts (
    organization_id text not null,
    user_id text not null,
    task text not null,
    song_type text not null,
    stage text not null,
    liked boolean not null,
    language text,
    genre text,
    emotion text,
    occasion text,
    count bigint not null,
    unique nulls not distinct (${KEY})
  )`,
  `insert into music_job_counts (${KEY}, song_type, count)
    select ${KEY}, song_type, count(*) from (select *, liked_at is not null as liked from music_jobs) as jobs
    group by ${KEY}, song_type`,
  `create function add_to_music_job_counts(job music_jobs, number integer) returns void language plpgsql as $$
  declare
    line record;
  begin
    insert into music_job_counts as known (${KEY}, song_type, count)
    values (job.organization_id, job.user_id, job.task, job.stage, job.liked_at is not null, job.language, job.genre,
            job.emotion, job.occasion, job.song_type, number)
    on conflict (${KEY}) do update set count = known.count + excluded.count
    returning known.ctid as place, known.count into line;
    if line.count = 0 then delete from music_job_counts where ctid = line.place; end if;
  end $$`,
  // Of two lines always the same one first: two jobs that change places would wait for each other.
  `create function count_music_job() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      perform add_to_music_job_counts(new, 1);
    elsif tg_op = 'DELETE' then
      perform add_to_music_job_counts(old, -1);
    elsif (old.stage, old.liked_at is not null) < (new.stage, new.liked_at is not null) then
      perform add_to_music_job_counts(old, -1);
      perform add_to_music_job_counts(new, 1);
    else
      perform add_to_music_job_counts(new, 1);
      perform add_to_music_job_counts(old, -1);
    end if;
    return null;
  end $$`,
  `create constraint trigger music_job_counted after insert or delete on music_jobs
    deferrable initially deferred for each row execute function count_music_job()`,
  `create constraint trigger music_job_recounted after update on music_jobs
    deferrable initially deferred for each row
    when (old.stage <> new.stage or (old.liked_at is null) <> (new.liked_at is null))
    execute function count_music_job()`,
];
