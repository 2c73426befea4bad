import type { MusicJobOrder } from "../../../music-jobs/music-job.ts";
import { toJob, toStage, withInteraction } from "../job.ts";
import { listPage } from "../list.ts";
import type { Handler } from "../router.ts";

const ORDERS = {
  created_at: "createdAt",
  display_name: "displayName",
  audio_duration: "audioDuration",
  status: "stage",
} as const satisfies Record<string, MusicJobOrder["by"]>;

/**
 * List jobs
 *
 * `GET /api/v1/music/jobs`
 */
export const listJobs: Handler<"listJobs"> = async ({ query, principal, context, request }, reply) => {
  const { status, song_type: songType, sort_by: sortBy, sort_order: direction, ...rest } = query;
  const { task, liked, search, language, genre, emotion, occasion } = rest;
  const filter = {
    task,
    songType,
    liked,
    search,
    language,
    genre,
    emotion,
    occasion,
    stage: status && toStage(status),
  };
  const order = { by: ORDERS[sortBy], direction };
  const { jobs, headers } = await listPage(principal, filter, order, query, context, request);
  const shown = jobs.map((job) => {
    const plain = toJob(job, context.signedUrls, request);
    return query.include_interactions ? withInteraction(job, plain) : plain;
  });
  return reply(200, shown, { headers });
};
