import { Problem } from "@cantus/server";
import { accepted } from "../accepted.ts";
import { jobNotFound } from "../job.ts";
import type { Handler } from "../router.ts";

/**
 * Retry a failed job
 *
 * `POST /api/v1/music/jobs/{job_id}/retry`
 */
export const retryJob: Handler<"retryJob"> = async ({ path, principal, context, request }, reply) => {
  const { musicJobs } = context;
  const job = await musicJobs.retry(principal, path.job_id);
  if (!job) throw await refusal();
  const answer = await accepted(job, context, request);
  return reply(202, answer.body, { headers: answer.headers });

  async function refusal(): Promise<Problem> {
    const present = await musicJobs.find(principal, path.job_id);
    if (!present) return jobNotFound(path.job_id);
    const status = present.stage.toUpperCase();
    return new Problem("conflict", {
      detail: `Only a job that is FAILED can be retried; this one is ${status}.`,
      details: { job_id: present.id, status },
    });
  }
};
