import { bySongType, totalOf } from "../../../music-jobs/statistics.ts";
import { toStage } from "../job.ts";
import type { Handler } from "../router.ts";

/**
 * Count jobs
 *
 * `GET /api/v1/music/jobs/counts`
 */
export const getJobCounts: Handler<"getJobCounts"> = async ({ query, principal, context }, reply) => {
  const { status, song_type: songType } = query;
  const byTask = await context.musicJobs.countByTask(principal, { songType, stage: status && toStage(status) });
  return reply(200, { total: totalOf(byTask), by_task: byTask, by_song_type: bySongType(byTask) });
};
