import { shownClock } from "../place.ts";
import type { Handler } from "../router.ts";

/**
 * Read the clock
 *
 * `GET /clock`
 */
export const getClock: Handler<"getClock"> = async ({ headers, context }, reply) => {
  return reply(200, shownClock(context.sessions.get(headers["X-Mock-Session"])));
};
