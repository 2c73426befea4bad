import { requireMatch } from "../../conditional/conditional.ts";
import { jobNotFound, toJob } from "../job.ts";
import type { Handler } from "../router.ts";

/**
 * Rename a job or change its picture
 *
 * `PATCH /api/v1/music/jobs/{job_id}`
 */
export const updateJob: Handler<"updateJob"> = async ({ path, headers, body, principal, context, request }, reply) => {
  const { musicJobs, signedUrls } = context;
  const { display_name: displayName, thumbnail_url: thumbnailUrl } = body;
  const job = await musicJobs.update(principal, path.job_id, { displayName, thumbnailUrl }, (present) =>
    requireMatch(headers, toJob(present, signedUrls, request)),
  );
  if (!job) throw jobNotFound(path.job_id);
  return reply(200, toJob(job, signedUrls, request));
};
