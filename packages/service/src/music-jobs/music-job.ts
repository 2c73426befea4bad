import type { MusicJobStage, MusicTask, SongType } from "../database/schema.ts";
import type { Job } from "../jobs/job.ts";

export type { MusicJobStage, MusicTask, SongType };

/** The kind of job that makes a piece of music out of a task's material. */
export const KIND = "music-job";

/** The category of what a task makes. */
export const SONG_TYPE_OF: Readonly<Record<MusicTask, SongType>> = {
  text2music: "song",
  prompt2instrumental: "instrumental",
  text2samples: "samples",
  lyrics2song: "song",
  lyrics2rap: "rap",
  lyrics2vocals: "vocals",
};

/** What a music job was asked for, as its job keeps it. */
export interface MusicJobRequest {
  readonly task: MusicTask;
  readonly prompt: string | null;
  readonly lyrics: string | null;
  readonly preset: string | null;
  readonly language: string | null;
  readonly genre: string | null;
  readonly emotion: string | null;
  readonly occasion: string | null;
  readonly seconds: number;
  readonly seed: number;
}

/** A music job with what its lists show. */
export interface MusicJob extends Job<MusicJobRequest> {
  readonly stage: MusicJobStage;
  readonly songType: SongType;
  readonly displayName: string;
  readonly thumbnailUrl: string | null;
  /** Of a completed one. */
  readonly audio: Audio | null;
  /** As the database writes it, to the microsecond: likes are listed in this order. */
  readonly likedAt: string | null;
}

/** The sound that a job has made. */
export interface Audio {
  /** Where it is kept. */
  readonly key: string;
  readonly mimeType: string;
  readonly seconds: number;
}

export interface MusicJobFilter {
  readonly stage?: MusicJobStage | undefined;
  readonly task?: MusicTask | undefined;
  readonly songType?: SongType | undefined;
  readonly liked?: boolean | undefined;
  /** Text that the display name, the prompt or the lyrics contain, in upper or lower case. */
  readonly search?: string | undefined;
  readonly language?: string | undefined;
  readonly genre?: string | undefined;
  readonly emotion?: string | undefined;
  readonly occasion?: string | undefined;
}

export interface MusicJobOrder {
  readonly by: "createdAt" | "displayName" | "audioDuration" | "stage" | "likedAt";
  readonly direction: "asc" | "desc";
}

/** Where a job stands in an order: what it is ordered by, and its id. */
export interface MusicJobPosition {
  readonly value: string | number | null;
  readonly id: string;
}

export function positionOf(job: MusicJob, { by }: MusicJobOrder): MusicJobPosition {
  const values = {
    createdAt: job.createdAt.toISOString(),
    displayName: job.displayName,
    audioDuration: job.audio?.seconds ?? null,
    stage: job.stage,
    likedAt: job.likedAt,
  };
  return { value: values[by], id: job.id };
}

/** Which part of a list is wanted. */
export interface MusicJobPage {
  readonly limit: number;
  readonly offset: number;
  /** Instead of an offset: what comes after this. Such pages fit together while jobs arrive. */
  readonly after?: MusicJobPosition | undefined;
}

/** How many there are, by task. */
export type TaskCounts = Readonly<Record<MusicTask, number>>;

/** What a filter form needs. The values are in alphabetical order. */
export interface FilterStatistics {
  readonly total: number;
  readonly liked: number;
  readonly byTask: TaskCounts;
  readonly values: Readonly<Record<"language" | "genre" | "emotion" | "occasion", readonly string[]>> & {
    readonly songType: readonly SongType[];
  };
}
