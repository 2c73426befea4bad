import type { Handler } from "../router.ts";

/**
 * Choose a scenario
 *
 * `PUT /scenario`
 */
export const chooseScenario: Handler<"chooseScenario"> = async ({ headers, body, context }, reply) => {
  const { name } = body;
  context.scenarios.begin(context.sessions.get(headers["X-Mock-Session"]), name ?? undefined);
  return reply(200, { name });
};
