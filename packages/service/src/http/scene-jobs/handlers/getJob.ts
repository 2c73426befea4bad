import { jobNotFound, toJob } from "../job.ts";
import type { Handler } from "../router.ts";

/**
 * Get a job
 *
 * `GET /v1/jobs/{job_id}`
 */
export const getJob: Handler<"getJob"> = async ({ path, principal, context, request }, reply) => {
  const job = await context.sceneJobs.find(principal, path.job_id);
  if (!job) throw jobNotFound(path.job_id);
  return reply(200, await toJob(job, context, request));
};
