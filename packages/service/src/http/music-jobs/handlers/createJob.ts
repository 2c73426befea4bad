import { randomUUID } from "node:crypto";
import { accepted } from "../accepted.ts";
import { toNewJob } from "../new-job.ts";
import type { Handler } from "../router.ts";

/**
 * Queue a job
 *
 * `POST /api/v1/music/jobs`
 */
export const createJob: Handler<"createJob"> = async ({ body, principal, context, request, requestId }, reply) => {
  const { musicJobs, idempotency } = context;
  const before = idempotency.jobId === undefined ? undefined : await musicJobs.find(principal, idempotency.jobId);
  const job = before ?? (await create());
  const answer = await accepted(job, context, request);
  return reply(202, answer.body, { headers: answer.headers });

  function create() {
    const id = randomUUID();
    return musicJobs.create(principal, { ...toNewJob(body), id }, requestId, (transaction) =>
      idempotency.accepted(transaction, id),
    );
  }
};
