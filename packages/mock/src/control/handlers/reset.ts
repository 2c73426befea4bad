import type { Handler } from "../router.ts";

/**
 * Begin anew
 *
 * `POST /reset`
 */
export const reset: Handler<"reset"> = async ({ headers, context }, reply) => {
  context.sessions.get(headers["X-Mock-Session"]).reset();
  return reply(204);
};
