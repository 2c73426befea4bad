import { cutPage, pageOf } from "../../paging/next-page.ts";
import { toCollection } from "../collection.ts";
import { ownerOf } from "../owner.ts";
import type { Handler } from "../router.ts";

/**
 * List collections
 *
 * `GET /v1/music/{organization_id}/collections`
 */
export const listCollections: Handler<"listCollections"> = async (
  { path, query, principal, context, request },
  reply,
) => {
  const owner = ownerOf(principal, path.organization_id);
  const { limit, offset } = query;
  const found = await context.collections.list(owner, pageOf(query));
  const { items, headers } = cutPage(found, limit, request, ({ sequence }) => [sequence]);
  return reply(200, { items: items.map(toCollection), limit, offset }, { headers });
};
