import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Like a track
 *
 * `PUT /api/v1/music/jobs/{job_id}/like`
 */
export const likeTrack: Handler<"likeTrack"> = async () => {
  throw new Problem("not-implemented", { detail: "likeTrack is not implemented yet." });
};
