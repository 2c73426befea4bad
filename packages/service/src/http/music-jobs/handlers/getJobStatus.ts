import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Get a job's status
 *
 * `GET /api/v1/music/jobs/{job_id}/status`
 */
export const getJobStatus: Handler<"getJobStatus"> = async () => {
  throw new Problem("not-implemented", { detail: "getJobStatus is not implemented yet." });
};
