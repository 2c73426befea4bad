import { placeOf } from "../place.ts";
import type { Handler } from "../router.ts";

/**
 * Remove an item
 *
 * `DELETE /state/{contract}/{collection}/{id}`
 */
export const deleteItem: Handler<"deleteItem"> = async ({ path, query, headers, context }, reply) => {
  const session = context.sessions.get(headers["X-Mock-Session"]);
  const { memory, collection, scope } = placeOf(context, session, path, query.scope);
  memory.remove(await memory.open(collection, scope), path.id);
  return reply(204);
};
