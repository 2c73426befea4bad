import type { Handler } from "../router.ts";

/**
 * Choose a scenario
 *
 * `PUT /scenario`
 */
export const chooseScenario: Handler<"chooseScenario"> = async ({ headers, body, context }, reply) => {
  const { name } = body;
  const session = context.sessions.get(headers["X-Mock-Session"]);
  context.scenarios.begin(session, name ?? undefined, { in: "body", pointer: "/name" });
  return reply(200, { name });
};
