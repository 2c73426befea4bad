import { Problem } from "@cantus/server";
import { jobNotFound, toJob } from "../job.ts";
import type { Handler } from "../router.ts";

/**
 * Cancel a job
 *
 * `POST /v1/jobs/{job_id}/cancel`
 */
export const cancelJob: Handler<"cancelJob"> = async ({ path, principal, context, request }, reply) => {
  const job = await context.sceneJobs.cancel(principal, path.job_id);
  if (!job) throw jobNotFound(path.job_id);
  const shown = await toJob(job, context, request);
  if (job.status === "cancelled") return reply(200, shown);
  throw new Problem("conflict", {
    detail: `The job has ${shown.status} and cannot be cancelled.`,
    details: { job_id: job.id, status: shown.status },
  });
};
