/** `POST /jobs/{job_id}/cancel`: writes what the contract says. */

import { type Operation, Problem } from "@cantus/contract";
import { type Collection, itemIn, shapeOf } from "@cantus/contract/collections";
import { touched } from "../change.ts";
import { fitTo } from "../fit.ts";
import { isObject, type JsonObject } from "../json.ts";
import { lifecycleOf, stageOf } from "../lifecycle.ts";
import type { Memory } from "../memory.ts";
import { enter } from "../move.ts";
import type { Item, Shelf } from "../shelf.ts";
import { answerWith } from "./answer-item.ts";
import type { Asked, Remembered } from "./asked.ts";

/** Writes what the contract says (`x-mock`), if the item is as it has to be. */
export function act(memory: Memory, asked: Asked, shelf: Shelf, item: Item): Remembered | undefined {
  const { collection, extension, operation } = asked.role;
  const unfit = Object.entries(extension.when ?? {}).find(([name, values]) => !values.includes(item.value[name]));
  if (unfit) {
    if (extension.otherwise === undefined) return answerWith(memory, asked, item);
    const detail = `The ${unfit[0]} of ${item.id} is ${JSON.stringify(item.value[unfit[0]])}.`;
    throw extension.otherwise === 409
      ? new Problem("conflict", { detail })
      : new Problem("unprocessable-content", { status: extension.otherwise, detail });
  }
  const { properties } = shapeOf(memory.contract, collection.item);
  const changed = { value: item.value, stage: item.stage, sent: item.sent, history: item.history };
  const lifecycle = lifecycleOf(memory.contract, collection);
  const marks: JsonObject = {};
  for (const [name, value] of Object.entries(extension.set ?? {})) {
    if (name === lifecycle?.property) {
      const shown = shownBy(memory, operation, collection, name, value);
      enter(memory.contract, collection.item, collection.idProperty, lifecycle, changed, value, memory.now, shown);
      changed.stage = stageOf(lifecycle, value, memory.now);
    } else if (properties.has(name)) changed.value = { ...changed.value, [name]: value };
    else marks[name] = value;
  }
  changed.value = touched(memory, collection, changed.value);
  const fitted = fitTo(memory.contract, collection.item, changed.value, item.value);
  if (!fitted || !isObject(fitted.value)) return undefined;
  const answer = answerWith(memory, asked, { ...item, value: fitted.value });
  Object.assign(item, { stage: changed.stage, history: changed.history, marks: { ...item.marks, ...marks } });
  memory.change(shelf, item, fitted.value);
  return answer;
}

/** An item with this status in the examples of the operation's own answers. */
function shownBy(
  memory: Memory,
  operation: Operation,
  collection: Collection,
  property: string,
  value: unknown,
): JsonObject | undefined {
  for (const { schema, examples } of operation.responses.flatMap(({ content }) => content)) {
    const at = itemIn(memory.contract, schema, collection);
    for (const example of at ? examples : []) {
      const item = at?.length && isObject(example.value) ? example.value[at[0] as string] : example.value;
      if (isObject(item) && item[property] === value) return item;
    }
  }
  return undefined;
}
