/** `POST /jobs`: makes an item. */

import { type Collection, isSameKind, itemIn, shapeOf } from "@cantus/contract/collections";
import { createItem } from "../item.ts";
import { isObject } from "../json.ts";
import { lifecycleOf } from "../lifecycle.ts";
import type { Memory } from "../memory.ts";
import { finish } from "../move.ts";
import { answerWith } from "./answer-item.ts";
import { type Asked, type Remembered, scopeOf, sentIn } from "./asked.ts";
import { locationOf } from "./location.ts";

export function create(memory: Memory, asked: Asked, id?: string): Remembered | undefined {
  const { role, chosen } = asked;
  const { collection } = role;
  const { contract } = memory;
  const shelf = memory.open(collection, scopeOf(asked, role.scope));
  const at = itemIn(contract, chosen.content?.schema, collection);
  const example = chosen.example?.value;
  const shown = at && (at.length === 0 ? example : isObject(example) ? example[at[0] as string] : undefined);
  const lifecycle = lifecycleOf(memory.contract, collection);
  const model = shown ?? lifecycle?.examples.get(lifecycle.states[0]?.value);
  const body = sentIn(memory, asked);
  const sent = isObject(body) ? body : {};
  const item = createItem(memory, shelf, { role, sent, model, id, path: asked.parts.path });
  if (!item) return undefined;
  // An answer that is not the item but what came of it has waited for that.
  if (!at && lifecycle && isPartOf(memory, collection, asked)) {
    finish(contract, collection.item, collection.idProperty, lifecycle, item, memory.now);
  }
  const answer = answerWith(memory, asked, item);
  if (!answer) return undefined;
  const json = JSON.stringify(item.value);
  memory.add(shelf, item, json.length);
  const made = { collection, scope: scopeOf(asked, role.scope), id: item.id };
  return {
    ...answer,
    ...(answer.body?.value === item.value && { body: { value: item.value, json } }),
    made,
    headers: { ...answer.headers, location: () => locationOf(memory, asked, item) },
  };
}

function isPartOf(memory: Memory, collection: Collection, { chosen }: Asked): boolean {
  return [...shapeOf(memory.contract, collection.item).properties.values()].some((schema) =>
    isSameKind(memory.contract, schema, chosen.content?.schema),
  );
}
