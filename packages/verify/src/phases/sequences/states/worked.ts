/** Work that a 202 has begun comes to its end: then it can be read, and what it has come to is where it is said to be. */
import { addressOf } from "@cantus/contract/collections";
import type { Exchange } from "../../../exchange/exchange.ts";
import { isPending, isRefusedAsSuch } from "../../../exchange/outcome.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Thing } from "../../../state/thing.ts";
import { ended, following, hasFailed } from "../../../state/work.ts";
import { readBack } from "../creates/created.ts";

/** @param thing what was made just now */
export async function workComesToItsEnd(scene: Scene, thing: Thing): Promise<void> {
  const end = isPending(thing.made) ? await ended(scene, thing) : undefined;
  if (!end) return;
  const read = await scene.read(thing);
  if (read && isRefusedAsSuch(read.exchange) && isOfThing(scene, end)) {
    const message = `${scene.resource.name} ${thing.id} was made and has come to its end, and reading it answers ${read.exchange.response.status}.`;
    scene.tell("created-is-there", { message, exchange: read.exchange, before: [thing.made, end] });
  }
  if (!read?.item || hasFailed(read.item)) return;
  await readBack(scene, thing.sent, [thing.made, end], read.exchange, read.item);
  for (const telling of [thing.made, end]) await leadsThere(scene, thing, telling);
}

/** What was polled is the thing or below it, and not an operation with an id of its own: that of what it makes is another. */
function isOfThing({ run, resource }: Scene, { operation }: Exchange): boolean {
  return operation !== undefined && addressOf(run.contract, operation).path.startsWith(`${resource.collection}/{}`);
}

/** At its end, what came of it is there (RFC 9110, sections 15.3.3 and 15.4.4). */
async function leadsThere(scene: Scene, thing: Thing, telling: Exchange): Promise<void> {
  const { location } = telling.response.headers;
  const found = location === undefined ? undefined : await following(scene, telling, thing)?.();
  if (!found || !isRefusedAsSuch(found)) return;
  const message = `The work has come to its end; Location was ${location}, which answers ${found.response.status}.`;
  scene.tell("location-resolves", { message, exchange: telling, before: [found], pointer: "/Location" });
}
