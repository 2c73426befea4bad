/** `POST /jobs`: makes an item. */
import { createItem } from "../item.ts";
import { isObject } from "../json.ts";
import { lifecycleOf } from "../lifecycle.ts";
import type { Memory } from "../memory.ts";
import { finish } from "../move.ts";
import { uploaded } from "../uploaded.ts";
import { answerWith, placeOf } from "./answer-item.ts";
import { type Asked, type Remembered, scopeOf, sentIn } from "./asked.ts";
import { locationOf } from "./location.ts";

export function create(memory: Memory, asked: Asked, id?: string): Remembered | undefined {
  const { role, chosen } = asked;
  const { collection } = role;
  const { contract } = memory;
  const scope = scopeOf(asked, role.scope);
  const shelf = memory.open(collection, scope);
  const { at, part } = placeOf(contract, role, chosen);
  const example = chosen.example?.value;
  const shown = at && (at.length === 0 ? example : isObject(example) ? example[at[0] as string] : undefined);
  const lifecycle = lifecycleOf(contract, collection);
  const model = shown ?? lifecycle?.examples.get(lifecycle.states[0]?.value);
  const body = sentIn(memory, asked);
  const sent = isObject(body) ? body : {};
  const item = createItem(memory, shelf, { role, sent, model, id, path: asked.parts.path });
  if (!item) return undefined;
  Object.assign(item.value, uploaded(contract, collection.item, asked.parts.body));
  // An answer that is not the item but what came of it has waited for that.
  const isFinished = part !== undefined && lifecycle !== undefined;
  if (isFinished) finish(contract, collection.item, collection.idProperty, lifecycle, item, memory.now);
  const answer = answerWith(memory, asked, item, !isFinished);
  if (!answer) return undefined;
  const json = JSON.stringify(item.value);
  memory.add(shelf, item, json.length);
  return {
    status: answer.status,
    ...(answer.body && { body: answer.body.value === item.value ? { value: item.value, json } : answer.body }),
    made: { collection, scope, id: item.id },
    headers: { ...answer.headers, location: () => locationOf(memory, asked, item) },
  };
}
