import { streamEvents } from "../events.ts";
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
  const lastEventId = headers["Last-Event-ID"];
  const after = lastEventId === undefined ? undefined : Number(lastEventId);
  return reply(200, streamEvents({ generation, owner, after, context, request, signal }));
};
