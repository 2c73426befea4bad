import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Get a generation job
 *
 * `GET /v1/music/{organization_id}/generations/{job_id}`
 */
export const getGeneration: Handler<"getGeneration"> = async () => {
  throw new Problem("not-implemented", { detail: "getGeneration is not implemented yet." });
};
