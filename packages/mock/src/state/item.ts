/** Items as requests make them. */

import { Problem } from "@cantus/contract";
import { type Role, shapeOf } from "@cantus/contract/collections";
import { accepts } from "./accepts.ts";
import { fitTo } from "./fit.ts";
import { isObject, type JsonObject } from "./json.ts";
import { beginningOf, lifecycleOf } from "./lifecycle.ts";
import type { Memory } from "./memory.ts";
import { ownNamed } from "./own-names.ts";
import { type Recipe, recipeOf } from "./recipe.ts";
import type { Item, Shelf } from "./shelf.ts";

export interface Draft {
  readonly role: Role;
  /** What was sent. */
  readonly sent: JsonObject;
  /** An item as the contract shows it in the answer; absent: one is made. */
  readonly model: unknown;
  /** Given in the path, by PUT. */
  readonly id?: string | undefined;
  /** The parameters of the path, which may be properties too: whose the item is. */
  readonly path: Readonly<Record<string, unknown>>;
}

/**
 * A new item: what was sent, what the server decides as the contract's example has it, an id and times of its own. It is
 * not in the shelf yet.
 */
export function createItem(memory: Memory, shelf: Shelf, draft: Draft): Item | undefined {
  const { contract, now } = memory;
  const { role, path } = draft;
  const { idProperty, item: schema } = role.collection;
  const lifecycle = lifecycleOf(contract, role.collection);
  const recipe = recipeOf(contract, role, draft.model);
  const sent = ownNamed(contract, schema, draft.sent);
  const isIdSent = draft.id === undefined && recipe.takesId && Object.hasOwn(sent, idProperty);
  const id = idOf(memory, shelf, role, recipe, isIdSent ? sent[idProperty] : draft.id);
  if (id === undefined) return undefined;

  const order = { id, sent, path, now, turn: shelf.made };
  const value: JsonObject = {};
  for (const { name, make } of recipe.ingredients) {
    const made = make(order);
    if (made !== undefined) value[name] = made;
  }
  // What the schema leaves open stays as it was sent.
  if (recipe.isOpen) {
    const { properties } = shapeOf(contract, schema);
    for (const name of Object.keys(sent)) if (name !== "__proto__" && !properties.has(name)) value[name] = sent[name];
  }
  const fitted = fitTo(contract, schema, value, recipe.model);
  if (!fitted || !isObject(fitted.value)) return undefined;
  shelf.sequence++;
  const beginning = lifecycle && beginningOf(lifecycle, fitted.value[lifecycle.property], now);
  return {
    id: String(id),
    sequence: shelf.sequence,
    isShown: false,
    value: fitted.value,
    marks: role.extension.where ?? NOTHING,
    sent: draft.sent,
    held: NOTHING,
    stage: beginning?.stage,
    history: beginning?.history ?? NEVER,
  };
}

/** One for all items, of which there may be many. */
const NOTHING = Object.freeze({});
const NEVER: readonly [] = Object.freeze([] as const);

function idOf(
  { contract }: Memory,
  shelf: Shelf,
  { collection, operation }: Role,
  { newId }: Recipe,
  given: unknown,
): string | number | undefined {
  shelf.made++;
  if (typeof given !== "string" && typeof given !== "number") {
    return newId(shelf.made, (id) => shelf.items.has(id) || shelf.gone.has(id), shelf.key);
  }
  if (shelf.items.has(String(given)) && operation.response(409)) {
    throw new Problem("conflict", { detail: `There is ${given} in ${collection.name} already.` });
  }
  return accepts(contract, collection.idSchema, given) ? given : Number(given);
}
