import { jobEvents, lastEventOf } from "../../events/job-events.ts";
import { toGeneration, toProgress } from "../generation.ts";
import { jobNotFound } from "../missing.ts";
import { ownerOf } from "../owner.ts";
import type { Handler } from "../router.ts";

/**
 * Follow a generation job
 *
 * `GET /v1/music/{organization_id}/generations/{job_id}/events`
 */
export const streamGenerationEvents: Handler<"streamGenerationEvents"> = async (
  { path, headers, principal, context, request, signal },
  reply,
) => {
  const owner = ownerOf(principal, path.organization_id);
  const generation = await context.generations.find(owner, path.job_id);
  if (!generation) throw jobNotFound(path.job_id);
  const until = AbortSignal.any([signal, context.closing]);
  const news = context.generations.news(generation, lastEventOf(headers), until);
  const events = jobEvents(news, {
    progress: ({ status, progress }) => toProgress(generation.id, status, progress),
    async done() {
      const ended = await context.generations.find(owner, generation.id);
      return ended && toGeneration(ended, owner, context, request);
    },
  });
  return reply(200, events);
};
