import { CREDITS_OF } from "../../../music-jobs/costs.ts";
import type { Handler } from "../router.ts";

/**
 * Get credits
 *
 * `GET /api/v1/music/credits`
 */
export const getCredits: Handler<"getCredits"> = async ({ principal, context }, reply) => {
  const { available, reserved, used } = await context.credits.balance(principal.organizationId);
  return reply(200, { available, reserved, used, costs: CREDITS_OF });
};
