/** What is deleted is gone, with what is in it, and nothing else is. */

import { nameless, propertiesOf } from "@cantus/contract/collections";
import type { Exchange } from "../../../exchange/exchange.ts";
import { isPending, isRefusedAsSuch, isSuccess } from "../../../exchange/outcome.ts";
import { isObject, type JsonObject } from "../../../state/json.ts";
import type { Resource } from "../../../state/resource.ts";
import { Scene } from "../../../state/scene.ts";
import type { Thing } from "../../../state/thing.ts";
import { nthValue } from "../../../state/values.ts";
import { walk } from "../../../state/walk.ts";
import { ended } from "../../../state/work.ts";

/** @param children resources whose things are in those of this one */
export async function deletedIsGone(scene: Scene, children: readonly Resource[]): Promise<void> {
  const { remove, read } = scene.resource;
  if (!remove || !read) return;
  const sibling = await scene.create();
  const thing = await (children.length > 0 ? scene.createPlain() : scene.create());
  if (!thing) return;
  // What is under way may have to come to its end first.
  await ended(scene, thing);
  const inside = await made(scene, thing, children);
  const before = await scene.read(thing);
  const deleted = await scene.send(remove, { place: thing.place, as: thing.by });
  // Refused: something is in the way, of which the contract knows nothing.
  if (!deleted || !isSuccess(deleted)) return;
  scene.forget(thing);
  // It may still be there for a while.
  if (isPending(deleted) || !before?.item) return;
  const steps = [thing.made, deleted];
  const after = await scene.read(thing);
  // Who declares a 410 for reading says what is left of it.
  const maySaySo = read.response(410)?.status !== "410";
  const isStillThere = after?.item !== undefined && !(maySaySo && saysDeleted(before.item, after.item));
  if (after && isStillThere) {
    const message = `${scene.resource.name} ${thing.id} was deleted, and reading it answers ${after.exchange.response.status}.`;
    scene.tell("deleted-is-gone", { message, exchange: after.exchange, before: steps });
  }
  // Whoever keeps deleted things to be read may list and change them, too.
  if (after?.item === undefined) {
    await isNotListed(scene, thing, steps);
    await isNotChanged(scene, thing, steps);
    await childrenAreGone(inside, deleted);
    await isNotEntered(scene, thing, inside, steps);
  }
  await deletesTwice(scene, thing, deleted);
  if (sibling) await isUnharmed(scene, sibling, deleted);
}

/** Some keep what is deleted and say so in it. */
export function saysDeleted(before: JsonObject, after: JsonObject): boolean {
  return Object.entries(after).some(
    ([name, value]) =>
      JSON.stringify(value) !== JSON.stringify(before[name]) &&
      (/delet|remov|archiv|cancel|active|trash|status|state/i.test(name) ||
        /delet|remov|archiv|cancel|trash/i.test(String(value))),
  );
}

async function isNotListed(scene: Scene, thing: Thing, steps: readonly Exchange[]): Promise<void> {
  const walked = await walk(scene, {}, undefined, { place: scene.place });
  const page = walked?.pages.find(({ items }) => items.some((item) => scene.idOf(item) === thing.id));
  if (!page) return;
  const message = `${scene.resource.name} ${thing.id} was deleted and is still in the list.`;
  scene.tell("deleted-is-gone", { message, exchange: page.exchange, before: steps });
}

async function isNotChanged(scene: Scene, thing: Thing, steps: readonly Exchange[]): Promise<void> {
  const { update } = scene.resource;
  const schema = scene.sentSchema(update);
  const [name, property] = [...propertiesOf(scene.run.contract, schema)][0] ?? [];
  const value = property === undefined ? undefined : nthValue(scene.run.contract, property, 1);
  if (!update || name === undefined || !value) return;
  const changed = await scene.send(update, { place: thing.place, as: thing.by, body: { [name]: value.value } });
  if (!changed || !isSuccess(changed)) return;
  const message = `${scene.resource.name} ${thing.id} was deleted, and changing it answers ${changed.response.status}.`;
  scene.tell("deleted-is-gone", { message, exchange: changed, before: steps });
}

interface Inside {
  readonly scene: Scene;
  readonly child: Thing;
}

async function made(scene: Scene, thing: Thing, children: readonly Resource[]): Promise<Inside[]> {
  const found: Inside[] = [];
  for (const resource of children) {
    const below = new Scene(scene.run, resource, thing.place);
    const child = await below.create();
    const read = child && (await below.read(child));
    if (child && read?.item) found.push({ scene: below, child });
  }
  return found;
}

async function childrenAreGone(inside: readonly Inside[], deleted: Exchange): Promise<void> {
  for (const { scene, child } of inside) {
    const read = await scene.read(child);
    if (!read?.item) continue;
    const message = `What it was in was deleted, and ${scene.resource.name} ${child.id} can still be read.`;
    scene.tell("children-go", { message, exchange: read.exchange, before: [child.made, deleted] });
  }
}

/** Nothing is made in it, where the contract has an answer for what is not there; but some are made anew by what is put in. */
async function isNotEntered(scene: Scene, thing: Thing, inside: readonly Inside[], steps: readonly Exchange[]) {
  const { read } = scene.resource;
  for (const { scene: below } of inside) {
    const { create } = below.resource;
    if (!read || !create || !nameless(create.path).startsWith(`${nameless(read.path)}/`)) continue;
    if (![404, 410].some((status) => /^4/.test(create.response(status)?.status ?? ""))) continue;
    const made = await below.create();
    const after = made && isSuccess(made.made) ? await scene.read(thing) : undefined;
    if (!made || !after || ![404, 410].includes(after.exchange.response.status)) continue;
    const message = `${scene.resource.name} ${thing.id} was deleted, and ${below.resource.name} are still made in it.`;
    scene.tell("deleted-is-gone", { message, exchange: made.made, before: [...steps, after.exchange] });
  }
}

/** Whether the second is answered with 2xx or 404 is open; that it is answered, and brings nothing back, is not. */
async function deletesTwice(scene: Scene, thing: Thing, deleted: Exchange): Promise<void> {
  const again = await scene.send(scene.resource.remove, { place: thing.place, as: thing.by });
  const after = again && (await scene.read(thing));
  if (!after?.item || !isObject(after.item) || saysDeleted(thing.shown ?? {}, after.item)) return;
  const message = `${scene.resource.name} ${thing.id} was deleted twice, and can be read.`;
  scene.tell("delete-idempotent", { message, exchange: after.exchange, before: [deleted, again as Exchange] });
}

async function isUnharmed(scene: Scene, sibling: Thing, deleted: Exchange): Promise<void> {
  const read = await scene.read(sibling);
  if (!read || !isRefusedAsSuch(read.exchange)) return;
  const message = `Another ${scene.resource.name} was deleted, and reading ${sibling.id} answers ${read.exchange.response.status}.`;
  scene.tell("others-stay", { message, exchange: read.exchange, before: [sibling.made, deleted] });
  scene.forget(sibling);
}
