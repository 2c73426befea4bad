import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** Accounts, jobs and the library. */
export const first: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
  },
};

const STATEMENTS = [
  `create table organizations (
    id text primary key,
    name text not null,
    created_at timestamptz not null default now()
  )`,

  `create table users (
    id text primary key,
    name text not null,
    created_at timestamptz not null default now()
  )`,

  `create table memberships (
    organization_id text not null references organizations (id) on delete cascade,
    user_id text not null references users (id) on delete cascade,
    capabilities text[] not null default '{}',
    created_at timestamptz not null default now(),
    primary key (organization_id, user_id)
  )`,

  // A key acts for one user in one organization. Only its SHA-256 is kept: a key is 256 random bits, which no list of
  // likely passwords contains, so a slow hash would protect nothing.
  `create table api_keys (
    id text primary key,
    organization_id text not null,
    user_id text not null,
    name text not null,
    hash text not null unique,
    created_at timestamptz not null default now(),
    revoked_at timestamptz,
    foreign key (organization_id, user_id) references memberships (organization_id, user_id) on delete cascade
  )`,

  // The constraints say what a status means, so that no path of the code can leave a job half finished. A running job
  // without a lease was handed back, or its worker died: the next worker goes on with it.
  `create table jobs (
    id text primary key,
    sequence bigint generated always as identity unique,
    kind text not null,
    organization_id text not null references organizations (id) on delete cascade,
    user_id text not null references users (id) on delete cascade,
    status text not null default 'queued'
      check (status in ('queued', 'running', 'succeeded', 'failed', 'cancelled', 'refused')),
    progress integer not null default 0 check (progress between 0 and 100),
    request jsonb not null,
    result_id text,
    error_message text,
    refusal_reason text,
    trace_id text not null,
    attempts integer not null default 0,
    lease text,
    lease_expires_at timestamptz,
    created_at timestamptz not null default now(),
    started_at timestamptz,
    finished_at timestamptz,
    check ((status = 'succeeded') = (result_id is not null)),
    check ((status = 'failed') = (error_message is not null)),
    check ((status = 'refused') = (refusal_reason is not null)),
    check ((status in ('queued', 'running')) = (finished_at is null)),
    check (lease is null or status = 'running'),
    check ((lease is null) = (lease_expires_at is null))
  )`,
  "create index jobs_newest on jobs (organization_id, user_id, kind, sequence desc)",
  "create index jobs_newest_by_status on jobs (organization_id, user_id, kind, status, sequence desc)",
  "create index jobs_running on jobs (lease_expires_at) where status = 'running'",

  `create table job_events (
    job_id text not null references jobs (id) on delete cascade,
    number integer not null,
    kind text not null check (kind in ('status', 'progress')),
    status text not null,
    progress integer not null,
    created_at timestamptz not null default now(),
    primary key (job_id, number)
  )`,

  // Whatever changes a job, its event is there, numbered without gaps (the changed row is locked), and every process
  // that listens hears of it when the change is committed.
  `create function record_job_event() returns trigger language plpgsql as $$
  begin
    insert into job_events (job_id, number, kind, status, progress)
    select new.id, coalesce(max(number), 0) + 1, tg_argv[0], new.status, new.progress
    from job_events where job_id = new.id;
    perform pg_notify('job_changed', new.id || ' ' || new.status);
    return null;
  end $$`,
  `create trigger job_created after insert on jobs for each row execute function record_job_event('status')`,
  `create trigger job_changed after update on jobs for each row
    when (old.status <> new.status) execute function record_job_event('status')`,
  `create trigger job_progressed after update on jobs for each row
    when (old.status = new.status and old.progress <> new.progress) execute function record_job_event('progress')`,

  // job_id is unique: no job has two results.
  `create table tracks (
    id text primary key,
    organization_id text not null references organizations (id) on delete cascade,
    user_id text not null references users (id) on delete cascade,
    job_id text not null unique references jobs (id) on delete cascade,
    title text,
    engine text not null,
    mode text not null,
    instrumental boolean not null,
    measured_duration_seconds double precision not null,
    mime_type text not null,
    licence_class text not null,
    audio_key text not null,
    stem_keys jsonb not null,
    created_at timestamptz not null default now()
  )`,
  "create index tracks_owner on tracks (organization_id, user_id)",

  `create table saved_tracks (
    track_id text primary key references tracks (id) on delete cascade,
    sequence bigint generated always as identity unique,
    saved_at timestamptz not null default now()
  )`,

  `create table collections (
    id text primary key,
    sequence bigint generated always as identity unique,
    organization_id text not null references organizations (id) on delete cascade,
    user_id text not null references users (id) on delete cascade,
    name text not null,
    description text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint collections_name_unique unique (organization_id, user_id, name)
  )`,
  "create index collections_newest on collections (organization_id, user_id, sequence desc)",

  `create table collection_tracks (
    collection_id text not null references collections (id) on delete cascade,
    track_id text not null references saved_tracks (track_id) on delete cascade,
    sequence bigint generated always as identity unique,
    added_at timestamptz not null default now(),
    primary key (collection_id, track_id)
  )`,
  "create index collection_tracks_by_track on collection_tracks (track_id)",
];
