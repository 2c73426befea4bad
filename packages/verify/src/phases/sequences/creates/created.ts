/** What was created is there: by its id, by its Location, in its list, whole. */

import { isDeepStrictEqual } from "node:util";
import { hasType, type ItemKey, itemKeys, propertiesOf } from "@cantus/contract/collections";
import { alike, type MemberFault, wayOf } from "../../../checks/alike.ts";
import { matchUrl } from "../../../checks/match-url.ts";
import { followedUrl } from "../../../exchange/authenticate.ts";
import type { Exchange } from "../../../exchange/exchange.ts";
import { isPending, isRefused, isRefusedAsSuch, isSuccess } from "../../../exchange/outcome.ts";
import type { Told } from "../../../run/findings.ts";
import type { JsonObject } from "../../../state/json.ts";
import { differences, isDropped, isSame } from "../../../state/same.ts";
import type { Scene } from "../../../state/scene.ts";
import { soon } from "../../../state/soon.ts";
import type { Thing } from "../../../state/thing.ts";
import { styleOf, walk } from "../../../state/walk.ts";
import { isUnderWay } from "../../../state/work.ts";
import { sceneOf } from "../place.ts";
import { nameIsOfItsForm, namesItsPlace, selfLeadsBack } from "../reads/own-links.ts";
import { shownAs } from "../told.ts";
import { defaultsApplied } from "./defaults.ts";

export async function createdIsThere(scene: Scene, thing: Thing): Promise<void> {
  await canBeRead(scene, thing);
  await locationResolves(scene, thing.made, thing);
}

async function canBeRead(scene: Scene, thing: Thing): Promise<void> {
  const read = await scene.read(thing);
  if (!read) return;
  const { exchange, item } = read;
  // What is still to be done need not be there yet.
  if (isRefusedAsSuch(exchange) && !isPending(thing.made)) {
    const message = `${scene.resource.name} ${thing.id} was created, and reading it answers ${exchange.response.status}.`;
    scene.tell("created-is-there", { message, exchange, before: [thing.made] });
  }
  if (!item) {
    showsAnother(scene, thing, exchange);
    return;
  }
  await readBack(scene, thing.sent, [thing.made], exchange, item);
  if (!isPending(thing.made)) agreesWithAnswer(scene, thing, exchange, item);
  defaultsApplied(scene, thing, exchange, item);
  selfLeadsBack(scene, thing, exchange, item);
  namesItsPlace(scene, thing, exchange, item);
  nameIsOfItsForm(scene, thing, exchange, item);
}

/** What is read by the id that the answer of the create has shown shows that id. */
function showsAnother(scene: Scene, thing: Thing, exchange: Exchange): void {
  const other = isSuccess(exchange) ? scene.itemOf(exchange) : undefined;
  const id = other && scene.idOf(other);
  const isShown = thing.shown !== undefined && scene.idOf(thing.shown) === thing.id;
  if (id === undefined || !isShown || id.toLowerCase() === thing.id.toLowerCase()) return;
  const message = `${scene.resource.name} ${thing.id} was created, and reading it shows ${id}.`;
  scene.tell("created-is-there", { message, exchange, before: [thing.made] });
}

/**
 * Everything that was sent is shown as it was sent.
 *
 * @param was the thing before it was sent
 */
export async function readBack(
  scene: Scene,
  sent: JsonObject,
  before: readonly Exchange[],
  exchange: Exchange,
  item: JsonObject,
  was: JsonObject = {},
): Promise<void> {
  const { contract } = scene.run;
  const asked = scene.sentSchema(before.at(-1)?.operation);
  const answered = scene.shownSchema(exchange.operation, exchange.response.status, item);
  const faults: MemberFault<Told>[] = [];
  for (const difference of differences(contract, sent, item, asked, answered)) {
    const { pointer, sent: given, shown } = difference;
    if (isDropped(difference) && !(await isAlwaysDropped(scene, pointer, given))) continue;
    const message = `${pointer} was sent as ${shownAs(given)} and is read back as ${shownAs(shown)}.`;
    const clause = scene.clauseOf(exchange, item, pointer);
    const isAsItWas = Object.entries(was).some(
      ([name, old]) => pointer === `/${name}` && isDeepStrictEqual(old, shown),
    );
    const way = isAsItWas ? "as it was" : wayOf(given, shown);
    faults.push({ fault: { message, exchange, before, pointer, clause }, way });
  }
  for (const fault of alike(faults)) scene.tell("read-back", fault);
}

/** Also where nothing is sent beside it but what has to be: another property may decide that it means nothing. */
async function isAlwaysDropped(scene: Scene, pointer: string, value: unknown): Promise<boolean> {
  const name = pointer.slice(1).replaceAll("~1", "/").replaceAll("~0", "~");
  for (const body of [scene.least(), scene.base()]) {
    const thing = await scene.create({ body: { ...body, [name]: value } });
    const read = thing && (await scene.read(thing));
    if (read?.item && !isDropped({ pointer, sent: value, shown: read.item[name] })) return false;
  }
  return true;
}

/** What the answer of the create showed of what the caller decides on is what is read. */
function agreesWithAnswer(scene: Scene, { shown, made }: Thing, exchange: Exchange, item: JsonObject): void {
  const { contract } = scene.run;
  const own = scene.ownProperties();
  const schema = scene.shownSchema(exchange.operation, exchange.response.status, item);
  const faults: MemberFault<Told>[] = [];
  for (const [name, value] of Object.entries(shown ?? {})) {
    if (!own.has(name) || !(name in item)) continue;
    if (isSame(contract, name, value, item[name], propertiesOf(contract, schema).get(name))) continue;
    const message = `/${name} was answered as ${shownAs(value)} and is read as ${shownAs(item[name])}.`;
    const clause = scene.clauseOf(exchange, item, `/${name}`);
    const fault = { message, exchange, before: [made], pointer: `/${name}`, clause };
    faults.push({ fault, way: wayOf(value, item[name]) });
  }
  for (const fault of alike(faults)) scene.tell("read-back", fault);
}

/** @param thing what was made, where that is known by more than its Location */
export async function locationResolves(scene: Scene, made: Exchange, thing?: Thing): Promise<void> {
  const { contract, basePath } = scene.run;
  const { location } = made.response.headers;
  const url = location === undefined ? null : URL.parse(location, made.request.url);
  // Of other statuses it means something else.
  if (!url || ![201, 202].includes(made.response.status) || url.origin !== new URL(made.request.url).origin) return;
  if (!scene.resource.read) return;
  const match = matchUrl(contract, "GET", url.href, basePath);
  const leadsTo = match.kind === "operation" ? match.operation : undefined;
  // What work will have made may be there late; the work itself, which the answer shows, is there.
  if (isPending(made) && leadsTo !== undefined && leadsTo !== scene.resource.read) return;
  const ask = () =>
    scene.send(scene.resource.read, {
      place: thing?.place,
      as: thing?.by,
      onWire: (request) => ({ ...request, url: followedUrl(contract, request.url, url.href) }),
    });
  const mayCome = isPending(made) && leadsTo !== undefined;
  const exchange = await soon(ask, (answer) => !mayCome || !isRefused(answer));
  if (!exchange) return;
  const message = isRefusedAsSuch(exchange)
    ? `Location is ${location}, which answers ${exchange.response.status}.`
    : isSuccess(exchange) && leadsTo !== undefined && leadsTo === scene.resource.list
      ? `Location is ${location}, which is the list and not what was created.`
      : undefined;
  if (message) scene.tell("location-resolves", { message, exchange: made, pointer: "/Location" });
}

/** Learns whether the list takes a moment to show what was made. */
export async function listFollows(scene: Scene): Promise<void> {
  const { list } = scene.resource;
  const last = scene.things.findLast((thing) => !isUnderWay(thing));
  if (!list || !last) return;
  await scene.run.lags.learn(list, async () => {
    const walked = await walk(scene, {}, undefined, { place: scene.place });
    return !walked?.isComplete || walked.ids.includes(last.id) || !scene.run.goesOn();
  });
}

/** In the list, which shows it as reading it does. */
export async function createdAreListed(scene: Scene, things: readonly Thing[]): Promise<void> {
  const walked = await walk(scene, {}, undefined, { place: scene.place });
  const [first] = walked?.pages ?? [];
  if (!walked || !first || !walked.isComplete) return;
  for (const thing of things) {
    if (isUnderWay(thing)) continue;
    const listed = walked.items[walked.ids.indexOf(thing.id)];
    // It may have gone meanwhile: what is not there cannot be listed.
    const read = await scene.read(thing);
    if (read && !read.item) continue;
    if (!listed) {
      if (await isListedWhenAskedFor(scene, thing)) continue;
      const message = `${scene.resource.name} ${thing.id} was created and is not in the list.`;
      scene.tell("created-is-there", { message, exchange: first.exchange, before: [thing.made] });
    } else if (read?.item) listAgrees(scene, first.exchange, listed, read.exchange, read.item);
    else if (!scene.resource.read) await readBack(scene, thing.sent, [thing.made], first.exchange, listed);
  }
}

/** Some lists leave things out unless they are asked for: `?status=archived`, `?include_hidden=true`, `?in_stock=false`. */
async function isListedWhenAskedFor(scene: Scene, thing: Thing): Promise<boolean> {
  const { list } = scene.resource;
  if (!list) return false;
  const words = styleOf(scene, list).filters.flatMap(({ parameter, member, property }) => {
    const value = thing.shown?.[property] ?? thing.sent[property];
    return typeof value === "string" ? [{ [parameter.name]: member === undefined ? value : { [member]: value } }] : [];
  });
  const switches = list.parameters.flatMap(({ in: place, name, schema }) =>
    place === "query" && hasType(scene.run.contract, schema, "boolean") ? [{ [name]: true }, { [name]: false }] : [],
  );
  for (const query of [...words, ...switches]) {
    const found = await walk(scene, query, undefined, { place: scene.place });
    if (found?.ids.includes(thing.id)) return true;
  }
  return false;
}

function listAgrees(scene: Scene, list: Exchange, listed: JsonObject, exchange: Exchange, item: JsonObject): void {
  const { contract } = scene.run;
  const schema = scene.shownSchema(exchange.operation, exchange.response.status, item);
  for (const name of scene.ownProperties()) {
    if (!(name in listed) || !(name in item)) continue;
    // A list may show less of a part.
    if (typeof item[name] === "object" && item[name] !== null) continue;
    if (isSame(contract, name, item[name], listed[name], propertiesOf(contract, schema).get(name))) continue;
    const message = `The list shows /${name} as ${shownAs(listed[name])}, reading it as ${shownAs(item[name])}.`;
    scene.tell("list-agrees", { message, exchange: list, before: [exchange], pointer: `/${name}` });
  }
}

/** Everything that was made and not deleted can still be read. */
export async function areKept(scene: Scene): Promise<void> {
  for (const thing of scene.things) {
    if (isPending(thing.made)) continue;
    const read = await scene.read(thing);
    if (!read || !isRefusedAsSuch(read.exchange)) continue;
    const message = `${scene.resource.name} ${thing.id} was created and not deleted, and reading it answers ${read.exchange.response.status}.`;
    scene.tell("kept", { message, exchange: read.exchange, before: [thing.made] });
    return;
  }
}

/** Another thing of those that it could be in neither lists nor shows it. */
export async function isNotElsewhere(scene: Scene, thing: Thing): Promise<void> {
  const elsewhere = scene.place.size > 0 ? await sceneOf(scene.run, scene.resource) : undefined;
  if (!elsewhere || isSamePlace(scene, elsewhere)) return;
  const walked = await walk(elsewhere, {}, undefined, { place: elsewhere.place });
  const page = walked?.pages.find(({ items }) => items.some((item) => scene.idOf(item) === thing.id));
  if (page) {
    const message = `${scene.resource.name} ${thing.id} is in the list of what it was not created in.`;
    scene.tell("in-its-place", { message, exchange: page.exchange, before: [thing.made] });
  }
  const { read } = scene.resource;
  const leadsElsewhere = (at: ItemKey) => elsewhere.place.has(at.collection);
  if (page || !read || !itemKeys(scene.run.contract, read).some(leadsElsewhere)) return;
  const shown = await scene.read(thing, { place: new Map([...thing.place, ...elsewhere.place]) });
  if (!shown?.item) return;
  const message = `${scene.resource.name} ${thing.id} can be read in what it was not created in.`;
  scene.tell("in-its-place", { message, exchange: shown.exchange, before: [thing.made] });
}

function isSamePlace(one: Scene, other: Scene | undefined): boolean {
  return [...one.place].every(([collection, id]) => other?.place.get(collection) === id);
}
