import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Follow a generation job
 *
 * `GET /v1/music/{organization_id}/generations/{job_id}/events`
 */
export const streamGenerationEvents: Handler<"streamGenerationEvents"> = async () => {
  throw new Problem("not-implemented", { detail: "streamGenerationEvents is not implemented yet." });
};
