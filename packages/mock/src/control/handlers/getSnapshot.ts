import type { Handler } from "../router.ts";

/**
 * Save the state
 *
 * `GET /snapshot`
 */
export const getSnapshot: Handler<"getSnapshot"> = async ({ headers, context }, reply) => {
  return reply(200, { ...context.sessions.get(headers["X-Mock-Session"]).snapshot() });
};
