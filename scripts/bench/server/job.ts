/** The data that every peer answers with. */
export const KEY = "key-of-the-bench";

export const JOB = {
  id: "mgen_2f8b1c4e9a7d",
  status: "succeeded",
  progress: 100,
  engine: "studio",
  mode: "creation",
  created_at: "2026-06-28T10:30:00Z",
  result_track_id: "mtrack_7c1a9e2f4b8d",
  error_message: null,
  refusal_reason: null,
  playback_url: null,
  track: null,
} as const;

export type Job = Omit<typeof JOB, "id"> & { readonly id: string };

export const page = (limit: number) => ({
  jobs: Array.from({ length: limit }, (_, index): Job => ({ ...JOB, id: `mgen_${String(index).padStart(12, "0")}` })),
  limit,
  offset: 0,
});
