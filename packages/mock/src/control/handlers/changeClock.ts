import { milliseconds } from "../../clock.ts";
import { shownClock } from "../place.ts";
import type { Handler } from "../router.ts";

/**
 * Set, move, stop or start the clock
 *
 * `PATCH /clock`
 */
export const changeClock: Handler<"changeClock"> = async ({ headers, body, context }, reply) => {
  const session = context.sessions.get(headers["X-Mock-Session"]);
  const { clock } = session;
  // First, so that it stands at the time that is asked for and not a moment later.
  if (body.frozen === true) clock.freeze();
  if (body.now !== undefined) clock.set(new Date(body.now));
  if (body.advance !== undefined) clock.advance(milliseconds(body.advance));
  if (body.frozen === false && clock.isFrozen) clock.run();
  return reply(200, shownClock(session));
};
