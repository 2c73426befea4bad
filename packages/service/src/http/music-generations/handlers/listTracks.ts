import { cutPage, pageOf } from "../../paging/next-page.ts";
import { ownerOf } from "../owner.ts";
import type { Handler } from "../router.ts";
import { toListItem } from "../track.ts";

/**
 * List saved tracks
 *
 * `GET /v1/music/{organization_id}/tracks`
 */
export const listTracks: Handler<"listTracks"> = async ({ path, query, principal, context, request }, reply) => {
  const { mode, engine, collection_id: collectionId, limit, offset } = query;
  const owner = ownerOf(principal, path.organization_id);
  const found = await context.tracks.listSaved(owner, { mode, engine, collectionId }, pageOf(query));
  const { items, headers } = cutPage(found, limit, request, ({ sequence }) => [sequence]);
  return reply(200, { items: items.map(({ track }) => toListItem(track)), limit, offset }, { headers });
};
