/** What is changed is read back changed, and nothing else is. */
import type { Operation } from "@cantus/contract";
import { propertiesOf } from "@cantus/contract/collections";
import { essence } from "@cantus/contract/media-type";
import { schemaValidator } from "@cantus/contract/schema";
import { alike, type MemberFault, wayOf } from "../../../checks/alike.ts";
import type { Exchange } from "../../../exchange/exchange.ts";
import { isPending, isSuccess } from "../../../exchange/outcome.ts";
import type { Told } from "../../../run/findings.ts";
import type { JsonObject } from "../../../state/json.ts";
import { keywordOf } from "../../../state/keyword.ts";
import { payloadOf } from "../../../state/payload.ts";
import { differences, isDropped, isSame } from "../../../state/same.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Thing } from "../../../state/thing.ts";
import { nthValue } from "../../../state/values.ts";
import { CHANGED } from "../reads/reading.ts";
import { shownAs } from "../told.ts";
import { changeable, changeTo } from "./change-to.ts";

const MOST_PROPERTIES = 16;

/** Each property for itself, to another value and to what is easily taken for none. */
export async function patchChanges(scene: Scene, thing: Thing): Promise<void> {
  const { update } = scene.resource;
  const schema = scene.sentSchema(update);
  if (!update || schema === undefined) return;
  const { contract } = scene.run;
  const properties = changeable(scene, update);
  const sibling = scene.things.find(({ id }) => id !== thing.id);
  const before = sibling && (await scene.read(sibling));
  const faults: MemberFault<Told>[] = [];
  for (const [name, property] of properties.slice(0, MOST_PROPERTIES)) {
    const values = [2, 3, 4].flatMap((turn) => nthValue(contract, property, turn) ?? []).map(({ value }) => value);
    for (const value of [...values.slice(0, 2), ...emptyValues(scene, property)]) {
      if (!changeTo(scene, update, name, value, thing.sent)) continue;
      const isAccepted = await patchOne(scene, thing, update, name, value, faults);
      if (!isAccepted) break;
    }
  }
  for (const fault of alike(faults)) scene.tell("updated-is-changed", fault);
  if (!sibling || !before?.item) return;
  await isAsBefore(scene, sibling, before.item);
  // What it has is not what things have by default.
  const [name, property] = properties[0] ?? [];
  const value = property === undefined ? undefined : nthValue(contract, property, 5);
  if (name === undefined || !value) return;
  const ofSibling: MemberFault<Told>[] = [];
  await patchOne(scene, sibling, update, name, value.value, ofSibling);
  for (const fault of alike(ofSibling)) scene.tell("updated-is-changed", fault);
}

/** Another thing that nobody has changed. */
async function isAsBefore(scene: Scene, sibling: Thing, before: JsonObject): Promise<void> {
  const after = await scene.read(sibling);
  const faults: MemberFault<Told>[] = [];
  for (const name of scene.ownProperties()) {
    if (!after?.item || !(name in before) || /status|state|progress/i.test(name)) continue;
    if (isSame(scene.run.contract, name, before[name], after.item[name])) continue;
    const message = `Another thing was changed, and /${name} of ${sibling.id} turned from ${shownAs(before[name])} to ${shownAs(after.item[name])}.`;
    const clause = scene.clauseOf(after.exchange, after.item, `/${name}`);
    const fault = { message, exchange: after.exchange, before: [sibling.made], pointer: `/${name}`, clause };
    faults.push({ fault, way: "changed" });
  }
  for (const fault of alike(faults)) scene.tell("others-stay", fault);
}

function emptyValues(scene: Scene, property: Parameters<typeof keywordOf>[1]): unknown[] {
  const { contract } = scene.run;
  const { accepts } = schemaValidator(contract);
  return [null, false, 0, "", []].filter((value) => property !== undefined && accepts(property, value, "request"));
}

/** @param faults where what is not changed as it was sent is added */
async function patchOne(
  scene: Scene,
  thing: Thing,
  update: Operation,
  name: string,
  value: unknown,
  faults: MemberFault<Told>[],
): Promise<boolean> {
  const { contract } = scene.run;
  const before = await scene.read(thing);
  const change = before?.item && changeTo(scene, update, name, value, before.item);
  const changed = change && (await scene.send(update, { place: thing.place, as: thing.by, ...change }));
  if (!before?.item || !changed || !isSuccess(changed)) return false;
  const after = await scene.read(thing);
  if (!after?.item) return false;
  const steps = [thing.made, changed];
  const { exchange, item } = after;
  const answered = scene.shownSchema(exchange.operation, exchange.response.status, item);
  const asked = scene.sentSchema(update);
  const found = differences(contract, { [name]: value }, item, asked, answered);
  if (value === null) faults.push(...isStillThere(scene, name, before.item, after, steps));
  // Who does not keep it answers otherwise than is read: one cause.
  if (found.length === 0) faults.push(...answersAsRead(scene, thing, changed, item, name));
  const others: MemberFault<Told>[] = [];
  for (const difference of found) {
    const { pointer, shown } = difference;
    if (isDropped(difference) && isDropped({ ...difference, shown: before.item[name] })) continue;
    const message = `${pointer} was changed to ${shownAs(value)} and is read back as ${shownAs(shown)}.`;
    const clause = scene.clauseOf(exchange, item, pointer);
    const isAsItWas = isSame(contract, name, before.item[name], shown);
    const way = isAsItWas ? "as it was" : wayOf(value, shown);
    faults.push({ fault: { message, exchange, before: steps, pointer, clause }, way });
  }
  const isReplaced = replaces(scene, update, name, before.item, item);
  const left = isReplaced ? [] : [...scene.ownProperties()];
  for (const other of [...left, ...Object.keys(before.item).filter(isOfCreation)]) {
    if (other === name || /status|state|progress/i.test(other) || CHANGED.test(other) || !(other in before.item))
      continue;
    const schema = propertiesOf(contract, answered).get(other);
    if (
      isSame(contract, other, before.item[other], item[other], schema) &&
      isExact(other, before.item[other], item[other])
    )
      continue;
    const message = `Changing /${name} alone turned /${other} from ${shownAs(before.item[other])} to ${shownAs(item[other])}.`;
    const clause = scene.clauseOf(exchange, item, `/${other}`);
    const told = { message, exchange, before: [before.exchange, ...steps], pointer: `/${other}`, clause };
    others.push({ fault: told, way: "changed" });
  }
  for (const fault of alike(others)) scene.tell("only-sent-changes", fault);
  return true;
}

/**
 * Only of PATCH it is said that it leaves what is not sent (RFC 5789, section 2). Another method that clears everything else
 * has a way of its own; one that clears a part of it has none.
 */
function replaces(scene: Scene, update: Operation, name: string, before: JsonObject, after: JsonObject): boolean {
  if (update.method === "patch") return false;
  const { contract } = scene.run;
  const others = [...propertiesOf(contract, scene.sentSchema(update)).keys()].filter(
    (each) => each !== name && !isDropped({ pointer: "", sent: undefined, shown: before[each] }),
  );
  const isReplacing = others.length > 0 && others.every((each) => !isSame(contract, each, before[each], after[each]));
  if (isReplacing) {
    const told = "It does not say whether what is not sent stays; here it does not.";
    scene.run.ambiguities.add(update.id, told, update.pointer);
  }
  return isReplacing;
}

/** "Null values in the merge patch are given special meaning to indicate the removal" (RFC 7396, section 1). */
function isStillThere(
  scene: Scene,
  name: string,
  before: JsonObject,
  { exchange, item }: { readonly exchange: Exchange; readonly item: JsonObject | undefined },
  steps: readonly Exchange[],
): MemberFault<Told>[] {
  const { contract } = scene.run;
  const payload = payloadOf(contract, scene.resource.update);
  const answered = scene.shownSchema(exchange.operation, exchange.response.status, item ?? {});
  const property = propertiesOf(contract, answered).get(name);
  const isMerged = payload !== undefined && essence(payload.media.type) === "application/merge-patch+json";
  const isEmpty = isDropped({ pointer: "", sent: null, shown: before[name] });
  // What can be shown as null is compared like any other value.
  const isCompared = property !== undefined && schemaValidator(contract).accepts(property, null, "response");
  if (!isMerged || !item || isEmpty || isCompared || keywordOf(contract, property, "default") !== undefined) return [];
  if (!isSame(contract, name, before[name], item[name], property)) return [];
  const pointer = `/${name}`;
  const message = `${pointer} was removed by null, and is read back as ${shownAs(item[name])}.`;
  const clause = scene.clauseOf(exchange, item, pointer);
  return [{ fault: { message, exchange, before: steps, pointer, clause }, way: "as it was" }];
}

/** The answer to a change shows it as reading it does afterwards, under the same id. */
function answersAsRead(
  scene: Scene,
  thing: Thing,
  changed: Exchange,
  item: JsonObject,
  name: string,
): MemberFault<Told>[] {
  const shown = scene.itemOf(changed, thing.id);
  const other = shown || isPending(changed) ? undefined : scene.itemOf(changed);
  const id = other && name in other ? scene.idOf(other) : undefined;
  if (id !== undefined) {
    const message = `${scene.resource.name} ${thing.id} was changed, and the answer shows ${id}.`;
    return [{ fault: { message, exchange: changed, before: [thing.made], pointer: "", clause: "" }, way: "another" }];
  }
  if (!shown || !(name in shown) || !(name in item)) return [];
  if (isSame(scene.run.contract, name, item[name], shown[name])) return [];
  const message = `/${name} was changed and is answered as ${shownAs(shown[name])}, and read as ${shownAs(item[name])}.`;
  const clause = scene.clauseOf(changed, shown, `/${name}`);
  return [
    {
      fault: { message, exchange: changed, before: [thing.made], pointer: `/${name}`, clause },
      way: `answered, ${wayOf(item[name], shown[name])}`,
    },
  ];
}

/** When a thing was created does not change, not even by a millisecond. */
export function isOfCreation(name: string): boolean {
  return /^created?(_?(at|on|time|date|date_?time))?$|^creation_?(time|date)$/i.test(name);
}

function isExact(name: string, before: unknown, after: unknown): boolean {
  return !isOfCreation(name) || before === after;
}
