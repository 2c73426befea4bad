import type { Handler } from "../router.ts";

/**
 * Read the scenario
 *
 * `GET /scenario`
 */
export const getScenario: Handler<"getScenario"> = async ({ headers, context }, reply) => {
  return reply(200, { name: context.sessions.get(headers["X-Mock-Session"]).scenario ?? null });
};
