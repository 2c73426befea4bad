/** What a memory holds at its start: the items that the contract's examples show, else some that are made. */
import type { Contract } from "@cantus/contract";
import { sample } from "../sample.ts";
import { fitTo } from "./fit.ts";
import { itemIn, successes } from "./infer/body.ts";
import { isObject, type JsonObject } from "./json.ts";
import type { Collection, Inferred } from "./model.ts";
import { accepts } from "./shape.ts";

export interface Seed {
  readonly value: JsonObject;
  /** What the list that shows it says of its items (`where`), and no property of theirs tells. */
  readonly marks: JsonObject;
}

const MADE = 3;

const known = new WeakMap<Collection, Promise<readonly Seed[]>>();

/** Made once for each collection, the same each time. Answers that show the item whole come before those of lists. */
export function seedsOf(contract: Contract, inferred: Inferred, collection: Collection): Promise<readonly Seed[]> {
  const seeds = known.get(collection) ?? makeSeeds(contract, inferred, collection);
  known.set(collection, seeds);
  return seeds;
}

async function makeSeeds(contract: Contract, inferred: Inferred, collection: Collection): Promise<readonly Seed[]> {
  const seeds = new Map<string, Seed>();
  for (const { value, marks } of shown(contract, inferred, collection)) {
    const id = value[collection.idProperty];
    if (id === undefined || id === null) continue;
    const earlier = seeds.get(String(id));
    if (earlier) {
      // Known already, but a list may say more of it.
      seeds.set(String(id), { value: earlier.value, marks: { ...earlier.marks, ...marks } });
      continue;
    }
    const fitted = await fitTo(contract, collection.item, value);
    if (fitted) seeds.set(String(id), { value: fitted.value as JsonObject, marks });
  }
  if (seeds.size > 0) return [...seeds.values()];
  for (let i = 1; i <= MADE; i++) {
    const made = await sample(contract, collection.item, { dynamic: `${collection.path} ${i}` });
    const fitted = isObject(made) ? await fitTo(contract, collection.item, made) : undefined;
    if (!fitted || !isObject(fitted.value)) continue;
    const value = { ...fitted.value, [collection.idProperty]: seedId(contract, collection, fitted.value, i) };
    const id = value[collection.idProperty];
    if (id !== undefined && id !== null) seeds.set(String(id), { value, marks: {} });
  }
  return [...seeds.values()];
}

/** The first has the id that the contract's path shows, so that its example finds something; numbers count from 1. */
function seedId(contract: Contract, collection: Collection, value: JsonObject, turn: number): unknown {
  const { idSchema, idExample, idProperty } = collection;
  const choices = [turn === 1 ? idExample : undefined, typeof value[idProperty] === "number" ? turn : undefined];
  return choices.find((id) => id !== undefined && accepts(contract, idSchema, id)) ?? value[idProperty];
}

function* shown(contract: Contract, inferred: Inferred, collection: Collection): Generator<Seed> {
  const roles = [...inferred.roles.values()].filter((role) => role.collection === collection);
  for (const { operation } of roles.filter(({ kind }) => kind === "read")) {
    for (const { content } of successes(operation)) {
      const at = itemIn(contract, content.schema, collection);
      for (const { value } of at ? content.examples : []) {
        const item = at?.length && isObject(value) ? value[at[0] as string] : value;
        if (isObject(item)) yield { value: item, marks: {} };
      }
    }
  }
  for (const { operation, list, extension } of roles) {
    for (const { content } of list ? successes(operation) : []) {
      for (const { value } of content.examples) {
        const items = list?.property === undefined ? value : isObject(value) ? value[list.property] : [];
        for (const item of Array.isArray(items) ? items : [])
          if (isObject(item)) yield { value: item, marks: extension.where ?? {} };
      }
    }
  }
}
