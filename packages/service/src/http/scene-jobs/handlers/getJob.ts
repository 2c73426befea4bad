import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Get a job
 *
 * `GET /v1/jobs/{job_id}`
 */
export const getJob: Handler<"getJob"> = async () => {
  throw new Problem("not-implemented", { detail: "getJob is not implemented yet." });
};
