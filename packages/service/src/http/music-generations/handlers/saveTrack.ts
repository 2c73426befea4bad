import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Save a track
 *
 * `PUT /v1/music/{organization_id}/tracks/{track_id}/saved`
 */
export const saveTrack: Handler<"saveTrack"> = async () => {
  throw new Problem("not-implemented", { detail: "saveTrack is not implemented yet." });
};
