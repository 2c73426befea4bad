import { jobNotFound, toJob } from "../job.ts";
import type { Handler } from "../router.ts";

/**
 * Get a job's status
 *
 * `GET /api/v1/music/jobs/{job_id}/status`
 */
export const getJobStatus: Handler<"getJobStatus"> = async ({ path, principal, context, request }, reply) => {
  const job = await context.musicJobs.find(principal, path.job_id);
  if (!job) throw jobNotFound(path.job_id);
  return reply(200, toJob(job, context.signedUrls, request));
};
