import { toGeneration } from "../generation.ts";
import { jobNotFound } from "../missing.ts";
import { ownerOf } from "../owner.ts";
import type { Handler } from "../router.ts";

/**
 * Cancel a generation job
 *
 * `POST /v1/music/{organization_id}/generations/{job_id}/cancel`
 */
export const cancelGeneration: Handler<"cancelGeneration"> = async ({ path, principal, context, request }, reply) => {
  const owner = ownerOf(principal, path.organization_id);
  const generation = await context.generations.cancel(owner, path.job_id);
  if (!generation) throw jobNotFound(path.job_id);
  return reply(200, await toGeneration(generation, owner, context, request));
};
