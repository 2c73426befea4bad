/** A request that is refused leaves nothing behind and changes nothing. */

import { propertiesOf } from "@cantus/contract/collections";
import type { Exchange } from "../../../exchange/exchange.ts";
import { isRefused } from "../../../exchange/outcome.ts";
import type { JsonObject } from "../../../state/json.ts";
import { isSame } from "../../../state/same.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Thing } from "../../../state/thing.ts";
import { invalidBodies, isOfCaller, namesAnother, nthValue } from "../../../state/values.ts";
import { walk } from "../../../state/walk.ts";
import { shownAs } from "../told.ts";
import { markable, markOf } from "./once.ts";

const MOST = 24;

/** Creates that are wrong in one way each, with a text by which what is left would be known. */
export async function refusedCreates(scene: Scene): Promise<void> {
  const { create } = scene.resource;
  const schema = scene.sentSchema(create);
  const property = markable(scene);
  if (!create || schema === undefined || property === undefined) return;
  const text = markOf(scene);
  const base = { ...scene.body(0), [property]: text };
  const refused = [];
  for (const body of invalidBodies(scene.run.contract, schema, base, MOST)) {
    if (body[property] !== text) continue;
    const exchange = await scene.send(create, { body });
    if (!exchange) return;
    // What is accepted leaves something, as it should.
    if (isRefused(exchange)) refused.push(exchange);
    else return;
  }
  const walked = await walk(scene, {}, undefined, { place: scene.place });
  const page = walked?.pages.find(({ items }) => items.some((item) => item[property] === text));
  if (!page || refused.length === 0) return;
  const message = `Every create with /${property} ${shownAs(text)} was refused, and one of them is in the list.`;
  scene.tell("refused-leaves-nothing", { message, exchange: page.exchange, before: refused.slice(-3) });
}

/** Changes that are wrong in one property each, and right in another. */
export async function refusedUpdates(scene: Scene, thing: Thing): Promise<void> {
  for (const operation of [scene.resource.update, scene.resource.replace]) {
    const schema = scene.sentSchema(operation);
    if (!operation || schema === undefined) continue;
    const before = await scene.read(thing);
    if (!before?.item) return;
    const base = operation === scene.resource.update ? changeOf(scene, schema, before.item) : scene.base(operation);
    for (const body of invalidBodies(scene.run.contract, schema, base, MOST)) {
      const refused = await scene.send(operation, { place: thing.place, as: thing.by, body });
      if (!refused || !isRefused(refused)) return;
      if (await refusalLeaves(scene, thing, before, refused)) return;
    }
  }
}

/** One property that would be changed if the rest were right. */
function changeOf(scene: Scene, schema: Parameters<typeof propertiesOf>[1], item: JsonObject): JsonObject {
  const { contract } = scene.run;
  for (const [name, property] of propertiesOf(contract, schema)) {
    if (!isOfCaller(contract, property) || namesAnother(name) || !(name in item)) continue;
    const values = [1, 2, 3].flatMap((turn) => nthValue(contract, property, turn) ?? []);
    const other = values.find(({ value }) => !isSame(contract, name, value, item[name]));
    if (other) return { [name]: other.value };
  }
  return {};
}

/** Tells what a change that was refused has changed. */
export async function refusalLeaves(
  scene: Scene,
  thing: Thing,
  before: Awaited<ReturnType<Scene["read"]>>,
  refused: Exchange,
): Promise<boolean> {
  const after = before?.item && (await scene.read(thing));
  const changed = before?.item && after?.item && changedIn(scene, before.item, after.item);
  if (!before?.item || !after || changed === undefined) return false;
  const message = `A change was refused, and /${changed} turned from ${shownAs(before.item[changed])} to ${shownAs(after.item?.[changed])}.`;
  scene.tell("refused-leaves-nothing", { message, exchange: after.exchange, before: [before.exchange, refused] });
  return true;
}

function changedIn(scene: Scene, before: JsonObject, after: JsonObject): string | undefined {
  return [...scene.ownProperties()].find(
    (name) =>
      !/status|state|progress/i.test(name) &&
      name in before &&
      !isSame(scene.run.contract, name, before[name], after[name]),
  );
}
