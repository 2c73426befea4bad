import type { Handler } from "../router.ts";

/**
 * Take all overrides back
 *
 * `DELETE /overrides`
 */
export const clearOverrides: Handler<"clearOverrides"> = async ({ headers, context }, reply) => {
  context.sessions.get(headers["X-Mock-Session"]).overrides.clear();
  return reply(204);
};
