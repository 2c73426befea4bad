import { collectionNotFound, trackNotFound } from "../missing.ts";
import { ownerOf } from "../owner.ts";
import type { Handler } from "../router.ts";

/**
 * Add a track to a collection
 *
 * `PUT /v1/music/{organization_id}/collections/{collection_id}/tracks/{track_id}`
 */
export const addTrackToCollection: Handler<"addTrackToCollection"> = async ({ path, principal, context }, reply) => {
  const owner = ownerOf(principal, path.organization_id);
  const missing = await context.collections.add(owner, path.collection_id, path.track_id);
  if (missing === "collection") throw collectionNotFound(path.collection_id);
  if (missing === "track") throw trackNotFound(path.track_id);
  return reply(204);
};
