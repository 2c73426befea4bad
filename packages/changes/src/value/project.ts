import type { Flow } from "../change.ts";
import { furtherProperties, itemsOf, propertyNames, propertyOf } from "../schema/members.ts";
import { isObject, type Node, together } from "../schema/node.ts";
import { shapeOf } from "../schema/shape.ts";

/**
 * A value as a reader of another version sees it: without the properties that it does not know, where its contract had
 * closed the object.
 */
export function project(value: unknown, node: Node, flow: Flow, depth = 0): unknown {
  if (depth > 20 || typeof value !== "object" || value === null) return value;
  const { forms } = shapeOf(node);
  if (Array.isArray(value)) {
    const lists = forms.filter((form) => form.types.has("array"));
    const [only] = lists;
    if (!only || lists.length > 1) return value;
    return value.map((item, i) => project(item, itemsOf(only, i), flow, depth + 1));
  }
  if (!isObject(value)) return value;
  const objects = forms.filter((form) => form.types.has("object"));
  if (objects.length === 0) return value;
  const isClosed = objects.some((form) => furtherProperties(form).isRefused);
  const entries = Object.entries(value).flatMap(([name, member]) => {
    const knowing = objects.filter((form) => propertyNames(form).includes(name));
    if (knowing.length === 0) return isClosed ? [] : [[name, member]];
    const [only] = knowing;
    if (!only || knowing.length > 1) return [[name, member]];
    return [[name, project(member, together(node.contract, [propertyOf(only, name, flow).node]), flow, depth + 1)]];
  });
  return Object.fromEntries(entries);
}
