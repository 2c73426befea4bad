/**
 * A JSON Patch is done in its order and as a whole: "If a normative requirement is violated by a JSON Patch document, or if
 * an operation is not successful, evaluation SHOULD terminate and application of the entire patch document SHALL NOT be
 * deemed successful" (RFC 6902, section 5).
 */
import type { MediaType, Operation, Schema } from "@cantus/contract";
import { addressOf, propertiesOf } from "@cantus/contract/collections";
import { essence } from "@cantus/contract/media-type";
import { schemaValidator } from "@cantus/contract/schema";
import { escapeToken } from "../../../checks/clause.ts";
import type { Exchange } from "../../../exchange/exchange.ts";
import { isPending, isRefused, isSuccess } from "../../../exchange/outcome.ts";
import { isObject, type JsonObject } from "../../../state/json.ts";
import { isSame } from "../../../state/same.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Thing } from "../../../state/thing.ts";
import { isOfCaller, namesAnother, nthValue } from "../../../state/values.ts";
import { shownAs } from "../told.ts";

export async function jsonPatchIsWhole(scene: Scene, thing: Thing): Promise<void> {
  const { collection } = scene.resource;
  // It is no thing that a patch sends.
  const update = scene.run.operations.find((each) => {
    const { method, path } = addressOf(scene.run.contract, each);
    return method === "patch" && path === `${collection}/{}`;
  });
  const media = update?.requestBody?.content.find(({ type }) => essence(type) === "application/json-patch+json");
  const before = update && media && (await scene.read(thing));
  if (!update || !media || !before?.item) return;
  const isTaken = (step: Step) =>
    schemaValidator(scene.run.contract).accepts(media.schema ?? true, [plain(step)], "request");
  const [one, other] = replacements(scene, before.item).filter(isTaken);
  if (!one || !other) return;
  const send = (steps: readonly Step[]) => sent(scene, thing, update, media, steps);
  const both = await send([one, other]);
  const changed = both && isSuccess(both) && !isPending(both) ? await scene.read(thing) : undefined;
  if (!both || !changed?.item) return;
  for (const step of [one, other]) {
    const shown = changed.item[step.name];
    if (isSame(scene.run.contract, step.name, step.value, shown, step.schema)) continue;
    const message = `Two operations of a JSON Patch were accepted with ${both.response.status}, and ${step.path} is ${shownAs(shown)}, not ${shownAs(step.value)}.`;
    scene.tell("json-patch", { message, exchange: changed.exchange, before: [both], pointer: step.path });
    return;
  }
  await failsAsWhole(scene, thing, changed.item, [one, other], send);
}

interface Step {
  readonly op: "replace" | "test";
  readonly name: string;
  readonly path: string;
  readonly value: unknown;
  /** As it was before. */
  readonly old: unknown;
  readonly schema: Schema;
}

function plain({ op, path, value }: Step) {
  return { op, path, value };
}

/** Of what the thing shows, members that can be another. */
function replacements(scene: Scene, item: JsonObject): Step[] {
  const { contract } = scene.run;
  const { create, update } = scene.resource;
  const properties = [create, update].flatMap((each) => [...propertiesOf(contract, scene.sentSchema(each))]);
  return [...new Map(properties)].flatMap(([name, schema]): Step[] => {
    const old = item[name];
    if (old === undefined || old === null || namesAnother(name) || !isOfCaller(contract, schema)) return [];
    const values = [2, 3, 4].flatMap((turn) => nthValue(contract, schema, turn) ?? []).map(({ value }) => value);
    const value = values.find((each) => !isObject(each) && !isSame(contract, name, each, old, schema));
    return value === undefined ? [] : [{ op: "replace", name, path: `/${escapeToken(name)}`, value, old, schema }];
  });
}

/** A test that fails is refused with all that stands before it. */
async function failsAsWhole(
  scene: Scene,
  thing: Thing,
  shown: JsonObject,
  [one, other]: readonly [Step, Step],
  send: (steps: readonly Step[]) => Promise<Exchange | undefined>,
): Promise<void> {
  // Both are other values now than they were.
  const done = await send([
    { ...one, value: one.old },
    { ...other, op: "test", value: other.old },
  ]);
  const after = done && (isSuccess(done) || isRefused(done)) ? await scene.read(thing) : undefined;
  if (!done || !after?.item || isPending(done)) return;
  const told = { exchange: after.exchange, before: [done], pointer: one.path };
  if (isSuccess(done)) {
    const message = `A JSON Patch tests that ${other.path} is ${shownAs(other.old)}, which is ${shownAs(shown[other.name])}, and was accepted with ${done.response.status}.`;
    scene.tell("json-patch", { ...told, message, exchange: done, before: [thing.made] });
  } else if (!isSame(scene.run.contract, one.name, shown[one.name], after.item[one.name], one.schema)) {
    const message = `A JSON Patch whose test fails was refused with ${done.response.status}, and ${one.path} turned from ${shownAs(shown[one.name])} to ${shownAs(after.item[one.name])}.`;
    scene.tell("json-patch", { ...told, message });
  }
}

async function sent(
  scene: Scene,
  thing: Thing,
  update: Operation,
  media: MediaType,
  steps: readonly Step[],
): Promise<Exchange | undefined> {
  const patch = steps.map(plain);
  if (!schemaValidator(scene.run.contract).accepts(media.schema ?? true, patch, "request")) return undefined;
  const body = new TextEncoder().encode(JSON.stringify(patch));
  return scene.send(update, {
    place: thing.place,
    as: thing.by,
    onWire: (request) => ({ ...request, headers: { ...request.headers, "content-type": media.type }, body }),
  });
}
