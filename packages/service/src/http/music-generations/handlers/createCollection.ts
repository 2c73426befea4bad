import { nameTaken, toCollection } from "../collection.ts";
import { ownerOf } from "../owner.ts";
import { pathOf } from "../path.ts";
import type { Handler } from "../router.ts";

/**
 * Create a collection
 *
 * `POST /v1/music/{organization_id}/collections`
 */
export const createCollection: Handler<"createCollection"> = async ({ path, body, principal, context }, reply) => {
  const owner = ownerOf(principal, path.organization_id);
  const collection = await context.collections.create(owner, body).catch(nameTaken);
  const location = pathOf("/v1/music/{organization_id}/collections/{collection_id}", {
    organization_id: owner.organizationId,
    collection_id: collection.id,
  });
  return reply(201, toCollection(collection), { headers: { Location: location } });
};
