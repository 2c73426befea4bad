import { trackNotFound } from "../missing.ts";
import { ownerOf } from "../owner.ts";
import type { Handler } from "../router.ts";

/**
 * Remove a track from the library
 *
 * `DELETE /v1/music/{organization_id}/tracks/{track_id}/saved`
 */
export const removeTrack: Handler<"removeTrack"> = async ({ path, principal, context }, reply) => {
  const owner = ownerOf(principal, path.organization_id);
  if (!(await context.tracks.unsave(owner, path.track_id))) throw trackNotFound(path.track_id);
  return reply(204);
};
