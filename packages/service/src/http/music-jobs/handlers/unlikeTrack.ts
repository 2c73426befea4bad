import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Take back a like
 *
 * `DELETE /api/v1/music/jobs/{job_id}/like`
 */
export const unlikeTrack: Handler<"unlikeTrack"> = async () => {
  throw new Problem("not-implemented", { detail: "unlikeTrack is not implemented yet." });
};
