import { trackNotFound } from "../missing.ts";
import { ownerOf } from "../owner.ts";
import type { Handler } from "../router.ts";
import { toTrack } from "../track.ts";

/**
 * Get a track
 *
 * `GET /v1/music/{organization_id}/tracks/{track_id}`
 */
export const getTrack: Handler<"getTrack"> = async ({ path, principal, context, request }, reply) => {
  const owner = ownerOf(principal, path.organization_id);
  const track = await context.tracks.find(owner, path.track_id);
  if (!track) throw trackNotFound(path.track_id);
  return reply(200, toTrack(track, owner.organizationId, context.signedUrls, request));
};
