import { jobNotFound } from "../job.ts";
import type { Handler } from "../router.ts";

/**
 * Like a track
 *
 * `PUT /api/v1/music/jobs/{job_id}/like`
 */
export const likeTrack: Handler<"likeTrack"> = async ({ path, principal, context }, reply) => {
  if (!(await context.musicJobs.setLiked(principal, path.job_id, true))) throw jobNotFound(path.job_id);
  return reply(204);
};
