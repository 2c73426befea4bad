import { toJob, toStage } from "../job.ts";
import { listPage } from "../list.ts";
import type { Handler } from "../router.ts";

/**
 * List liked tracks
 *
 * `GET /api/v1/music/liked`
 */
export const listLiked: Handler<"listLiked"> = async ({ query, principal, context, request }, reply) => {
  const { status, song_type: songType } = query;
  const filter = { liked: true, songType, stage: status && toStage(status) };
  const order = { by: "likedAt", direction: "desc" } as const;
  const { jobs, headers } = await listPage(principal, filter, order, query, context, request);
  const shown = jobs.map((job) => toJob(job, context.signedUrls, request));
  return reply(200, shown, { headers });
};
