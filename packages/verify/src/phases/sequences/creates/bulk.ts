/** What is made together: as many as were sent, each as it was sent and in its place, and none where the whole is refused. */
import type { Operation, Schema } from "@cantus/contract";
import { addressOf, hasType, propertiesOf } from "@cantus/contract/collections";
import { schemaValidator } from "@cantus/contract/schema";
import { jsonOf } from "../../../exchange/body.ts";
import type { Exchange } from "../../../exchange/exchange.ts";
import { isPending, isRefusedAsSuch, isSuccess } from "../../../exchange/outcome.ts";
import { itemsIn } from "../../../state/item.ts";
import { isObject, type JsonObject } from "../../../state/json.ts";
import { keywordOf } from "../../../state/keyword.ts";
import { jsonBody } from "../../../state/media.ts";
import { resourcesOf } from "../../../state/resource.ts";
import { differences, isDropped, isSame } from "../../../state/same.ts";
import { Scene } from "../../../state/scene.ts";
import { asObject, invalidBodies, wholeBody } from "../../../state/values.ts";
import { type Walked, walk } from "../../../state/walk.ts";
import { isCountOf } from "../relations/counters.ts";
import { shownAs } from "../told.ts";
import { defaultsApplied } from "./defaults.ts";

/** An operation that takes a list of things. */
interface Bulk {
  readonly operation: Operation;
  /** The schema of each. */
  readonly item: Schema;
  /** The member of the body that is the list; `undefined` where the body is. */
  readonly member: string | undefined;
}

const SENT = 4;
/** As many as are made one by one for a list to have. */
const FILLED = 12;
/** Of values that nothing has yet: what is sent twice may be meant to be the same. */
const OTHER_TURN = 57;

/** How operations are called that make several things. */
const MAKES_SEVERAL = /bulk|batch|import|ingest|many|multi|create/i;

export async function bulkIsKept(scene: Scene): Promise<void> {
  for (const bulk of bulksOf(scene)) {
    const items = itemsFor(scene, bulk);
    if (items.length < 2) continue;
    const count = await countAround(scene);
    const before = await walk(scene, {}, undefined, { place: scene.place });
    const made = await send(scene, bulk, items);
    if (!before || !made || !isSuccess(made) || isPending(made)) continue;
    const accepted = await areThere(scene, bulk, items, { made, before });
    if (accepted !== undefined && count) await isCounted(scene, count, accepted, made);
    await refusedTogether(scene, bulk);
  }
}

/**
 * Fills a list whose things are made in no other way, so that there is something to page through.
 *
 * @returns whether there is more in it than before
 */
export async function fillByBatch(scene: Scene): Promise<boolean> {
  const [bulk] = bulksOf(scene);
  const before = bulk && (await walk(scene, {}, undefined, { place: scene.place }));
  if (!bulk || !before) return false;
  await send(scene, bulk, itemsFor(scene, bulk, FILLED));
  const after = await walk(scene, {}, undefined, { place: scene.place });
  return after !== undefined && after.ids.length > before.ids.length;
}

/** POST to the list or to a word below it, with nothing but a list of what a create takes, or of what the list shows. */
function bulksOf(scene: Scene): Bulk[] {
  const { contract, operations } = scene.run;
  const { within, create } = scene.resource;
  return operations.flatMap((operation): Bulk[] => {
    const { path, method } = addressOf(contract, operation);
    const below = path.startsWith(`${within}/`) ? path.slice(within.length + 1) : undefined;
    const isNear = path === within || (below !== undefined && /^[^/{}]+$/.test(below));
    const schema = jsonBody(operation)?.schema;
    const makes = operation === create || MAKES_SEVERAL.test(`${below} ${operation.id}`);
    if (method !== "post" || !isNear || !makes || schema === undefined) return [];
    const isList = hasType(contract, schema, "array");
    const [list, ...more] = isList ? [[undefined, schema] as const] : propertiesOf(contract, schema);
    const items = list && hasType(contract, list[1], "array") ? keywordOf(contract, list[1], "items") : undefined;
    const item = items as Schema | undefined;
    const names = [...propertiesOf(contract, item).keys()];
    const shown = operation === create ? scene.listedProperties() : propertiesOf(contract, scene.sentSchema(create));
    // A part of one thing has other members.
    const isThing = names.length > 0 && names.every((name) => shown.has(name));
    return list && item !== undefined && more.length === 0 && isThing ? [{ operation, item, member: list[0] }] : [];
  });
}

/** Every second with the words of enumerations that were accepted before; the last with no more than what has to be. */
function itemsFor(scene: Scene, { operation, item, member }: Bulk, length = SENT): JsonObject[] {
  const { contract } = scene.run;
  const body: unknown = scene.base(operation);
  const list = member === undefined ? body : asObject(body)[member];
  const base = asObject(Array.isArray(list) ? list[0] : undefined);
  const words = [...propertiesOf(contract, item)].filter(([, each]) => keywordOf(contract, each, "enum") !== undefined);
  const accepted = Object.fromEntries(words.flatMap(([name]) => (name in base ? [[name, base[name]]] : [])));
  const { accepts } = schemaValidator(contract);
  const required = [keywordOf(contract, item, "required") ?? []].flat().map(String);
  return Array.from({ length }, (_, turn) => {
    const whole = wholeBody(contract, item, base, OTHER_TURN + turn) ?? base;
    const known = { ...whole, ...accepted };
    const next = turn % 2 === 1 && accepts(item, known, "request") ? known : whole;
    const least = Object.fromEntries(Object.entries(next).filter(([name]) => required.includes(name)));
    return turn === length - 1 && accepts(item, least, "request") ? least : next;
  });
}

async function send(scene: Scene, { operation, member }: Bulk, items: readonly JsonObject[]) {
  const body = member === undefined ? items : { ...scene.base(operation), [member]: items };
  return await scene.send(operation, { body });
}

/** @returns how many were made, where that is certain */
async function areThere(
  scene: Scene,
  { operation, item }: Bulk,
  sent: readonly JsonObject[],
  { made, before }: { readonly made: Exchange; readonly before: Walked },
): Promise<number | undefined> {
  const { contract } = scene.run;
  const answer = jsonOf(made.response.headers, made.response.body);
  const results = itemsIn(answer);
  const called = (each: JsonObject) => scene.idOf(each);
  if (!results || results.length === 0) return undefined;
  if (results.length !== sent.length) {
    if (made.response.status !== 201 || results.length > sent.length || results.some((each) => !called(each))) return;
    const message = `${sent.length} were sent to be created, and ${results.length} are in the answer, which is 201.`;
    scene.tell("created-is-there", { message, exchange: made });
    return undefined;
  }
  const isRefusedOne = results.map(saysRefused);
  saysHowMany(scene, made, asObject(answer), isRefusedOne);
  const walked = await walk(scene, {}, undefined, { place: scene.place });
  const shows = (shown: JsonObject, each: JsonObject) =>
    Object.entries(each).every(([name, value]) => isSame(contract, name, value, shown[name]));
  const isInOrder = /\bin the (same )?order\b/i.test(`${operation.description ?? ""} ${operation.summary ?? ""}`);
  const left = new Set(results);
  for (const [index, each] of sent.entries()) {
    const result = results[index] ?? {};
    if (isRefusedOne[index]) {
      const kept = walked?.items.find((shown) => !before.ids.includes(called(shown) ?? "") && shows(shown, each));
      if (!kept || !walked?.pages[0]) continue;
      const message = `The answer says that number ${index} was refused, and it is in the list as ${called(kept)}.`;
      scene.tell("refused-leaves-nothing", { message, exchange: walked.pages[0].exchange, before: [made] });
      continue;
    }
    // What is answered in another order is known by what it shows.
    const own = isInOrder ? result : ([...left].find((shown) => shows(shown, each)) ?? result);
    left.delete(own);
    const id = called(own);
    if (id === undefined) return undefined;
    const place = new Map([...scene.place, [scene.resource.key.collection, id]]);
    const read = scene.resource.read && (await scene.send(scene.resource.read, { place }));
    const exchange = read ?? walked?.pages[0]?.exchange;
    const listed = walked?.items.find((shown) => called(shown) === id);
    const shown = read ? (isSuccess(read) ? scene.itemOf(read, id) : undefined) : listed;
    if (!exchange || (read ? !isSuccess(read) && !isRefusedAsSuch(read) : !walked?.isComplete)) return undefined;
    if (!shown) {
      const where = read ? `reading it answers ${read.response.status}` : "it is not in the list";
      const message = `Number ${index} of ${sent.length} was created as ${scene.resource.name} ${id}, and ${where}.`;
      scene.tell("created-is-there", { message, exchange, before: [made] });
      return undefined;
    }
    const answered = scene.shownSchema(exchange.operation, exchange.response.status, shown);
    for (const difference of differences(contract, each, shown, item, answered)) {
      const { pointer, sent: given, shown: found } = difference;
      if (isDropped(difference) && !(await isKeptAlone(scene, each, pointer))) continue;
      const message = `${pointer} of number ${index} was sent as ${shownAs(given)} and is read back as ${shownAs(found)}.`;
      scene.tell("read-back", { message, exchange, before: [made], pointer });
      return undefined;
    }
    defaultsApplied(scene, { sent: each, made }, exchange, shown, item);
  }
  return isRefusedOne.filter((isRefused) => !isRefused).length;
}

/** Whether a create of it alone shows what is not shown of it here. */
async function isKeptAlone(scene: Scene, body: JsonObject, pointer: string): Promise<boolean> {
  const thing = scene.resource.read ? await scene.create({ body }) : undefined;
  const read = thing && (await scene.read(thing));
  const name = pointer.slice(1);
  return read?.item?.[name] !== undefined && read.item[name] !== null;
}

/** As a status of its own, or as an error where an id would be. */
function saysRefused(result: JsonObject): boolean {
  const { status, status_code: code, success, ok, error } = result;
  const said = [status, code].find((each) => typeof each === "number");
  if (said !== undefined) return Number(said) >= 400;
  return success === false || ok === false || (error !== undefined && error !== null && !("id" in result));
}

const ACCEPTED = /^(accepted|created|succeeded|successful|imported|success_?count|created_?count|accepted_?count)$/i;
const REFUSED = /^(rejected|failed|refused|failure_?count|failed_?count|rejected_?count|error_?count)$/i;

function saysHowMany(scene: Scene, exchange: Exchange, answer: JsonObject, isRefusedOne: readonly boolean[]): void {
  for (const [name, value] of Object.entries(answer)) {
    const isAbout = ACCEPTED.test(name) ? false : REFUSED.test(name) ? true : undefined;
    if (isAbout === undefined || typeof value !== "number") continue;
    const count = isRefusedOne.filter((each) => each === isAbout).length;
    if (count === value) continue;
    const message = `/${name} is ${value}, and of the ${isRefusedOne.length} results there are ${count} such.`;
    scene.tell("count-agrees", { message, exchange, pointer: `/${name}` });
  }
}

interface Count {
  readonly scene: Scene;
  readonly name: string;
  readonly value: number;
}

/** How many there are, as what they are in says. */
async function countAround(scene: Scene): Promise<Count | undefined> {
  const { name, within } = scene.resource;
  const parent = resourcesOf(scene.run.contract).findLast(({ collection }) => within === `${collection}/{}/${name}`);
  const around = parent?.read ? new Scene(scene.run, parent, scene.place) : undefined;
  const item = around && (await shownBy(around));
  const found = Object.keys(item?.item ?? {}).find((each) => isCountOf(each, name));
  const value = found === undefined ? undefined : item?.item[found];
  return around && found !== undefined && typeof value === "number" ? { scene: around, name: found, value } : undefined;
}

async function shownBy(scene: Scene): Promise<{ exchange: Exchange; item: JsonObject } | undefined> {
  const exchange = await scene.send(scene.resource.read, { place: scene.place });
  const item = exchange && isSuccess(exchange) ? scene.itemOf(exchange) : undefined;
  return exchange && isObject(item) ? { exchange, item } : undefined;
}

async function isCounted(scene: Scene, { scene: around, name, value }: Count, accepted: number, made: Exchange) {
  const after = await shownBy(around);
  if (!after || after.item[name] === value + accepted) return;
  const message = `/${name} was ${value}, ${accepted} of ${scene.resource.name} were created together, and it is ${shownAs(after.item[name])}.`;
  scene.tell("count-agrees", { message, exchange: after.exchange, before: [made], pointer: `/${name}` });
}

/** One of them is wrong: where that is an answer to all of them, none is there. */
async function refusedTogether(scene: Scene, bulk: Bulk): Promise<void> {
  const { contract } = scene.run;
  const right = itemsFor(scene, bulk).slice(0, 2);
  const [wrong] = invalidBodies(contract, bulk.item, right[0] ?? {}, 1);
  const before = await walk(scene, {}, undefined, { place: scene.place });
  if (!wrong || !before?.isComplete) return;
  const refused = await send(scene, bulk, [...right, wrong]);
  if (!refused || !isRefusedAsSuch(refused)) return;
  const after = await walk(scene, {}, undefined, { place: scene.place });
  const left = after?.ids.find((id) => !before.ids.includes(id));
  if (left === undefined || !after?.pages[0]) return;
  const message = `The whole was refused with ${refused.response.status} for one that is wrong, and ${left} is in the list since.`;
  scene.tell("refused-leaves-nothing", { message, exchange: after.pages[0].exchange, before: [refused] });
}
