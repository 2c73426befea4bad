import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Delete a job
 *
 * `DELETE /api/v1/music/jobs/{job_id}`
 */
export const deleteJob: Handler<"deleteJob"> = async () => {
  throw new Problem("not-implemented", { detail: "deleteJob is not implemented yet." });
};
