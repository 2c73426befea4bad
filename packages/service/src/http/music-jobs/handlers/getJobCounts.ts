import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Count jobs
 *
 * `GET /api/v1/music/jobs/counts`
 */
export const getJobCounts: Handler<"getJobCounts"> = async () => {
  throw new Problem("not-implemented", { detail: "getJobCounts is not implemented yet." });
};
