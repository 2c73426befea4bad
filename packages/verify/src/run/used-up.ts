/**
 * Other things that a request uses up: a cart is ordered once, and only with something in it. What its body names is made
 * anew then, and what was put into those before is put into the new one.
 */
import type { Contract } from "@cantus/contract";
import { addressOf, type ItemKey, itemKeys, plainName } from "@cantus/contract/collections";
import type { Case } from "../cases/case.ts";
import { placeOfThing, withThing } from "../cases/varied.ts";
import { withIds } from "../cases/with-ids.ts";
import type { JsonObject } from "../state/json.ts";
import { unwrapped } from "../state/payload.ts";
import { remakeIn } from "./ready.ts";
import type { Run } from "./run.ts";

/** Members of a body that name other things which are known, and what picks those. */
export function othersIn({ contract, memory }: Run, one: Case): ReadonlyMap<string, ItemKey> {
  const own = new Set(itemKeys(contract, one.operation).map(({ parameter }) => plainName(parameter)));
  return new Map(
    Object.entries(thingOf(contract, one)).flatMap(([name, member]) => {
      const key = typeof member === "string" && /.id$/i.test(name) ? memory.keyNamed(name) : undefined;
      return key && !own.has(plainName(name)) ? [[name, key] as const] : [];
    }),
  );
}

/** Makes another thing of a collection, with what was put into those before. */
export async function makeAnother(run: Run, { collection }: ItemKey): Promise<void> {
  await remakeIn(run, collection);
  const [id] = run.memory.idsIn(collection);
  if (id === undefined) return;
  for (const operation of run.operations) {
    const { method, path } = addressOf(run.contract, operation);
    const isPutIn = /^(put|post)$/.test(method) && path.startsWith(`${collection}/{}/`);
    const key = itemKeys(run.contract, operation).find((each) => each.collection === collection);
    const base = isPutIn && operation.requestBody ? run.baseline(operation)?.case : undefined;
    if (base && key) await run.call(withIds(base, new Map([[key, id]])), { again: true });
  }
}

/** A thing that names those that were made last. */
export function withNewest({ memory }: Run, thing: JsonObject, names: Iterable<string>): JsonObject {
  const newest = [...names].flatMap((name) => {
    const id = name in thing ? memory.idNamed(name) : undefined;
    return id === undefined ? [] : [[name, id] as const];
  });
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
