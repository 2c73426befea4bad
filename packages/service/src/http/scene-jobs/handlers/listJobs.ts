import { cutPage, pageOf } from "../../paging/next-page.ts";
import { toJobs } from "../job.ts";
import type { Handler } from "../router.ts";

/**
 * List jobs
 *
 * `GET /v1/jobs`
 */
export const listJobs: Handler<"listJobs"> = async ({ query, principal, context, request }, reply) => {
  const { limit, offset } = query;
  const { sceneJobs } = context;
  const [found, total] = await Promise.all([sceneJobs.list(principal, pageOf(query)), sceneJobs.count(principal)]);
  const { items, headers } = cutPage(found, limit, request, ({ sequence }) => [sequence]);
  const generations = items.length === 0 ? null : await toJobs(items, context, request);
  return reply(200, { generations, limit, offset, total }, { headers });
};
