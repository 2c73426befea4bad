/** What is one caller's is not another's by way of where that one is at home: `/orgs/{mine}/projects/{yours}`. */

import type { Exchange } from "../../../exchange/exchange.ts";
import { isRefused, isSuccess } from "../../../exchange/outcome.ts";
import type { JsonObject } from "../../../state/json.ts";
import { isSame } from "../../../state/same.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Thing } from "../../../state/thing.ts";
import { walk } from "../../../state/walk.ts";
import { changed } from "./isolation.ts";
import { ownPlaceOf } from "./own-place.ts";

export async function othersAreKeptElsewhere(scene: Scene): Promise<void> {
  const [owner, ...others] = scene.run.identities;
  const { read, update, replace, remove } = scene.resource;
  for (const other of others) {
    const thing = read && (await scene.create());
    const own = thing && (await ownPlaceOf(scene, thing, other));
    // Who may read it where it is shares it.
    if (!thing || !own || (await scene.read(thing, { as: other }))?.item) return;
    const place = new Map([...thing.place, ...own]);
    const tell = (does: string, exchange: Exchange | undefined, shape: string) => {
      if (!exchange) return;
      const at = [...own.values()].join(", ");
      const message = `${owner.name} created ${scene.resource.name} ${thing.id}, and ${other.name} ${does} in ${at}.`;
      scene.tell("isolation", { message, exchange, before: [thing.made], shape });
    };
    const there = { as: owner, place: new Map([...scene.place, ...own]) };
    const closed = await scene.send(scene.resource.list, there);
    const made = closed && [403, 404].includes(closed.response.status) ? await scene.create(there) : undefined;
    if (closed && made) {
      const message = `${owner.name} cannot list ${scene.resource.name} in ${[...own.values()].join(", ")}, and creates one there.`;
      scene.tell("isolation", { message, exchange: made.made, before: [closed], shape: "creates" });
    }
    const walked = await walk(scene, {}, undefined, { as: other, place: new Map([...scene.place, ...own]) });
    tell(
      "has it in the list",
      walked?.pages.find(({ items }) => items.some((item) => isIt(scene, thing, item)))?.exchange,
      "lists",
    );
    const seen = await scene.read(thing, { as: other, place });
    if (seen?.item && isIt(scene, thing, seen.item)) tell("reads it", seen.exchange, "sees");
    // Another thing of the same number is the other's own, and stays.
    else if (!seen || !isRefused(seen.exchange)) continue;
    tell("changes it", await changed(scene, thing, other, update ?? replace, place), "changes");
    const deleted = remove && (await scene.send(remove, { place, as: other }));
    const gone = deleted && isSuccess(deleted) ? await scene.read(thing) : undefined;
    tell("deletes it", gone && isRefused(gone.exchange) ? deleted : undefined, "deletes");
  }
}

/** Numbers may be given anew in each place; what was sent tells which is meant. */
function isIt(scene: Scene, { id, sent }: Thing, item: JsonObject): boolean {
  const shown = Object.entries(sent).filter(([name]) => name in item);
  const isTold = shown.some(([, value]) => typeof value === "string" && value.length > 8);
  return (
    scene.idOf(item) === id &&
    isTold &&
    shown.every(([name, value]) => isSame(scene.run.contract, name, value, item[name]))
  );
}
