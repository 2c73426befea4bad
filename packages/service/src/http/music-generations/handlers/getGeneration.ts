import { toGeneration } from "../generation.ts";
import { jobNotFound } from "../missing.ts";
import { ownerOf } from "../owner.ts";
import type { Handler } from "../router.ts";

/**
 * Get a generation job
 *
 * `GET /v1/music/{organization_id}/generations/{job_id}`
 */
export const getGeneration: Handler<"getGeneration"> = async ({ path, principal, context, request }, reply) => {
  const owner = ownerOf(principal, path.organization_id);
  const generation = await context.generations.find(owner, path.job_id);
  if (!generation) throw jobNotFound(path.job_id);
  return reply(200, await toGeneration(generation, owner, context, request));
};
