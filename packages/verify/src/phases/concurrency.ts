/** Requests at the same time: nothing fails, nothing is lost, nothing is there twice. */

import { propertiesOf } from "@cantus/contract/collections";
import { schemaValidator } from "@cantus/contract/schema";
import { freshKey, keyOf } from "../cases/idempotency-key.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { isPending, isRefused, isRefusedAsSuch, isSuccess } from "../exchange/outcome.ts";
import { isObject } from "../state/json.ts";
import { remembersNothing } from "../state/remembers.ts";
import { resourcesOf } from "../state/resource.ts";
import { isSame } from "../state/same.ts";
import type { Scene } from "../state/scene.ts";
import type { Thing } from "../state/thing.ts";
import { isOfCaller, namesAnother, nthValue } from "../state/values.ts";
import { sameEtagAtOnce } from "./concurrency/same-etag.ts";
import type { Phase } from "./phase.ts";
import { sceneOf } from "./sequences/place.ts";
import { shownAs } from "./sequences/told.ts";

export const concurrency: Phase = {
  name: "concurrency",
  sentence: "The same write twice at once, and reads against writes.",
  weight: 1,
  async play(run) {
    for (const resource of resourcesOf(run.contract)) {
      if (!run.goesOn()) return;
      const scene = await sceneOf(run, resource);
      const thing = await scene?.create();
      const other = thing && (await scene?.create());
      if (!scene || !thing || !other || isPending(thing.made) || remembersNothing(scene, thing, other)) continue;
      await createsAtOnce(scene);
      await exclusiveAtOnce(scene);
      await sameKeyAtOnce(scene);
      await updatesAtOnce(scene, thing);
      await sameEtagAtOnce(scene, thing);
      await deleteAgainstRead(scene);
    }
  },
};

const AT_ONCE = 5;

async function createsAtOnce(scene: Scene): Promise<void> {
  const body = scene.body(0);
  const made = await Promise.all(Array.from({ length: AT_ONCE }, () => scene.create({ body })));
  const things = made.filter((each) => each !== undefined);
  for (const [index, thing] of things.entries()) {
    const twin = things.slice(0, index).find(({ id }) => id === thing.id);
    // Whoever names what is created, in the path or in the body, has named the same one again: of an enumeration, say.
    if (twin && (scene.resource.create?.method === "put" || Object.values(body ?? {}).includes(thing.id))) return;
    if (twin) {
      const message = `Of ${AT_ONCE} creates at once, two answered with the same id ${thing.id}.`;
      scene.tell("at-once", { message, exchange: thing.made, before: [twin.made] });
      return;
    }
    const read = await scene.read(thing);
    if (!read || !isRefusedAsSuch(read.exchange)) continue;
    const message = `Of ${AT_ONCE} creates at once, ${scene.resource.name} ${thing.id} is lost: ${read.exchange.response.status}.`;
    scene.tell("at-once", { message, exchange: read.exchange, before: [thing.made] });
    return;
  }
}

/** Of what is refused a second time, one is made, however many ask at once. */
async function exclusiveAtOnce(scene: Scene): Promise<void> {
  const { create } = scene.resource;
  // A 409 is for what there is already, which the same request shows when it comes again.
  if (create?.response(409)?.status === "409") await scene.run.fresh.learn(create);
  if (!create || !scene.run.fresh.isExclusive(create)) return;
  const body = await scene.run.fresh.thing(create, scene.base());
  const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => scene.send(create, { body })));
  const made = answers.filter((each) => each !== undefined && isSuccess(each));
  const [first, second] = made;
  const items = made.map((each) => each && scene.itemOf(each));
  const ids = new Set(items.map((item) => item && scene.idOf(item)));
  if (!first || !second || ids.size < 2 || isPending(first)) return;
  const again = await scene.send(create, { body });
  if (!again || !isRefused(again) || again.response.status === 429) return;
  // There may be as many of it as there are places: one by one, the second is refused already.
  const next = await scene.run.fresh.thing(create, scene.base());
  const alone = await scene.send(create, { body: next });
  const beside = await scene.send(create, { body: next });
  if (!alone || !isSuccess(alone) || !beside || !isRefused(beside)) return;
  const message = `Of ${AT_ONCE} equal creates at once, ${ids.size} were accepted; after them the same is refused with ${again.response.status}.`;
  scene.tell("at-once", { message, exchange: second, before: [first] });
}

async function sameKeyAtOnce(scene: Scene): Promise<void> {
  const { create } = scene.resource;
  const parameter = create && keyOf(create);
  if (!parameter) return;
  const headers = { [parameter.name.toLowerCase()]: freshKey(scene.run.contract, parameter) };
  const body = scene.body(1);
  // One of them may be told to come again.
  const [one, other] = await Promise.all([scene.create({ body, headers }), scene.create({ body, headers })]);
  if (!one || !other || one.id === other.id) return;
  const message = `The same ${parameter.name} twice at once created ${scene.resource.name} ${one.id} and ${other.id}.`;
  scene.tell("idempotency-key", { message, exchange: other.made, before: [one.made], clause: parameter.pointer });
}

/** Two properties of one thing, each changed by a request of its own: both changes stay. */
async function updatesAtOnce(scene: Scene, thing: Thing): Promise<void> {
  const { update } = scene.resource;
  const schema = scene.sentSchema(update);
  const before = await scene.read(thing);
  if (!update || schema === undefined || !before?.item) return;
  const { contract } = scene.run;
  const { item } = before;
  const changes = [...propertiesOf(contract, schema)].flatMap(([name, property]) => {
    if (!isOfCaller(contract, property) || namesAnother(name) || !(name in item)) return [];
    const values = [1, 2, 3].flatMap((turn) => nthValue(contract, property, turn) ?? []);
    const other = values.find(({ value }) => !isSame(contract, name, value, item[name], property));
    const isAlone = other && schemaValidator(contract).accepts(schema, { [name]: other.value }, "request");
    // Whether members that are not sent stay is for the contract to say; and what is sent by its name is not shown by it.
    return isAlone && kindOf(other.value) === kindOf(item[name]) && !isObject(other.value)
      ? [{ name, property, value: other.value }]
      : [];
  });
  const chosen = changes.slice(0, 2);
  const [first, second] = chosen;
  if (!first || !second) return;
  // One that clears what it does not send would undo the other.
  await scene.send(update, { place: thing.place, body: { [first.name]: item[first.name] } });
  const alone = await scene.read(thing);
  if (!isSame(contract, second.name, item[second.name], alone?.item?.[second.name], second.property)) return;
  const done = await Promise.all(
    chosen.map(({ name, value }) => scene.send(update, { place: thing.place, body: { [name]: value } })),
  );
  const after = await scene.read(thing);
  if (!after?.item || !done.every((each) => each !== undefined && isSuccess(each))) return;
  const lost = chosen.find(({ name, value, property }) => !isSame(contract, name, value, after.item?.[name], property));
  if (!lost) return;
  const names = chosen.map(({ name }) => `/${name}`).join(" and ");
  const message = `${names} were changed at once, and /${lost.name} is ${shownAs(after.item[lost.name])}, not ${shownAs(lost.value)}.`;
  scene.tell("at-once", { message, exchange: after.exchange, before: done as Exchange[], pointer: `/${lost.name}` });
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? "array" : value === null ? "null" : typeof value;
}

/** What is read meanwhile is there or not; the server does not fail over it, which is told by itself. */
async function deleteAgainstRead(scene: Scene): Promise<void> {
  const thing = scene.resource.remove && (await scene.create());
  if (!thing) return;
  const { remove } = scene.resource;
  const [deleted] = await Promise.all([
    scene.send(remove, { place: thing.place }),
    scene.read(thing),
    scene.send(remove, { place: thing.place }),
    scene.read(thing),
  ]);
  if (deleted && isSuccess(deleted)) scene.forget(thing);
}
