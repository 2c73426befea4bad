/** What shows more of a thing and says of which names that thing: `render_id` in `GET /renders/{render_id}/result`. */
import { plainName } from "@cantus/contract/collections";
import { jsonOf } from "../../../exchange/body.ts";
import { isSuccess } from "../../../exchange/outcome.ts";
import { isObject } from "../../../state/json.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Thing } from "../../../state/thing.ts";
import { readsBelow } from "../place.ts";
import { shownAs } from "../told.ts";

export async function partsNameTheirThing(scene: Scene, thing: Thing): Promise<void> {
  const { parameter } = scene.resource.key;
  if (plainName(parameter) === "id") return;
  for (const operation of readsBelow(scene)) {
    const exchange = await scene.send(operation, { place: thing.place, as: thing.by });
    const body = exchange && isSuccess(exchange) && jsonOf(exchange.response.headers, exchange.response.body);
    if (!exchange || !isObject(body)) continue;
    const [name, id] = Object.entries(body).find(([each]) => plainName(each) === plainName(parameter)) ?? [];
    const isId = typeof id === "string" || typeof id === "number";
    // A UUID is the same in capitals.
    if (!isId || String(id).toLowerCase() === thing.id.toLowerCase()) continue;
    const message = `${operation.id} was asked of ${scene.resource.name} ${thing.id}, and its /${name} is ${shownAs(id)}.`;
    scene.tell("in-its-place", { message, exchange, before: [thing.made], pointer: `/${name}` });
  }
}
