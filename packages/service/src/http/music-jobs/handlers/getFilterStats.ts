import type { Handler } from "../router.ts";

/**
 * Get filter statistics
 *
 * `GET /api/v1/music/filters/stats`
 */
export const getFilterStats: Handler<"getFilterStats"> = async ({ principal, context }, reply) => {
  const { total, liked, byTask, values } = await context.musicJobs.statistics(principal);
  return reply(200, {
    total_tracks: total,
    liked_count: liked,
    task_distribution: byTask,
    available_filters: {
      song_types: [...values.songType],
      languages: [...values.language],
      genres: [...values.genre],
      emotions: [...values.emotion],
      occasions: [...values.occasion],
    },
  });
};
