import { healthOf, MODEL } from "../../../music-jobs/model.ts";
import type { Handler } from "../router.ts";

/**
 * Get the model's status
 *
 * `GET /api/v1/music/model/status`
 */
export const getModelStatus: Handler<"getModelStatus"> = async ({ context }, reply) => {
  const load = await context.readLoad();
  const { status, waitSeconds } = healthOf(load);
  return reply(200, {
    ...MODEL,
    status,
    queue: { pending: load.waiting, processing: load.running },
    workers: { total: load.capacity, busy: load.busy },
    estimated_wait_seconds: waitSeconds,
    checked_at: new Date().toISOString(),
  });
};
