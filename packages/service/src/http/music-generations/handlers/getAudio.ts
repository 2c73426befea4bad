import { fileAnswer } from "../../signed-files/file-answer.ts";
import { audioPath, EXTENSIONS, parseAudioObject } from "../audio-path.ts";
import { trackNotFound } from "../missing.ts";
import type { Handler } from "../router.ts";

/**
 * Get audio by a signed URL
 *
 * `GET /v1/music/{organization_id}/audio/{object}`
 */
export const getAudio: Handler<"getAudio"> = async ({ path, query, headers, context }, reply) => {
  const { organization_id: organizationId, object } = path;
  context.signedUrls.require(audioPath(organizationId, object), query);

  const { trackId, part, extension } = parseAudioObject(object);
  const track = await context.tracks.findSigned(organizationId, trackId);
  const key = part === undefined ? track?.audioKey : track?.stemKeys[part];
  if (!track || !key || extension !== EXTENSIONS[track.mimeType]) throw trackNotFound(trackId);

  const contentType = track.mimeType;
  const answer = await fileAnswer(context.objects, key, object, headers);
  return answer.status === 200
    ? reply(200, answer.body, { contentType, headers: answer.headers })
    : reply(206, answer.body, { contentType, headers: answer.headers });
};
