/** Where things are: the URI of an item, and of the next page. */

import type { Parameter, Response } from "@cantus/contract";
import { parameterOf, type Role, segmentsOf } from "@cantus/contract/collections";
import { accepts } from "../accepts.ts";
import type { Page } from "../listing.ts";
import type { Memory } from "../memory.ts";
import type { Item } from "../shelf.ts";
import { type Asked, scopeOf } from "./asked.ts";

/** Where the item is read. */
export function locationOf(memory: Memory, asked: Asked, item: Item): string {
  const { role } = asked;
  const values = scopeOf(asked, role.scope);
  values.push(item.id);
  let at = 0;
  let path = basePathOf(asked);
  for (const { text, isParameter } of itemTemplate(memory, role)) {
    path += `/${isParameter ? encodeURIComponent(values[at++] ?? "") : text}`;
  }
  return takesPath(memory, asked, path) ? path : `http://${asked.host}${path}`;
}

const takers = new WeakMap<Response, boolean>();

/** A path is a URI reference (RFC 9110 §10.2.2); some contracts ask for a whole URI. */
function takesPath({ contract }: Memory, { role, chosen }: Asked, path: string): boolean {
  const response = role.operation.response(chosen.status);
  if (!response) return true;
  const known = takers.get(response);
  if (known !== undefined) return known;
  const schema = response.headers.find(({ name }) => name.toLowerCase() === "location")?.schema;
  const takes = accepts(contract, schema, path);
  takers.set(response, takes);
  return takes;
}

interface Segment {
  readonly text: string;
  readonly isParameter: boolean;
}

const templates = new WeakMap<Role, readonly Segment[]>();

/** The path under which an item that was made is read. */
function itemTemplate({ inferred }: Memory, role: Role): readonly Segment[] {
  const known = templates.get(role);
  if (known) return known;
  const read = [...inferred.roles.values()].find(
    ({ kind, collection }) => kind === "read" && collection === role.collection,
  );
  const template = segmentsOf(read?.operation.path ?? `${role.collection.path}/{}`).map((text) => ({
    text,
    isParameter: parameterOf(text) !== undefined || text === "{}",
  }));
  templates.set(role, template);
  return template;
}

const lengths = new WeakMap<Role, number>();

/** What the path of the request begins with, before the operation's own. */
function basePathOf({ path, role }: Asked): string {
  const length = lengths.get(role) ?? segmentsOf(role.operation.path).length;
  lengths.set(role, length);
  let slash = path.endsWith("/") ? path.length - 1 : path.length;
  for (let segment = 0; segment < length; segment++) slash = path.lastIndexOf("/", slash - 1);
  return slash > 0 ? path.slice(0, slash) : "";
}

/** Relations of a page to others (RFC 8288, IANA's registry of link relations). */
export type PageUrls = Readonly<Partial<Record<"self" | "first" | "prev" | "next" | "last", string>>>;

/** The same request for other pages, by the way of paging that the contract has: with cursors only the next is known. */
export function pageUrls({ role, path, query }: Asked, page: Page, first: number): PageUrls {
  const style = role.list;
  if (!style) return {};
  const url = ({ name }: Parameter, value: string | number, without?: string) => {
    const parameters = new URLSearchParams(query);
    parameters.set(name, String(value));
    if (without !== undefined) parameters.delete(without);
    return `${path}?${parameters}`;
  };
  const self = query === "" ? path : `${path}?${query}`;
  const { cursor } = style;
  if (cursor !== undefined)
    return { self, ...(page.next && { next: url(cursor, page.next.cursor, style.offset?.name) }) };
  const { page: number, offset } = style;
  const at =
    number !== undefined
      ? (start: number) => url(number, Math.floor(start / page.size) + first)
      : offset !== undefined
        ? (start: number) => url(offset, start)
        : undefined;
  if (!at) return { self };
  return {
    self,
    first: at(0),
    ...(page.offset > 0 && { prev: at(Math.max(0, page.offset - page.size)) }),
    ...(page.next && { next: at(page.next.offset) }),
    last: at(Math.max(0, Math.ceil(page.total / page.size) - 1) * page.size),
  };
}

/** `<…?page=2>; rel="next", <…?page=9>; rel="last"`; nothing where there is no other page. */
export function linkHeader(urls: PageUrls): string | undefined {
  const links = (["prev", "next", "first", "last"] as const).flatMap((relation) => {
    const url = urls[relation];
    return url === undefined ? [] : [`<${url}>; rel="${relation}"`];
  });
  return urls.prev === undefined && urls.next === undefined ? undefined : links.join(", ");
}
