import { cutPage, pageOf } from "../../paging/next-page.ts";
import { toListItem } from "../generation.ts";
import { ownerOf } from "../owner.ts";
import type { Handler } from "../router.ts";

/**
 * List generation jobs
 *
 * `GET /v1/music/{organization_id}/generations`
 */
export const listGenerations: Handler<"listGenerations"> = async (
  { path, query, principal, context, request },
  reply,
) => {
  const { status, limit, offset } = query;
  const owner = ownerOf(principal, path.organization_id);
  const found = await context.generations.list(owner, { status }, pageOf(query));
  const { items, headers } = cutPage(found, limit, request, ({ sequence }) => [sequence]);
  return reply(200, { jobs: items.map(toListItem), limit, offset }, { headers });
};
