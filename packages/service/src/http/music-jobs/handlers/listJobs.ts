import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * List jobs
 *
 * `GET /api/v1/music/jobs`
 */
export const listJobs: Handler<"listJobs"> = async () => {
  throw new Problem("not-implemented", { detail: "listJobs is not implemented yet." });
};
