import type { ColumnType, Generated, JSONColumnType } from "kysely";

/** The tables, as Kysely sees them. What they mean and which constraints hold is in `migrations/`. */
export interface Schema {
  organizations: OrganizationsTable;
  users: UsersTable;
  memberships: MembershipsTable;
  api_keys: ApiKeysTable;
  jobs: JobsTable;
  job_events: JobEventsTable;
  tracks: TracksTable;
  saved_tracks: SavedTracksTable;
  collections: CollectionsTable;
  collection_tracks: CollectionTracksTable;
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

interface JobsTable {
  id: string;
  sequence: Sequence;
  kind: string;
  organization_id: string;
  user_id: string;
  status: ColumnType<JobStatus, JobStatus | undefined, JobStatus>;
  progress: Generated<number>;
  request: JSONColumnType<object>;
  result_id: string | null;
  error_message: string | null;
  refusal_reason: string | null;
  trace_id: string;
  attempts: Generated<number>;
  lease: string | null;
  lease_expires_at: Date | null;
  created_at: CreatedAt;
  started_at: Date | null;
  finished_at: Date | null;
}

interface JobEventsTable {
  job_id: string;
  number: number;
  kind: "status" | "progress";
  status: JobStatus;
  progress: number;
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
  mime_type: "audio/wav";
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
