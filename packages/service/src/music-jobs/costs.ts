import type { TaskCounts } from "./music-job.ts";

/** How many credits a job of each task costs. */
export const CREDITS_OF: TaskCounts = {
  text2music: 3,
  prompt2instrumental: 2,
  text2samples: 1,
  lyrics2song: 3,
  lyrics2rap: 3,
  lyrics2vocals: 2,
};
