import { toListItem } from "../generation.ts";
import { ownerOf } from "../owner.ts";
import type { Handler } from "../router.ts";

/**
 * List generation jobs
 *
 * `GET /v1/music/{organization_id}/generations`
 */
export const listGenerations: Handler<"listGenerations"> = async ({ path, query, principal, context }, reply) => {
  const { status, limit, offset } = query;
  const owner = ownerOf(principal, path.organization_id);
  const jobs = await context.generations.list(owner, { status }, { limit, offset });
  return reply(200, { jobs: jobs.map(toListItem), limit, offset });
};
