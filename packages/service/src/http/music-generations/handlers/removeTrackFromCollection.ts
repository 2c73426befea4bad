import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Remove a track from a collection
 *
 * `DELETE /v1/music/{organization_id}/collections/{collection_id}/tracks/{track_id}`
 */
export const removeTrackFromCollection: Handler<"removeTrackFromCollection"> = async () => {
  throw new Problem("not-implemented", { detail: "removeTrackFromCollection is not implemented yet." });
};
