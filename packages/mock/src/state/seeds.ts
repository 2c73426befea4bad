/** What a memory holds at its start: the items that the contract's examples show, else some that are made. */

import type { Contract } from "@cantus/contract";
import {
  type Collection,
  type Inferred,
  itemIn,
  listAt,
  parts,
  shapeOf,
  successes,
} from "@cantus/contract/collections";
import { sample } from "../sample.ts";
import { accepts } from "./accepts.ts";
import { fitTo, modelOf } from "./fit.ts";
import { idsFor } from "./identity.ts";
import { isObject, type JsonObject } from "./json.ts";

export interface Seed {
  readonly value: JsonObject;
  /** What the list that shows it says of its items (`where`), and no property of theirs tells. */
  readonly marks: JsonObject;
}

/** Seeds that somebody else has chosen; none: the contract's. */
export type SeedsOf = (collection: Collection) => readonly Seed[] | undefined;

const MADE = 3;

const known = new WeakMap<Collection, readonly Seed[]>();

/** Made once for each collection, the same each time. Answers that show the item whole come before those of lists. */
export function seedsOf(contract: Contract, inferred: Inferred, collection: Collection): readonly Seed[] {
  const seeds = known.get(collection) ?? makeSeeds(contract, inferred, collection);
  known.set(collection, seeds);
  return seeds;
}

function makeSeeds(contract: Contract, inferred: Inferred, collection: Collection): readonly Seed[] {
  if (collection.isSingle) return theOne(contract, inferred, collection);
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
    const fitted = fitTo(contract, collection.item, value);
    if (fitted) seeds.set(String(id), { value: fitted.value as JsonObject, marks });
  }
  if (seeds.size > 0) return [...seeds.values()];
  for (let i = 1; i <= MADE; i++) {
    const value = madeValue(contract, collection, i) ?? (i === 1 ? plainValue(contract, collection) : undefined);
    if (!value) continue;
    const id = seedId(contract, collection, value, i, (each) => seeds.has(each));
    if (id !== undefined && id !== null)
      seeds.set(String(id), { value: { ...value, [collection.idProperty]: id }, marks: {} });
  }
  return [...seeds.values()];
}

/** As the contract shows it first, or as it may be. */
function theOne(contract: Contract, inferred: Inferred, collection: Collection): readonly Seed[] {
  for (const { value } of shown(contract, inferred, collection)) {
    const fitted = fitTo(contract, collection.item, value);
    if (isObject(fitted?.value)) return [{ value: fitted.value, marks: {} }];
  }
  const value = madeValue(contract, collection, 1) ?? plainValue(contract, collection);
  return value ? [{ value, marks: {} }] : [];
}

/** A random value, with the examples that the schema gives for its properties, one after the other. */
function madeValue(contract: Contract, { item, path }: Collection, turn: number): JsonObject | undefined {
  const made = sample(contract, item, { dynamic: `${path} ${turn}` });
  if (!isObject(made)) return undefined;
  const { properties } = shapeOf(contract, item);
  const value: JsonObject = {};
  for (const [name, member] of Object.entries(made)) {
    const schema = properties.get(name);
    if (schema === undefined && properties.size > 0) continue;
    const examples = parts(contract, schema).flatMap(({ examples, example }) => [
      ...(Array.isArray(examples) ? examples : []),
      ...(example === undefined ? [] : [example]),
    ]);
    value[name] = examples.length > 0 ? examples[(turn - 1) % examples.length] : member;
  }
  const fitted = fitTo(contract, item, value);
  return isObject(fitted?.value) ? fitted.value : undefined;
}

/** Where nothing random will do. */
function plainValue(contract: Contract, { item }: Collection): JsonObject | undefined {
  const model = modelOf(contract, item);
  return isObject(model) ? model : undefined;
}

/** The first has the id that the contract's path shows, so that its example finds something; numbers count from 1. */
function seedId(
  contract: Contract,
  collection: Collection,
  value: JsonObject,
  turn: number,
  isTaken: (id: string) => boolean,
): unknown {
  const { idSchema, idExample, idProperty } = collection;
  if (turn === 1 && idExample !== undefined && accepts(contract, idSchema, idExample)) return idExample;
  const isNumber = typeof value[idProperty] === "number";
  if (isNumber && accepts(contract, idSchema, turn)) return turn;
  return idsFor(contract, collection, undefined)(turn, isTaken, "seed") ?? value[idProperty];
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
        for (const item of listAt(value, list?.path ?? []))
          if (isObject(item)) yield { value: item, marks: extension.where ?? {} };
      }
    }
  }
}
