import { collectionNotFound } from "../missing.ts";
import { ownerOf } from "../owner.ts";
import type { Handler } from "../router.ts";

/**
 * Delete a collection
 *
 * `DELETE /v1/music/{organization_id}/collections/{collection_id}`
 */
export const deleteCollection: Handler<"deleteCollection"> = async ({ path, principal, context }, reply) => {
  const owner = ownerOf(principal, path.organization_id);
  if (!(await context.collections.delete(owner, path.collection_id))) throw collectionNotFound(path.collection_id);
  return reply(204);
};
