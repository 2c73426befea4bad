import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Remove a track from the library
 *
 * `DELETE /v1/music/{organization_id}/tracks/{track_id}/saved`
 */
export const removeTrack: Handler<"removeTrack"> = async () => {
  throw new Problem("not-implemented", { detail: "removeTrack is not implemented yet." });
};
