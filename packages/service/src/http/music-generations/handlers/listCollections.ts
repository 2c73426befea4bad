import { toCollection } from "../collection.ts";
import { ownerOf } from "../owner.ts";
import type { Handler } from "../router.ts";

/**
 * List collections
 *
 * `GET /v1/music/{organization_id}/collections`
 */
export const listCollections: Handler<"listCollections"> = async (
  { path, query: { limit, offset }, principal, context },
  reply,
) => {
  const owner = ownerOf(principal, path.organization_id);
  const collections = await context.collections.list(owner, { limit, offset });
  return reply(200, { items: collections.map(toCollection), limit, offset });
};
