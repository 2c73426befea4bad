import { Problem } from "@cantus/server";
import type { Rejection } from "../../../storage/signed-url.ts";
import { EXTENSIONS, parseAudioObject } from "../audio-urls.ts";
import { parseRange } from "../byte-range.ts";
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

  const size = await context.objects.size(key);
  const etag = `"${object}-${size}"`;
  const ifRange = headers["If-Range"];
  // An If-Range that does not fit, and every date in one, for we send none, asks for the whole (RFC 9110 §13.1.5).
  const range = ifRange === undefined || ifRange === etag ? parseRange(headers.Range, size) : undefined;
  if (range === "unsatisfiable") throw rangeNotSatisfiable(size);

  const contentType = track.mimeType;
  const common = { "Accept-Ranges": "bytes", ETag: etag, "Cache-Control": "private" } as const;
  if (!range)
    return reply(200, context.objects.read(key), { contentType, headers: { ...common, "Content-Length": size } });
  return reply(206, context.objects.read(key, range), {
    contentType,
    headers: {
      ...common,
      "Content-Range": `bytes ${range.first}-${range.last}/${size}`,
      "Content-Length": range.last - range.first + 1,
    },
  });
};

function signatureInvalid(rejection: Rejection, expires: number): Problem {
  const expired = () => `Expired at ${new Date(expires * 1000).toISOString()}`;
  const detail = rejection === "expired" ? expired() : "The signature does not fit this URL";
  return new Problem("signature-invalid", { status: 403, detail });
}

function rangeNotSatisfiable(size: number): Problem {
  return new Problem("range-not-satisfiable", {
    status: 416,
    detail: `The audio has ${size} bytes`,
    headers: { "Content-Range": `bytes */${size}` },
  });
}
