/** Where things are: the URI of an item, and of the next page. */

import type { Page } from "../listing.ts";
import type { Memory } from "../memory.ts";
import { accepts } from "../shape.ts";
import type { Item } from "../shelf.ts";
import { parameterOf, segmentsOf } from "../template.ts";
import { type Asked, scopeOf } from "./asked.ts";

/** Where the item is read. */
export function locationOf(memory: Memory, asked: Asked, item: Item): string {
  const { role } = asked;
  const read = [...memory.inferred.roles.values()].find(
    ({ kind, collection }) => kind === "read" && collection === role.collection,
  );
  const template = segmentsOf(read?.operation.path ?? `${role.collection.path}/{}`);
  const values = [...scopeOf(asked, role.scope), item.id];
  const written = template.map((segment) =>
    parameterOf(segment) === undefined && segment !== "{}" ? segment : encodeURIComponent(values.shift() ?? ""),
  );
  const path = `${basePathOf(asked)}/${written.join("/")}`;
  const header = role.operation
    .response(asked.chosen.status)
    ?.headers.find(({ name }) => name.toLowerCase() === "location");
  // A path is a URI reference (RFC 9110 §10.2.2); some contracts ask for a whole URI.
  return header?.schema === undefined || accepts(memory.contract, header.schema, path)
    ? path
    : `http://${asked.host}${path}`;
}

function basePathOf({ path, role }: Asked): string {
  const segments = segmentsOf(path);
  const base = segments.slice(0, segments.length - segmentsOf(role.operation.path).length);
  return base.length === 0 ? "" : `/${base.join("/")}`;
}

/** The same request for the next page, by the way of paging that the contract has. */
export function nextUrl({ role, path, query }: Asked, page: Page, first: number): string | undefined {
  const style = role.list;
  if (!page.next || !style) return undefined;
  const parameters = new URLSearchParams(query);
  if (style.cursor !== undefined) {
    parameters.set(style.cursor, page.next.cursor);
    if (style.offset !== undefined) parameters.delete(style.offset);
  } else if (style.page !== undefined) {
    parameters.set(style.page, String(Math.floor(page.next.offset / (page.limit || page.items.length)) + first));
  } else if (style.offset !== undefined) parameters.set(style.offset, String(page.next.offset));
  else return undefined;
  return `${path}?${parameters}`;
}
