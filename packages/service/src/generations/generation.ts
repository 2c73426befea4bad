import type { Job } from "../jobs/job.ts";

/** The kind of job that makes music. */
export const KIND = "music-generation";

/** What a generation was asked for, as its job keeps it. */
export interface GenerationRequest {
  readonly prompt: string;
  readonly mode: "creation" | "focus";
  readonly engine: string;
  readonly title: string | null;
  readonly instrumental: boolean;
  readonly lyrics: string | null;
  readonly seconds: number;
  readonly seed: number;
  /** The track that it will become, if it does: every attempt makes the same one. */
  readonly trackId: string;
}

export type Generation = Job<GenerationRequest>;
