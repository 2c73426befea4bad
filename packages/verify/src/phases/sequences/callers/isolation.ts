/** What is one caller's is not another's. */

import type { Operation } from "@cantus/contract";
import { addressOf, propertiesOf } from "@cantus/contract/collections";
import { needsCredentials } from "../../../exchange/authenticate.ts";
import type { Exchange } from "../../../exchange/exchange.ts";
import { isRefusedAsSuch, isSuccess } from "../../../exchange/outcome.ts";
import type { NamedIdentity } from "../../../run/identity.ts";
import type { JsonObject } from "../../../state/json.ts";
import { isSame } from "../../../state/same.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Thing } from "../../../state/thing.ts";
import { isOfCaller, namesAnother, nthValue } from "../../../state/values.ts";
import { walk } from "../../../state/walk.ts";

/** What another caller gets to see of a thing, and can do to it. */
interface Reached {
  readonly sees: Exchange | undefined;
  readonly lists: Exchange | undefined;
  readonly changes: Exchange | undefined;
  readonly deletes: Exchange | undefined;
}

export async function othersAreKeptOut(scene: Scene): Promise<void> {
  const [owner, ...others] = scene.run.identities;
  for (const other of others) {
    const thing = await scene.create();
    const reading = scene.resource.read ?? scene.resource.list;
    if (!thing || !reading || !needsCredentials(reading)) return;
    // Whoever made it may not have it in the list either, which leaves out what is archived.
    const isListed = (await walk(scene, {}, undefined, { place: scene.place }))?.ids.includes(thing.id) === true;
    const reached = await reach(scene, thing, other);
    if (isShared(scene, reached, isListed)) {
      const told = `${owner.name} and ${other.name} share ${scene.resource.name}; the contract does not say so.`;
      scene.run.ambiguities.add(thing.made.operation?.id ?? "", told, thing.made.operation?.pointer ?? "/paths");
      continue;
    }
    tellReached(scene, thing, other, reached);
    await belowIsKept(scene, thing, other);
  }
}

async function reach(scene: Scene, thing: Thing, as: NamedIdentity): Promise<Reached> {
  const { update, replace, remove } = scene.resource;
  const read = await scene.read(thing, { as });
  const walked = await walk(scene, {}, undefined, { as, place: scene.place });
  const page = walked?.pages.find(({ items }) => items.some((item) => scene.idOf(item) === thing.id));
  const changes = await changed(scene, thing, as, update ?? replace);
  const before = remove && (await scene.read(thing));
  const deletes = remove && (await scene.send(remove, { place: thing.place, as }));
  const isDeleted = deletes && isSuccess(deletes) && (await isGone(scene, thing, before?.item));
  if (isDeleted) scene.forget(thing);
  return {
    sees: read?.item && read.exchange,
    lists: page?.exchange,
    changes,
    deletes: isDeleted ? deletes : undefined,
  };
}

/** It is refused to who made it, or kept aside: in the trash it may be read, and is in the list no more. */
async function isGone(scene: Scene, thing: Thing, before: JsonObject | undefined): Promise<boolean> {
  const read = await scene.read(thing);
  if (!read || isRefusedAsSuch(read.exchange)) return read !== undefined;
  // A deletion that is answered and not done leaves it as it was, whatever the list has.
  if (JSON.stringify(before) === JSON.stringify(read.item)) return false;
  const walked = await walk(scene, {}, undefined, { place: scene.place });
  return walked !== undefined && !walked.ids.includes(thing.id);
}

/** The change, where it succeeded. */
export async function changed(
  scene: Scene,
  thing: Thing,
  as: NamedIdentity,
  operation: Operation | undefined,
  place = thing.place,
): Promise<Exchange | undefined> {
  const before = await scene.read(thing);
  const body = operation && before?.item && changeOf(scene, operation, before.item);
  const exchange = body && (await scene.send(operation, { place, as, body }));
  if (!exchange || !before?.item) return undefined;
  const after = await scene.read(thing);
  const isChanged = Object.keys(body).some(
    (name) => after?.item && !isSame(scene.run.contract, name, before.item?.[name], after.item[name]),
  );
  // What PUT makes may be the other's own, by the same name.
  const isOwn = operation?.response(201)?.status === "201";
  return isChanged || (isSuccess(exchange) && !isOwn) ? exchange : undefined;
}

function changeOf(scene: Scene, operation: Operation, item: JsonObject): JsonObject | undefined {
  const { contract } = scene.run;
  for (const [name, property] of propertiesOf(contract, scene.sentSchema(operation))) {
    if (!isOfCaller(contract, property) || namesAnother(name)) continue;
    const values = [1, 2, 3].flatMap((turn) => nthValue(contract, property, turn) ?? []);
    const other = values.find(({ value }) => !isSame(contract, name, value, item[name]));
    if (!other) continue;
    return operation === scene.resource.update
      ? { [name]: other.value }
      : { ...scene.base(operation), [name]: other.value };
  }
  return undefined;
}

/**
 * Everything, or all reading and no writing: that is how things look that callers are meant to share. A single way in is
 * a leak.
 */
function isShared({ resource }: Scene, { sees, lists, changes, deletes }: Reached, isListed: boolean): boolean {
  const canRead = (!resource.read || sees !== undefined) && (!resource.list || !isListed || lists !== undefined);
  const canWrite = [
    [resource.update ?? resource.replace, changes],
    [resource.remove, deletes],
  ].filter(([operation]) => operation !== undefined);
  const isAllOrNothing = canWrite.every(([, done]) => done) || canWrite.every(([, done]) => !done);
  return (
    canRead &&
    (resource.read !== undefined || resource.list !== undefined) &&
    isAllOrNothing &&
    (sees !== undefined || lists !== undefined) &&
    (resource.list !== undefined || changes !== undefined)
  );
}

function tellReached(scene: Scene, thing: Thing, other: NamedIdentity, reached: Reached): void {
  const words = { sees: "reads", lists: "has it in the list", changes: "changes", deletes: "deletes" } as const;
  for (const [way, exchange] of Object.entries(reached) as [keyof typeof words, Exchange | undefined][]) {
    if (!exchange) continue;
    const message = `${thing.by.name} created ${scene.resource.name} ${thing.id}, and ${other.name} ${words[way]}${way === "lists" ? "" : " it"}.`;
    scene.tell("isolation", { message, exchange, before: [thing.made], shape: way });
  }
}

/** Nor what is below it: lists, parts, actions. */
async function belowIsKept(scene: Scene, made: Thing, other: NamedIdentity): Promise<void> {
  const thing = (await scene.read(made))?.item ? made : await scene.create();
  if (!thing) return;
  const collection = `${scene.resource.collection}/{}`;
  const below = (wanted: Operation["method"]) =>
    scene.run.operations.filter((operation) => {
      const { method, path } = addressOf(scene.run.contract, operation);
      return method === wanted && path.replace(/\/[^/{}]+$/, "") === collection;
    });
  for (const { write } of scene.resource.parts) await scene.send(write, { place: thing.place });
  for (const operation of below("get")) {
    const own = await scene.send(operation, { place: thing.place });
    const exchange = await scene.send(operation, { place: thing.place, as: other });
    if (!own || !isSuccess(own) || !exchange || !isSuccess(exchange)) continue;
    const message = `${thing.by.name} created ${scene.resource.name} ${thing.id}, and ${other.name} reads what is below it.`;
    scene.tell("isolation", { message, exchange, before: [thing.made] });
  }
  // What PUT makes at the thing's own path may be the other's own, by the same name.
  const puts = below("put").filter((operation) => addressOf(scene.run.contract, operation).path !== collection);
  for (const operation of [...below("post"), ...puts]) {
    const exchange = await scene.send(operation, { place: thing.place, as: other });
    if (!exchange || !isSuccess(exchange)) continue;
    const message = `${thing.by.name} created ${scene.resource.name} ${thing.id}, and ${other.name} writes below it.`;
    scene.tell("isolation", { message, exchange, before: [thing.made] });
  }
}
