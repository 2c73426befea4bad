import { toCollection } from "../collection.ts";
import { collectionNotFound } from "../missing.ts";
import { ownerOf } from "../owner.ts";
import type { Handler } from "../router.ts";

/**
 * Get a collection
 *
 * `GET /v1/music/{organization_id}/collections/{collection_id}`
 */
export const getCollection: Handler<"getCollection"> = async ({ path, principal, context }, reply) => {
  const owner = ownerOf(principal, path.organization_id);
  const collection = await context.collections.find(owner, path.collection_id);
  if (!collection) throw collectionNotFound(path.collection_id);
  return reply(200, toCollection(collection));
};
