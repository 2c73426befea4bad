import { Problem } from "@cantus/server";
import { EXTENSIONS, imagePath } from "../job.ts";
import type { Handler } from "../router.ts";

/**
 * Get a picture by a signed URL
 *
 * `GET /v1/images/{object}`
 */
export const getImage: Handler<"getImage"> = async ({ path: { object }, query, context }, reply) => {
  const { signedUrls, sceneJobs, objects } = context;
  signedUrls.require(imagePath(object), query);
  const [, id = "", number, extension] = /^(.*)-(\d+)\.(\w+)$/.exec(object) ?? [];
  const part = await sceneJobs.findSigned(id, Number(number));
  if (!part || EXTENSIONS[part.data.mimeType] !== extension)
    throw new Problem("not-found", { detail: "There is no such picture.", details: { object } });
  const { key, mimeType } = part.data;
  const size = await objects.size(key);
  const body = await objects.read(key);
  const headers = {
    "Content-Length": size,
    ETag: `"${object}-${size}"`,
    // A cache that is the caller's own may keep it as long as the URL is good.
    "Cache-Control": `private, max-age=${Math.max(0, query.expires - Math.ceil(Date.now() / 1000))}`,
  };
  return mimeType === "image/png"
    ? reply(200, body, { contentType: mimeType, headers })
    : reply(200, body, { contentType: mimeType, headers });
};
