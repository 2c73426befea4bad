import { collectionNotFound, trackNotFound } from "../missing.ts";
import { ownerOf } from "../owner.ts";
import type { Handler } from "../router.ts";

/**
 * Remove a track from a collection
 *
 * `DELETE /v1/music/{organization_id}/collections/{collection_id}/tracks/{track_id}`
 */
export const removeTrackFromCollection: Handler<"removeTrackFromCollection"> = async (
  { path, principal, context },
  reply,
) => {
  const owner = ownerOf(principal, path.organization_id);
  const missing = await context.collections.remove(owner, path.collection_id, path.track_id);
  if (missing === "collection") throw collectionNotFound(path.collection_id);
  if (missing === "track") throw trackNotFound(path.track_id);
  return reply(204);
};
