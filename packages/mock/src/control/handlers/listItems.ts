import { placeOf } from "../place.ts";
import type { Handler } from "../router.ts";

/**
 * Read a collection
 *
 * `GET /state/{contract}/{collection}`
 */
export const listItems: Handler<"listItems"> = async ({ path, query, headers, context }, reply) => {
  const session = context.sessions.get(headers["X-Mock-Session"]);
  const { memory, collection, scope } = placeOf(context, session, path, query.scope);
  const shelf = await memory.look(collection, scope);
  return reply(
    200,
    [...shelf.items.values()].map(({ value }) => value),
  );
};
