import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** What the music jobs and scene jobs need, and what all three share: credits, webhooks, idempotency keys, rate limits. */
export const threeApis: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
  },
};

const STATEMENTS = [
  // Secrets that all processes on this database share, each made by the first that asks for it.
  `create table secrets (
    name text primary key,
    value text not null
  )`,

  // Workers that have shown themselves lately. They say so every few seconds.
  `create table workers (
    id text primary key,
    concurrency integer not null,
    busy integer not null default 0,
    started_at timestamptz not null default now(),
    seen_at timestamptz not null default now()
  )`,

  // A retryable job keeps its credits reserved when it fails, for the next try.
  `alter table jobs
    add column error_code text,
    add column credits integer not null default 0 check (credits >= 0),
    add column retryable boolean not null default false,
    add column retries integer not null default 0,
    add column parts_total integer check (parts_total > 0),
    add column parts_done integer not null default 0,
    add column webhook_url text,
    add column updated_at timestamptz not null default now(),
    add check (parts_done between 0 and coalesce(parts_total, 0))`,
  "update jobs set error_code = 'failed', updated_at = coalesce(finished_at, started_at, created_at)",
  "update jobs set error_code = null where status <> 'failed'",
  "alter table jobs add check ((status = 'failed') = (error_code is not null))",
  "create index jobs_waiting on jobs (sequence) where status = 'queued'",
  "create index jobs_succeeded on jobs (finished_at) where status = 'succeeded'",

  `create function touch_job() returns trigger language plpgsql as $$
  begin
    new.updated_at := clock_timestamp();
    return new;
  end $$`,
  `create trigger job_touched before update on jobs for each row
    when (old.status <> new.status or old.progress <> new.progress or old.parts_done <> new.parts_done)
    execute function touch_job()`,

  // What a job made before it ended: a scene of several. Written under its lease.
  `create table job_parts (
    job_id text not null references jobs (id) on delete cascade,
    number integer not null check (number > 0),
    data jsonb not null,
    created_at timestamptz not null default now(),
    primary key (job_id, number)
  )`,

  "alter table job_events add column parts_done integer not null default 0",
  `create or replace function record_job_event() returns trigger language plpgsql as $$
  declare
    event integer;
  begin
    select coalesce(max(number), 0) + 1 into event from job_events where job_id = new.id;
    insert into job_events (job_id, number, kind, status, progress, parts_done)
    values (new.id, event, tg_argv[0], new.status, new.progress, new.parts_done);
    if new.webhook_url is not null and new.finished_at is not null then
      insert into webhook_deliveries (job_id, event_number, organization_id, user_id, url)
      values (new.id, event, new.organization_id, new.user_id, new.webhook_url);
      perform pg_notify('webhook_due', new.id);
    end if;
    if new.kind = 'music-job' and tg_argv[0] = 'status' then
      update music_jobs set stage = music_job_stage(new.status), updated_at = clock_timestamp() where job_id = new.id;
    end if;
    perform pg_notify('job_changed', new.id || ' ' || new.status);
    return null;
  end $$`,
  "drop trigger job_progressed on jobs",
  `create trigger job_progressed after update on jobs for each row
    when (old.status = new.status and (old.progress <> new.progress or old.parts_done <> new.parts_done))
    execute function record_job_event('progress')`,

  // Its worker has to hear of it.
  `create function announce_job_deleted() returns trigger language plpgsql as $$
  begin
    perform pg_notify('job_changed', old.id || ' deleted');
    return null;
  end $$`,
  "create trigger job_deleted after delete on jobs for each row execute function announce_job_deleted()",

  `create function music_job_stage(status text) returns text language sql immutable as $$
    select case status when 'queued' then 'pending' when 'running' then 'processing'
                       when 'succeeded' then 'completed' else 'failed' end
  $$`,

  // Beside the job, which changes with every sign of life of its worker, what lists of music jobs filter, search and
  // sort by: the indexes would have to follow each of those changes. Times are as exact as those that callers see, so
  // that jobs which look simultaneous are.
  `create table music_jobs (
    job_id text primary key references jobs (id) on delete cascade,
    organization_id text not null,
    user_id text not null,
    stage text not null default 'pending' check (stage in ('pending', 'processing', 'completed', 'failed')),
    task text not null,
    song_type text not null,
    display_name text not null,
    thumbnail_url text,
    language text,
    genre text,
    emotion text,
    occasion text,
    audio_key text,
    mime_type text,
    audio_duration double precision,
    liked_at timestamptz,
    search_text text not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz not null default now()
  )`,
  ...["stage", "task", "song_type", "language", "genre", "emotion", "occasion"].map(
    (column) =>
      `create index music_jobs_newest_by_${column} on music_jobs (organization_id, user_id, ${column}, created_at)`,
  ),
  "create index music_jobs_newest on music_jobs (organization_id, user_id, created_at, job_id)",
  `create index music_jobs_by_name on music_jobs (organization_id, user_id, lower(display_name) collate "C", job_id)`,
  "create index music_jobs_by_stage on music_jobs (organization_id, user_id, stage, job_id)",
  "create index music_jobs_shortest on music_jobs (organization_id, user_id, audio_duration, job_id)",
  `create index music_jobs_longest on music_jobs
    (organization_id, user_id, audio_duration desc nulls last, job_id desc)`,
  `create index music_jobs_liked on music_jobs (organization_id, user_id, liked_at, job_id)
    where liked_at is not null`,
  "create extension if not exists pg_trgm",
  "create index music_jobs_search on music_jobs using gin (search_text gin_trgm_ops)",

  // What an organization can spend, holds reserved and has spent: the sums of its entries, kept beside them.
  `create table credit_accounts (
    organization_id text primary key references organizations (id) on delete cascade,
    available bigint not null default 0 check (available >= 0),
    reserved bigint not null default 0 check (reserved >= 0),
    used bigint not null default 0 check (used >= 0)
  )`,
  "insert into credit_accounts (organization_id) select id from organizations",

  // One line a movement, never changed. The indexes say that a job reserves once, and that its reservation ends once:
  // charged or released. Entries outlive their job.
  `create table credit_entries (
    sequence bigint generated always as identity primary key,
    organization_id text not null references organizations (id) on delete cascade,
    job_id text,
    kind text not null check (kind in ('grant', 'reserve', 'charge', 'release')),
    amount integer not null check (amount > 0),
    created_at timestamptz not null default now(),
    check ((kind = 'grant') = (job_id is null))
  )`,
  "create unique index credit_entries_one_reservation on credit_entries (job_id) where kind = 'reserve'",
  "create unique index credit_entries_one_settlement on credit_entries (job_id) where kind in ('charge', 'release')",
  "create index credit_entries_of_organization on credit_entries (organization_id, sequence)",

  // Objects that nobody needs any more, to be removed from `due_at` on: a worker may still be writing until then.
  `create table object_removals (
    prefix text primary key,
    due_at timestamptz not null
  )`,
  "create index object_removals_due on object_removals (due_at)",

  // One for each end of a job that asked for it; a job that is retried may end again.
  `create table webhook_deliveries (
    id text primary key default 'msg_' || replace(gen_random_uuid()::text, '-', ''),
    job_id text not null references jobs (id) on delete cascade,
    event_number integer not null,
    organization_id text not null,
    user_id text not null,
    url text not null,
    status text not null default 'pending' check (status in ('pending', 'delivered', 'failed')),
    attempts integer not null default 0,
    next_attempt_at timestamptz not null default now(),
    last_error text,
    created_at timestamptz not null default now(),
    delivered_at timestamptz,
    unique (job_id, event_number)
  )`,
  "create index webhook_deliveries_due on webhook_deliveries (next_attempt_at) where status = 'pending'",

  // An answer is stored when there is one. Until `locked_until` the first request is being answered; after that it died
  // without an answer. `job_id` is written in the transaction that creates the job: who finds it without an answer need
  // not create another.
  `create table idempotency_keys (
    organization_id text not null references organizations (id) on delete cascade,
    user_id text not null,
    key text not null,
    request_hash text not null,
    locked_until timestamptz not null,
    job_id text,
    status integer,
    headers jsonb,
    body text,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    primary key (organization_id, user_id, key)
  )`,
  "create index idempotency_keys_expired on idempotency_keys (expires_at)",

  // The generic cell rate algorithm needs one time a key: when its bucket will be full again. A crash may empty the
  // table, so it need not be logged.
  `create unlogged table rate_limits (
    subject text not null,
    policy text not null,
    full_at timestamptz not null,
    primary key (subject, policy)
  )`,
];
