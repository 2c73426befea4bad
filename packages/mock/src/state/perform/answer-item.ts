/** The declared answer that shows an item. */
import { isSameKind, itemIn, type Role, shapeOf } from "@cantus/contract/collections";
import { fitTo, modelOf } from "../fit.ts";
import { isObject, type JsonObject } from "../json.ts";
import type { Memory } from "../memory.ts";
import type { Item } from "../shelf.ts";
import type { Asked, Remembered } from "./asked.ts";
import { tagOf } from "./conditional.ts";

/** The declared answer with the item in its place. */
export function answerWith(memory: Memory, asked: Asked, item: Item): Remembered | undefined {
  const { role, chosen } = asked;
  const { contract } = memory;
  const { content } = chosen;
  const headers = { etag: () => tagOf(item) };
  if (!content) return { status: chosen.status, headers };
  const shown = shownItem(memory, role, item);
  const at = itemIn(contract, content.schema, role.collection);
  const model = chosen.example?.value ?? (content.schema === undefined ? undefined : modelOf(contract, content.schema));
  let value: unknown = shown;
  if (at?.length) value = { ...(isObject(model) ? model : {}), [at[0] as string]: shown };
  else if (!at) {
    const [part] =
      [...shapeOf(contract, role.collection.item).properties].find(([, schema]) =>
        isSameKind(contract, schema, content.schema),
      ) ?? [];
    const known = part === undefined ? undefined : shown[part];
    // Not the item at all: what came of creating it, or that it is gone. Prism knows it as well as anybody, but for what
    // is the item's own.
    const { idProperty } = role.collection;
    const own = role.kind === "create" ? { ...item.sent, ...shown } : { [idProperty]: shown[idProperty] };
    value = known ?? (isObject(model) ? { ...model, ...shared(model, own) } : model);
  }
  const fitted = fitTo(contract, content.schema, value, model);
  return fitted && { status: chosen.status, body: fitted, headers };
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
