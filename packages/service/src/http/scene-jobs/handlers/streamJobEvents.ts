import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Follow a job
 *
 * `GET /v1/jobs/{job_id}/events`
 */
export const streamJobEvents: Handler<"streamJobEvents"> = async () => {
  throw new Problem("not-implemented", { detail: "streamJobEvents is not implemented yet." });
};
