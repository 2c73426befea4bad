import { Problem } from "@cantus/server";
import { fileAnswer } from "../../signed-files/file-answer.ts";
import { audioPath, EXTENSIONS } from "../job.ts";
import type { Handler } from "../router.ts";

/**
 * Get audio by a signed URL
 *
 * `GET /api/v1/music/audio/{object}`
 */
export const getAudio: Handler<"getAudio"> = async ({ path: { object }, query, headers, context }, reply) => {
  context.signedUrls.require(audioPath(object), query);
  const [id = "", extension] = object.split(".");
  const audio = await context.musicJobs.findSigned(id);
  if (!audio || EXTENSIONS[audio.mimeType] !== extension)
    throw new Problem("not-found", { detail: "There is no such audio", details: { object } });
  const answer = await fileAnswer(context.objects, audio.key, object, headers);
  return answer.status === 200
    ? reply(200, answer.body, { headers: answer.headers })
    : reply(206, answer.body, { headers: answer.headers });
};
