import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Cancel a job
 *
 * `POST /v1/jobs/{job_id}/cancel`
 */
export const cancelJob: Handler<"cancelJob"> = async () => {
  throw new Problem("not-implemented", { detail: "cancelJob is not implemented yet." });
};
