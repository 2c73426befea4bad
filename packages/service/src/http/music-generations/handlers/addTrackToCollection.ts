import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Add a track to a collection
 *
 * `PUT /v1/music/{organization_id}/collections/{collection_id}/tracks/{track_id}`
 */
export const addTrackToCollection: Handler<"addTrackToCollection"> = async () => {
  throw new Problem("not-implemented", { detail: "addTrackToCollection is not implemented yet." });
};
