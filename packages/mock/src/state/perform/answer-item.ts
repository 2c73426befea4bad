/** The declared answer that shows an item. */
import type { Contract, Schema } from "@cantus/contract";
import { isSameKind, itemIn, type Role, shapeOf } from "@cantus/contract/collections";
import type { Chosen } from "../../negotiate.ts";
import { fitTo, modelOf } from "../fit.ts";
import { isObject, type JsonObject } from "../json.ts";
import type { Memory } from "../memory.ts";
import type { Item } from "../shelf.ts";
import type { Asked, Remembered } from "./asked.ts";
import { tagOf } from "./conditional.ts";

/**
 * The declared answer with the item in its place.
 *
 * @param isFitted whether the item has been fitted to the schema of its collection just now
 */
export function answerWith(memory: Memory, asked: Asked, item: Item, isFitted = false): Remembered | undefined {
  const { role, chosen } = asked;
  const { contract } = memory;
  const { content } = chosen;
  const headers = { etag: () => tagOf(item) };
  if (!content) return { status: chosen.status, headers };
  const shown = shownItem(memory, role, item);
  const { at, model, part, isItem } = placeOf(contract, role, chosen);
  if (isFitted && isItem && shown === item.value) return { status: chosen.status, body: { value: shown }, headers };
  let value: unknown = shown;
  if (at?.length) value = { ...(isObject(model) ? model : {}), [at[0] as string]: shown };
  else if (!at) {
    const known = part === undefined ? undefined : shown[part];
    // Not the item at all: what came of creating it, or that it is gone. Prism knows it as well as anybody, but for what
    // is the item's own.
    const { idProperty, isSingle } = role.collection;
    const isWhole = role.kind === "create" || isSingle;
    const own = isWhole ? { ...item.sent, ...shown } : { [idProperty]: shown[idProperty] };
    value = known ?? (isObject(model) ? { ...model, ...shared(model, own) } : model);
  }
  const fitted = fitTo(contract, content.schema, value, model);
  return fitted && { status: chosen.status, body: fitted, headers };
}

/** Where an answer has the item. */
interface Place {
  /** As `itemIn` says it. */
  readonly at: readonly string[] | undefined;
  /** The answer as the contract shows it, else as it is made. */
  readonly model: unknown;
  /** The property of the item that is the answer, where that has no item. */
  readonly part: string | undefined;
  /** Whether the schema of the answer is the very one of the collection's items. */
  readonly isItem: boolean;
}

const places = new WeakMap<Chosen, Place>();

export function placeOf(contract: Contract, { collection }: Role, chosen: Chosen): Place {
  const known = places.get(chosen);
  if (known) return known;
  const schema = chosen.content?.schema;
  const at = itemIn(contract, schema, collection);
  const properties = at ? [] : [...shapeOf(contract, collection.item).properties];
  const place = {
    at,
    model: chosen.example?.value ?? (schema === undefined ? undefined : modelOf(contract, schema)),
    part: properties.find(([, property]) => isSameKind(contract, property, schema))?.[0],
    isItem: schema !== undefined && contract.resolve<Schema>(schema) === contract.resolve<Schema>(collection.item),
  };
  places.set(chosen, place);
  return place;
}

function shared(model: JsonObject, known: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.keys(model).flatMap((name) => (Object.hasOwn(known, name) ? [[name, known[name]]] : [])),
  );
}

/** The item with what is counted at this moment. */
export function shownItem(memory: Memory, { collection }: Role, item: Item): JsonObject {
  let shown = item.value;
  for (const { holder, held, count } of memory.inferred.links) {
    if (holder !== collection || count === undefined) continue;
    const ids = item.held[held.name];
    if (ids) shown = { ...shown, [count]: ids.length };
  }
  return shown;
}
