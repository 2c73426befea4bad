import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Rename a job or change its picture
 *
 * `PATCH /api/v1/music/jobs/{job_id}`
 */
export const updateJob: Handler<"updateJob"> = async () => {
  throw new Problem("not-implemented", { detail: "updateJob is not implemented yet." });
};
