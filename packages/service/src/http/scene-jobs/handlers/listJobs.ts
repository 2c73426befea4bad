import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * List jobs
 *
 * `GET /v1/jobs`
 */
export const listJobs: Handler<"listJobs"> = async () => {
  throw new Problem("not-implemented", { detail: "listJobs is not implemented yet." });
};
