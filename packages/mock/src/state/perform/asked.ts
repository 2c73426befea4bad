/** What an operation of the memory is asked, and what it answers. */
import { type Collection, type ItemPlace, itemIn, type Role } from "@cantus/contract/collections";
import type { RequestParts } from "@cantus/contract/request";
import type { Clock } from "../../clock.ts";
import type { Chosen } from "../../negotiate.ts";
import type { EventStream } from "../follow/event-stream.ts";
import { isObject } from "../json.ts";
import type { Memory } from "../memory.ts";
import type { Item } from "../shelf.ts";

export interface Asked {
  readonly role: Role;
  /** Which of the declared answers it is. */
  readonly chosen: Chosen;
  readonly parts: RequestParts;
  /** As it was requested, percent-encoded, with the base path. */
  readonly path: string;
  readonly query: string;
  /** Where the caller reached the mock: `127.0.0.1:4010`. */
  readonly host: string;
  /** As an `EventSource` sends it, whether the contract declares it or not. */
  readonly lastEventId: string | undefined;
  /** The session's. */
  readonly clock: Clock;
}

/** An item that was created. */
export interface Made {
  readonly collection: Collection;
  readonly scope: readonly string[];
  readonly id: string;
}

export interface Remembered {
  readonly status: number;
  /** Absent: no body. */
  readonly body?: {
    readonly value: unknown;
    /** As JSON, where that is written already. */
    readonly json?: string;
  };
  /** In its place: the events of the item. */
  readonly stream?: EventStream;
  /** What was made. */
  readonly made?: Made;
  /** By lower-case name, for headers that the answer declares; `undefined` leaves one out. */
  readonly headers: Readonly<Record<string, string | undefined | (() => string)>>;
}

/** What was sent of the item: the body, or a member of it (`{ "job": { … } }`), without files, of which nothing is kept. */
export function sentIn(memory: Memory, { role, parts }: Asked): unknown {
  const body = withoutFiles(parts.body);
  if (!isObject(body)) return body;
  for (const { schema } of role.operation.requestBody?.content ?? []) {
    const at = itemIn(memory.contract, schema, role.collection);
    if (!at) continue;
    const [name] = at;
    return name !== undefined && isObject(body[name]) ? body[name] : body;
  }
  return body;
}

function withoutFiles(body: unknown): unknown {
  if (!isObject(body) || !Object.values(body).some(hasFile)) return body;
  return Object.fromEntries(Object.entries(body).filter(([, member]) => !hasFile(member)));
}

function hasFile(member: unknown): boolean {
  return Array.isArray(member) ? member.some(hasFile) : member instanceof File;
}

export function parameterValue({ parts: sent }: Asked, parameter: string): string {
  return String(sent.path[parameter] ?? "");
}

export function scopeOf(asked: Asked, scope: readonly string[]): string[] {
  return scope.map((parameter) => parameterValue(asked, parameter));
}

export function itemAt(memory: Memory, asked: Asked, { collection, scope, id }: ItemPlace): Item | undefined {
  return memory.item(collection, scopeOf(asked, scope), parameterValue(asked, id));
}

/** With the first of these statuses that the operation declares, in the place of the chosen one. */
export function withStatus(asked: Asked, ...statuses: readonly string[]): Asked {
  const { responses } = asked.role.operation;
  const response = statuses.flatMap((status) => responses.find((each) => each.status === status) ?? [])[0];
  if (!response || Number(response.status) === asked.chosen.status) return asked;
  const content = response.content.find(({ type }) => type === asked.chosen.content?.type) ?? response.content[0];
  return { ...asked, chosen: { status: Number(response.status), content, example: content?.examples[0] } };
}
