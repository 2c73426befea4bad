import type { ColumnType, Generated, JSONColumnType } from "kysely";

/** The tables, as Kysely sees them. What they mean and which constraints hold is in `migrations/`. */
export interface Schema {
  organizations: OrganizationsTable;
  users: UsersTable;
  memberships: MembershipsTable;
  api_keys: ApiKeysTable;
  jobs: JobsTable;
  job_counts: JobCountsTable;
  job_events: JobEventsTable;
  tracks: TracksTable;
  saved_tracks: SavedTracksTable;
  collections: CollectionsTable;
  collection_tracks: CollectionTracksTable;
  music_jobs: MusicJobsTable;
  music_job_counts: MusicJobCountsTable;
  job_parts: JobPartsTable;
  workers: WorkersTable;
  credit_accounts: CreditAccountsTable;
  credit_entries: CreditEntriesTable;
  object_removals: ObjectRemovalsTable;
  webhook_deliveries: WebhookDeliveriesTable;
  idempotency_keys: IdempotencyKeysTable;
  rate_limits: RateLimitsTable;
  secrets: SecretsTable;
}

type CreatedAt = ColumnType<Date, Date | undefined, never>;
/** Assigned by the database in the order of arrival: what lists are sorted by. */
type Sequence = ColumnType<number, never, never>;

interface OrganizationsTable {
  id: string;
  name: string;
  created_at: CreatedAt;
}

interface UsersTable {
  id: string;
  name: string;
  created_at: CreatedAt;
}

interface MembershipsTable {
  organization_id: string;
  user_id: string;
  capabilities: string[];
  created_at: CreatedAt;
}

interface ApiKeysTable {
  id: string;
  organization_id: string;
  user_id: string;
  name: string;
  hash: string;
  created_at: CreatedAt;
  revoked_at: Date | null;
}

export type JobStatus = "queued" | "running" | "succeeded" | "failed" | "cancelled" | "refused";
export type Lane = "music" | "scenes";

interface JobsTable {
  id: string;
  sequence: Sequence;
  kind: string;
  lane: Lane;
  organization_id: string;
  user_id: string;
  status: ColumnType<JobStatus, JobStatus | undefined, JobStatus>;
  progress: Generated<number>;
  request: JSONColumnType<object>;
  result_id: string | null;
  error_code: string | null;
  error_message: string | null;
  refusal_reason: string | null;
  trace_id: string;
  attempts: Generated<number>;
  lease: string | null;
  lease_expires_at: Date | null;
  created_at: CreatedAt;
  started_at: Date | null;
  finished_at: Date | null;
  credits: Generated<number>;
  retryable: Generated<boolean>;
  retries: Generated<number>;
  parts_total: number | null;
  parts_done: Generated<number>;
  webhook_url: string | null;
  updated_at: ColumnType<Date, never, never>;
}

/** Kept up by the database with the jobs. */
interface JobCountsTable {
  organization_id: string;
  user_id: string;
  kind: string;
  count: ColumnType<number, never, never>;
}

interface JobEventsTable {
  job_id: string;
  number: number;
  kind: "status" | "progress";
  status: JobStatus;
  progress: number;
  parts_done: number;
  created_at: CreatedAt;
}

interface TracksTable {
  id: string;
  organization_id: string;
  user_id: string;
  job_id: string;
  title: string | null;
  engine: string;
  mode: "creation" | "focus";
  instrumental: boolean;
  measured_duration_seconds: number;
  mime_type: "audio/mpeg";
  licence_class: "commercial_cleared" | "commercial_enterprise" | "personal_only" | "unclear";
  audio_key: string;
  stem_keys: JSONColumnType<Record<string, string>>;
  created_at: CreatedAt;
}

interface SavedTracksTable {
  track_id: string;
  sequence: Sequence;
  saved_at: CreatedAt;
}

interface CollectionsTable {
  id: string;
  sequence: Sequence;
  organization_id: string;
  user_id: string;
  name: string;
  description: string | null;
  created_at: CreatedAt;
  updated_at: ColumnType<Date, Date | undefined, Date>;
}

interface CollectionTracksTable {
  collection_id: string;
  track_id: string;
  sequence: Sequence;
  added_at: CreatedAt;
}

/** A job's status in the words of music jobs, which has fewer of them. The database keeps it up with the job. */
export type MusicJobStage = "pending" | "processing" | "completed" | "failed";

export type MusicTask =
  | "text2music"
  | "prompt2instrumental"
  | "text2samples"
  | "lyrics2song"
  | "lyrics2rap"
  | "lyrics2vocals";
export type SongType = "rap" | "song" | "vocals" | "instrumental" | "samples";

interface MusicJobsTable {
  job_id: string;
  organization_id: string;
  user_id: string;
  stage: ColumnType<MusicJobStage, never, never>;
  task: MusicTask;
  song_type: SongType;
  display_name: string;
  thumbnail_url: string | null;
  language: string | null;
  genre: string | null;
  emotion: string | null;
  occasion: string | null;
  audio_key: string | null;
  mime_type: string | null;
  audio_duration: number | null;
  liked_at: Date | null;
  search_text: string;
  created_at: CreatedAt;
  updated_at: ColumnType<Date, never, Date>;
}

/** Kept up by the database with the music jobs: how many are alike in all of this. */
interface MusicJobCountsTable {
  organization_id: string;
  user_id: string;
  task: MusicTask;
  song_type: SongType;
  stage: MusicJobStage;
  liked: boolean;
  language: string | null;
  genre: string | null;
  emotion: string | null;
  occasion: string | null;
  count: ColumnType<number, never, never>;
}

interface JobPartsTable {
  job_id: string;
  number: number;
  data: JSONColumnType<object>;
  created_at: CreatedAt;
}

interface WorkersTable {
  id: string;
  lane: Lane;
  concurrency: number;
  busy: Generated<number>;
  started_at: CreatedAt;
  seen_at: ColumnType<Date, Date | undefined, Date>;
}

interface CreditAccountsTable {
  organization_id: string;
  available: Generated<number>;
  reserved: Generated<number>;
  used: Generated<number>;
}

interface CreditEntriesTable {
  sequence: Sequence;
  organization_id: string;
  job_id: string | null;
  kind: "grant" | "reserve" | "charge" | "release";
  amount: number;
  created_at: CreatedAt;
}

interface ObjectRemovalsTable {
  prefix: string;
  due_at: Date;
}

interface WebhookDeliveriesTable {
  id: Generated<string>;
  job_id: string;
  event_number: number;
  organization_id: string;
  user_id: string;
  url: string;
  status: ColumnType<"pending" | "delivered" | "failed", never, "pending" | "delivered" | "failed">;
  attempts: Generated<number>;
  next_attempt_at: ColumnType<Date, Date | undefined, Date>;
  last_error: string | null;
  created_at: CreatedAt;
  delivered_at: Date | null;
}

interface IdempotencyKeysTable {
  organization_id: string;
  user_id: string;
  key: string;
  request_hash: string;
  locked_until: Date;
  job_id: string | null;
  status: number | null;
  headers: JSONColumnType<Record<string, string>> | null;
  body: string | null;
  created_at: CreatedAt;
  expires_at: Date;
}

interface RateLimitsTable {
  subject: string;
  policy: string;
  full_at: Date;
}

interface SecretsTable {
  name: string;
  value: string;
}
