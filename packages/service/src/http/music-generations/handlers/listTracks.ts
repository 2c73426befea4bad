import { ownerOf } from "../owner.ts";
import type { Handler } from "../router.ts";
import { toListItem } from "../track.ts";

/**
 * List saved tracks
 *
 * `GET /v1/music/{organization_id}/tracks`
 */
export const listTracks: Handler<"listTracks"> = async ({ path, query, principal, context }, reply) => {
  const { mode, engine, collection_id: collectionId, limit, offset } = query;
  const owner = ownerOf(principal, path.organization_id);
  const tracks = await context.tracks.listSaved(owner, { mode, engine, collectionId }, { limit, offset });
  return reply(200, { items: tracks.map(toListItem), limit, offset });
};
