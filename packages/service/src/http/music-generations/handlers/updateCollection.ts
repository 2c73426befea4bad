import { requireMatch } from "../../conditional/conditional.ts";
import { nameTaken, toCollection } from "../collection.ts";
import { collectionNotFound } from "../missing.ts";
import { ownerOf } from "../owner.ts";
import type { Handler } from "../router.ts";

/**
 * Update a collection
 *
 * `PATCH /v1/music/{organization_id}/collections/{collection_id}`
 */
export const updateCollection: Handler<"updateCollection"> = async (
  { path, headers, body, principal, context },
  reply,
) => {
  const owner = ownerOf(principal, path.organization_id);
  const collection = await context.collections
    .update(owner, path.collection_id, body, (present) => requireMatch(headers, toCollection(present)))
    .catch(nameTaken);
  if (!collection) throw collectionNotFound(path.collection_id);
  return reply(200, toCollection(collection));
};
