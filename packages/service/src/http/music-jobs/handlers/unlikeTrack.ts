import { jobNotFound } from "../job.ts";
import type { Handler } from "../router.ts";

/**
 * Take back a like
 *
 * `DELETE /api/v1/music/jobs/{job_id}/like`
 */
export const unlikeTrack: Handler<"unlikeTrack"> = async ({ path, principal, context }, reply) => {
  if (!(await context.musicJobs.setLiked(principal, path.job_id, false))) throw jobNotFound(path.job_id);
  return reply(204);
};
