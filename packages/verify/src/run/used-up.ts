/**
 * Other things that a request uses up: a cart is ordered once, and only with something in it. What its body names is made
 * anew then, and what was put into those before is put into the new one.
 */
import type { Contract, Operation } from "@cantus/contract";
import { addressOf, type ItemKey, itemKeys, plainName } from "@cantus/contract/collections";
import type { Case } from "../cases/case.ts";
import { placeOfThing, withThing } from "../cases/varied.ts";
import { withIds } from "../cases/with-ids.ts";
import type { JsonObject } from "../state/json.ts";
import { unwrapped } from "../state/payload.ts";
import { resourcesOf } from "../state/resource.ts";
import { listOf } from "./fill-in.ts";
import { remakeIn } from "./ready.ts";
import type { Run } from "./run.ts";

/** Members of a body that name other things which are known, and what picks those; the outer before the inner. */
export function othersIn({ contract, memory }: Run, one: Case): ReadonlyMap<string, ItemKey> {
  const own = new Set(itemKeys(contract, one.operation).map(({ parameter }) => plainName(parameter)));
  const others = Object.entries(thingOf(contract, one)).flatMap(([name, member]) => {
    const isNaming = typeof member === "string" ? /.id$/i.test(name) : Array.isArray(member) && /.ids$/i.test(name);
    const key = isNaming ? memory.keyNamed(name) : undefined;
    return key && !own.has(plainName(name)) ? [[name, key] as const] : [];
  });
  return new Map(others.toSorted(([, one], [, other]) => one.collection.length - other.collection.length));
}

/** By run, what has to be done to a thing before others can name it, by its collection. */
const readied = new WeakMap<Run, Map<string, Operation>>();

/** Makes another thing of a collection, with what was put into those before and what was done to them. */
export async function makeAnother(run: Run, { collection }: ItemKey): Promise<void> {
  await remakeIn(run, collection);
  const [id] = run.memory.idsIn(collection);
  if (id === undefined) return;
  for (const operation of run.operations) {
    const { method, path } = addressOf(run.contract, operation);
    const isPutIn = /^(put|post)$/.test(method) && path.startsWith(`${collection}/{}/`);
    const base = isPutIn && operation.requestBody ? run.baseline(operation)?.case : undefined;
    if (base) await callOn(run, base, collection, id);
  }
  const action = readied.get(run)?.get(collection);
  const base = action && run.baseline(action)?.case;
  if (base) await callOn(run, base, collection, id);
}

/**
 * Whatever names a thing may want it in a state: what is ordered is on sale, where what was made just now is a draft.
 * What brings it there is done to each that is made for this from then on.
 *
 * @param isTaken tries the request that names the thing which was made last
 */
export async function makeReady(run: Run, key: ItemKey, isTaken: () => Promise<boolean>): Promise<void> {
  const { collection } = key;
  const { actions = [] } = resourcesOf(run.contract).find((each) => each.key.collection === collection) ?? {};
  for (const action of actions) {
    if (!run.goesOn() || !run.baseline(action)) continue;
    readied.set(run, (readied.get(run) ?? new Map()).set(collection, action));
    await makeAnother(run, key);
    if (await isTaken()) return;
    readied.get(run)?.delete(collection);
  }
}

async function callOn(run: Run, base: Case, collection: string, id: string): Promise<void> {
  const key = itemKeys(run.contract, base.operation).find((each) => each.collection === collection);
  if (key) await run.call(withIds(base, new Map([[key, id]])), { again: true });
}

/** A thing that names those that were made last, and what is in them. */
export function withNewest({ memory }: Run, thing: JsonObject, names: readonly string[]): JsonObject {
  const outer = names.flatMap((name) => memory.keyNamed(name)?.collection ?? []);
  const within = Object.keys(thing).filter((name) => {
    const key = /.ids?$/i.test(name) ? memory.keyNamed(name) : undefined;
    return key !== undefined && outer.some((each) => key.collection.startsWith(`${each}/`));
  });
  const together = memory.idsTogether(new Set([...names, ...within]));
  const newest = new Map<string, unknown>();
  for (const [name, ids] of together) {
    const member = thing[name];
    if (name in thing) newest.set(name, Array.isArray(member) ? listOf(member, ids) : ids[0]);
  }
  return { ...thing, ...Object.fromEntries(newest) };
}

/** The same case with such a thing in its body, unless it is about what that names. */
export function caseWithNewest(run: Run, one: Case, names: readonly string[]): Case {
  const place = placeOfThing(run.contract, one);
  const about = one.aim?.in === "body" ? one.aim.pointer.split("/").slice(1)[place?.tokens.length ?? 0] : undefined;
  const others = names.filter((name) => name !== about);
  return withThing(run.contract, one, withNewest(run, thingOf(run.contract, one), others));
}

function thingOf(contract: Contract, one: Case): JsonObject {
  const place = placeOfThing(contract, one);
  return place ? unwrapped(place, one.body?.value) : {};
}
