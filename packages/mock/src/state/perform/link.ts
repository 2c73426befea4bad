/** `PUT /collections/{collection_id}/tracks/{track_id}`: puts one item into another, or takes it out. */
import type { ItemPlace } from "@cantus/contract/collections";
import { touched } from "../change.ts";
import type { Memory } from "../memory.ts";
import { type Asked, itemAt, parameterValue, type Remembered, scopeOf } from "./asked.ts";
import { refuseMissing } from "./missing.ts";

export function link(memory: Memory, asked: Asked): Remembered | undefined {
  const { role } = asked;
  const linked = role.linked as ItemPlace;
  const place: ItemPlace = { collection: role.collection, scope: role.scope, id: role.id as string };
  for (const each of [place, linked]) {
    if (itemAt(memory, asked, each)) continue;
    refuseMissing(memory, asked, each, parameterValue(asked, each.id));
    return undefined;
  }
  const shelf = memory.open(role.collection, scopeOf(asked, role.scope));
  const holder = shelf.items.get(parameterValue(asked, place.id));
  if (!holder) return undefined;
  const id = parameterValue(asked, linked.id);
  const others = (holder.held[linked.collection.name] ?? []).filter((each) => each !== id);
  const isNew = role.kind === "link" ? others.length === (holder.held[linked.collection.name] ?? []).length : false;
  holder.held = { ...holder.held, [linked.collection.name]: role.kind === "link" ? [...others, id] : others };
  if (isNew || role.kind === "unlink") holder.value = touched(memory, role.collection, holder.value);
  if (role.kind === "link" && role.extension.set) {
    const held = memory.open(linked.collection, scopeOf(asked, linked.scope)).items.get(id);
    if (held) held.marks = { ...held.marks, ...role.extension.set };
  }
  return { status: asked.chosen.status, headers: {} };
}
