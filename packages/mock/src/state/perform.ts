/** What an operation does with the memory, and what it answers. */
import type { Role } from "@cantus/contract/collections";
import { isEventStream } from "@cantus/contract/media-type";
import { changedValue } from "./change.ts";
import { eventStreamOf } from "./follow/event-stream.ts";
import { isObject } from "./json.ts";
import type { Memory } from "./memory.ts";
import { act } from "./perform/act.ts";
import { answerWith } from "./perform/answer-item.ts";
import { type Asked, itemAt, parameterValue, type Remembered, scopeOf, sentIn, withStatus } from "./perform/asked.ts";
import { isTagIn, requireMatch, tagOf } from "./perform/conditional.ts";
import { count } from "./perform/count.ts";
import { create } from "./perform/create.ts";
import { link } from "./perform/link.ts";
import { list } from "./perform/list.ts";
import { refuseMissing } from "./perform/missing.ts";
import { once } from "./perform/once.ts";
import { type Item, ONLY, type Shelf } from "./shelf.ts";

export type { Asked, Made, Remembered } from "./perform/asked.ts";

/**
 * @returns `undefined` where the memory has no answer and Prism's shall be given
 * @throws {Problem} `not-found` for an item that is not there, `conflict`, `precondition-failed`, `idempotency-key-reused`
 */
export function perform(memory: Memory, asked: Asked): Remembered | undefined {
  const { role } = asked;
  for (const ancestor of role.ancestors) {
    if (itemAt(memory, asked, ancestor)) continue;
    refuseMissing(memory, asked, ancestor, parameterValue(asked, ancestor.id));
    return undefined;
  }
  switch (role.kind) {
    case "list":
      return list(memory, asked);
    case "count":
      return count(memory, asked);
    case "create":
      return once(memory, asked, () => create(memory, asked));
    case "link":
    case "unlink":
      return link(memory, asked);
    case "below":
      return stream(memory, asked);
    default:
      return withItem(memory, asked);
  }
}

/** `GET /jobs/{job_id}/events`: what happens to the item, as events. */
function stream(memory: Memory, asked: Asked): Remembered | undefined {
  const { role, chosen, clock, lastEventId } = asked;
  const { content, status } = chosen;
  if (!content || !isEventStream(content.type) || role.id === undefined) return undefined;
  const { collection } = role;
  const followed = { memory, collection, scope: scopeOf(asked, role.scope), id: parameterValue(asked, role.id) };
  const events = eventStreamOf(followed, clock, content, lastEventId);
  return events && { status, headers: {}, stream: events };
}

function withItem(memory: Memory, asked: Asked): Remembered | undefined {
  const { role } = asked;
  const id = idIn(memory, asked);
  if (id === undefined) return undefined;
  const found = memory.item(role.collection, scopeOf(asked, role.scope), id);
  if (!found) {
    if (role.kind === "replace" && putsIn(memory, role)) return create(memory, withStatus(asked, "201"), id);
    refuseMissing(memory, asked, role, id);
    return isNone(asked) ? { status: 204, headers: {} } : undefined;
  }
  if (role.kind === "read") return read(memory, asked, found);
  requireMatch(asked, found);
  const shelf = memory.open(role.collection, scopeOf(asked, role.scope));
  // The seeds of a shelf that is kept from here on are others.
  const item = shelf.items.get(found.id) ?? found;
  if (role.kind === "remove") return remove(memory, asked, shelf, item);
  if (role.kind === "action") return once(memory, asked, () => act(memory, asked, shelf, item));
  const how = role.kind === "replace" ? "replace" : "update";
  const value = changedValue(memory, { ...role, body: sentIn(memory, asked) }, item, how);
  if (!value) return undefined;
  const isCreated = asked.chosen.status === 201 && how === "replace";
  const answer = answerWith(memory, isCreated ? withStatus(asked, "200", "204") : asked, { ...item, value });
  if (answer) memory.change(shelf, item, value);
  return answer;
}

/** Which item it is about: as the path says, or where that is the collection's, as the body does. */
function idIn(memory: Memory, asked: Asked): string | undefined {
  const { id, collection } = asked.role;
  if (collection.isSingle) return ONLY;
  if (id !== undefined) return parameterValue(asked, id);
  const body = sentIn(memory, asked);
  const sent = isObject(body) ? body[collection.idProperty] : undefined;
  return typeof sent === "string" || typeof sent === "number" ? String(sent) : undefined;
}

/** Of what there is at most one, some say by 204 that there is none. */
function isNone({ role: { kind, collection, operation } }: Asked): boolean {
  return kind === "read" && collection.isSingle && operation.response(204)?.status === "204";
}

/** A PUT makes what is not there (RFC 9110 9.3.4), where the contract says 201 or has no other way to make it. */
function putsIn({ inferred }: Memory, { operation, collection }: Role): boolean {
  return (
    operation.responses.some(({ status }) => status === "201") ||
    ![...inferred.roles.values()].some((each) => each.kind === "create" && each.collection === collection)
  );
}

function read(memory: Memory, asked: Asked, item: Item): Remembered | undefined {
  const sent = asked.parts.header;
  const held = Object.entries(sent).find(([name]) => name.toLowerCase() === "if-none-match")?.[1];
  const tag = tagOf(item);
  if (typeof held === "string" && asked.role.operation.response(304) && isTagIn(held, tag)) {
    return { status: 304, headers: { etag: tag } };
  }
  return answerWith(memory, asked, item);
}

function remove(memory: Memory, asked: Asked, shelf: Shelf, item: Item): Remembered | undefined {
  const answer = answerWith(memory, asked, item);
  memory.remove(shelf, item.id);
  return answer;
}
