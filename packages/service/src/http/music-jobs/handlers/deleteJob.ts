import { jobNotFound } from "../job.ts";
import type { Handler } from "../router.ts";

/**
 * Delete a job
 *
 * `DELETE /api/v1/music/jobs/{job_id}`
 */
export const deleteJob: Handler<"deleteJob"> = async ({ path, principal, context }, reply) => {
  if (!(await context.musicJobs.delete(principal, path.job_id))) throw jobNotFound(path.job_id);
  return reply(204);
};
