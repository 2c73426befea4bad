import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Retry a failed job
 *
 * `POST /api/v1/music/jobs/{job_id}/retry`
 */
export const retryJob: Handler<"retryJob"> = async () => {
  throw new Problem("not-implemented", { detail: "retryJob is not implemented yet." });
};
