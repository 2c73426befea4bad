/** How many things there are, as a thing says that they are in, or what is read below it: one more is one more. */
import type { Operation } from "@cantus/contract";
import { plainName } from "@cantus/contract/collections";
import { jsonOf } from "../../../exchange/body.ts";
import type { Exchange } from "../../../exchange/exchange.ts";
import { isPending, isSuccess } from "../../../exchange/outcome.ts";
import { singleIn } from "../../../state/item.ts";
import { isObject, type JsonObject } from "../../../state/json.ts";
import { movesOf } from "../../../state/moves.ts";
import type { Resource } from "../../../state/resource.ts";
import type { Scene } from "../../../state/scene.ts";
import { soon } from "../../../state/soon.ts";
import type { Thing } from "../../../state/thing.ts";
import { walk } from "../../../state/walk.ts";
import { sceneOf } from "../place.ts";
import { moved } from "../states/ways.ts";
import { shownAs } from "../told.ts";
import { type Counter, countable, countersIn, insideOf, type Shown, sourcesOf } from "./counters.ts";
import { idIn, usersOf } from "./users.ts";

/**
 * `task_count` of a project is one more with one more task, and one less without it; so is `tasks_total` of its `/stats`.
 *
 * @param known a thing that nobody can make, in which others are made
 */
export async function countsAgree(scene: Scene, known?: Thing): Promise<void> {
  const resources = countable(scene);
  const parent = resources.length > 0 ? (known ?? (await scene.createPlain())) : undefined;
  for (const source of parent ? sourcesOf(scene) : []) {
    const shown = parent && (await shownBy(scene, source, parent));
    if (!parent || !shown) continue;
    for (const counter of countersIn(scene, source, shown, resources)) {
      const maker = await makerOf(scene, parent, counter.resource);
      if (!maker) continue;
      const counted = { scene, parent, maker, ...counter };
      const isRight =
        counter.states === undefined ? await follows(counted) : await followsStates(counted, counter.states);
      if (isRight && !known && counter.states === undefined) await leavesOthersOut(counted);
    }
  }
}

async function shownBy(scene: Scene, source: Operation, parent: Thing): Promise<Shown | undefined> {
  const exchange = await scene.send(source, { place: parent.place, as: parent.by });
  if (!exchange || !isSuccess(exchange)) return undefined;
  const body = jsonOf(exchange.response.headers, exchange.response.body);
  const item = source === scene.resource.read ? scene.itemOf(exchange, parent.id) : singleIn(body);
  return item && { exchange, item };
}

interface Maker {
  readonly inside: Scene;
  readonly make: () => Promise<Thing | undefined>;
}

/** Makes what is in a thing, or names it. */
async function makerOf(scene: Scene, parent: Thing, resource: Resource): Promise<Maker | undefined> {
  const isBelow = insideOf(scene).includes(resource);
  const inside = await sceneOf(scene.run, resource, isBelow ? parent.place : scene.place);
  if (isBelow) return inside && { inside, make: () => inside.create() };
  const users = usersOf(scene).find((each) => each.resource === resource);
  const id = users && idIn(scene, users, parent);
  if (!inside || !users || id === undefined) return undefined;
  return { inside, make: () => inside.create({ body: { ...inside.base(), [users.member]: id } }) };
}

interface Counted extends Counter {
  readonly scene: Scene;
  readonly parent: Thing;
  readonly maker: Maker;
}

/** @returns whether it followed what was made */
async function follows(counted: Counted): Promise<boolean> {
  const { scene, parent, source, name, resource, maker } = counted;
  const { inside, make } = maker;
  const first = (await shownBy(scene, source, parent))?.item[name];
  if (typeof first !== "number") return false;
  let count = first;
  const isCounted = async (by: 1 | -1, change: Exchange): Promise<boolean> => {
    const was = count;
    count += by;
    const after = await shownOnce(counted, (now) => now === count);
    if (!after || after.item[name] === count) return after !== undefined;
    const told = `/${name} was ${was}, one of ${resource.name} was ${by > 0 ? "created" : "deleted"}, and it is ${shownAs(after.item[name])}.`;
    tell(counted, `/${name}`, told, after, change);
    return false;
  };
  const one = await make();
  if (!one || isPending(one.made) || !(await isCounted(1, one.made))) return false;
  const other = await make();
  if (!other || other.id === one.id || !(await isCounted(1, other.made))) return false;
  const deleted = await inside.send(inside.resource.remove, { place: other.place, as: other.by });
  if (!deleted || !isSuccess(deleted) || isPending(deleted)) return true;
  inside.forget(other);
  // What is kept after it was deleted may be counted, too.
  const left = await walk(inside, {}, undefined, { place: inside.place });
  const isListed = left !== undefined && (!left.isComplete || left.ids.includes(other.id));
  return isListed || (await inside.read(other))?.item !== undefined || isCounted(-1, deleted);
}

/** What is made in another thing is none of it. */
async function leavesOthersOut(counted: Counted): Promise<void> {
  const { scene, parent, source, name, resource } = counted;
  const before = (await shownBy(scene, source, parent))?.item[name];
  const other = await scene.createPlain();
  const maker = other && other.id !== parent.id ? await makerOf(scene, other, resource) : undefined;
  const made = before === undefined ? undefined : await maker?.make();
  const after = made && (await shownOnce(counted, (now) => now === before));
  if (!other || !made || !after || after.item[name] === before) return;
  const told = `/${name} was ${before}, one of ${resource.name} was created in ${scene.resource.name} ${other.id}, and it is ${shownAs(after.item[name])}.`;
  tell(counted, `/${name}`, told, after, made.made);
}

/** So many states are gone through: each thing one further than the one before, as states follow each other. */
const MOST = 6;

async function followsStates(counted: Counted, states: string): Promise<boolean> {
  const { scene, parent, source, name, resource, maker } = counted;
  const before = (await shownBy(scene, source, parent))?.item[name];
  if (!isObject(before) || !resource.read) return false;
  const made: Thing[] = [];
  const moves = movesOf(maker.inside).slice(0, MOST);
  for (let count = 0; count <= moves.length; count++) {
    const thing = await maker.make();
    if (!thing) return false;
    made.push(thing);
    for (const move of moves.slice(0, count)) await moved(maker.inside, thing, move);
  }
  const reads = await Promise.all(made.map((thing) => maker.inside.read(thing)));
  const items = reads.flatMap((read): JsonObject[] => (read?.item ? [read.item] : []));
  const property = Object.keys(items[0] ?? {}).find((each) => plainName(each) === states);
  const last = reads.at(-1)?.exchange;
  if (property === undefined || items.length < made.length || !last) return false;
  for (const [state, was] of Object.entries(before)) {
    const more = items.filter((item) => item[property] === state).length;
    const isAgreed = (now: unknown) => !isObject(now) || now[state] === Number(was) + more;
    const after = typeof was === "number" ? await shownOnce(counted, isAgreed) : undefined;
    const now = after?.item[name];
    if (!after || !isObject(now) || isAgreed(now)) continue;
    const told = `/${name}/${state} was ${was}, there are ${more} more of ${resource.name} with /${property} ${state}, and it is ${shownAs(now[state])}.`;
    tell(counted, `/${name}/${state}`, told, after, last);
    return false;
  }
  return true;
}

function shownOnce(counted: Counted, isAgreed: (value: unknown) => boolean): Promise<Shown | undefined> {
  const { scene, source, parent, name } = counted;
  return soon(
    () => shownBy(scene, source, parent),
    ({ item }) => isAgreed(item[name]),
  );
}

function tell(
  { scene, parent, name }: Counted,
  pointer: string,
  message: string,
  after: Shown,
  change: Exchange,
): void {
  const { exchange, item } = after;
  const clause = scene.clauseOf(exchange, item, `/${name}`);
  scene.tell("count-agrees", { message, exchange, before: [parent.made, change], pointer, clause });
}
