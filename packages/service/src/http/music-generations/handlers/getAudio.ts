import { Problem } from "@cantus/server";
import type { Rejection } from "../../../storage/signed-url.ts";
import { fileAnswer } from "../../signed-files/file-answer.ts";
import { EXTENSIONS, parseAudioObject } from "../audio-urls.ts";
import { trackNotFound } from "../missing.ts";
import type { Handler } from "../router.ts";

/**
 * Get audio by a signed URL
 *
 * `GET /v1/music/{organization_id}/audio/{object}`
 */
export const getAudio: Handler<"getAudio"> = async ({ path, query, headers, context }, reply) => {
  const { organization_id: organizationId, object } = path;
  const rejection = context.audioUrls.check(organizationId, object, query.expires, query.signature);
  if (rejection) throw signatureInvalid(rejection, query.expires);

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

function signatureInvalid(rejection: Rejection, expires: number): Problem {
  const expired = () => `Expired at ${new Date(expires * 1000).toISOString()}`;
  const detail = rejection === "expired" ? expired() : "The signature does not fit this URL";
  return new Problem("signature-invalid", { status: 403, detail });
}
