import { schemaValidator } from "@cantus/contract/schema";
import { Problem } from "@cantus/server";
import { itemOf, withId } from "../../state/shelf.ts";
import { placeOf } from "../place.ts";
import type { Handler } from "../router.ts";

/**
 * Write an item
 *
 * `PUT /state/{contract}/{collection}/{id}`
 */
export const putItem: Handler<"putItem"> = async ({ path, query, headers, body, context }, reply) => {
  const session = context.sessions.get(headers["X-Mock-Session"]);
  const { contract, memory, collection, scope } = placeOf(context, session, path, query.scope);
  const validator = schemaValidator(contract);
  const isText = validator.accepts(collection.idSchema ?? true, path.id, "response");
  const value = withId(collection, body, isText ? path.id : Number(path.id));
  const violations = validator.validate(collection.item, value, "response");
  if (violations.length > 0) {
    throw new Problem("invalid-request", { detail: `This is no item of ${collection.name}.`, violations });
  }
  const shelf = await memory.open(collection, scope);
  const known = shelf.items.get(path.id);
  if (!known) shelf.sequence++;
  memory.add(shelf, itemOf(collection, { value, marks: known?.marks ?? {} }, known?.sequence ?? shelf.sequence));
  return reply(200, value);
};
