import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Cancel a generation job
 *
 * `POST /v1/music/{organization_id}/generations/{job_id}/cancel`
 */
export const cancelGeneration: Handler<"cancelGeneration"> = async () => {
  throw new Problem("not-implemented", { detail: "cancelGeneration is not implemented yet." });
};
