import type { Request } from "express";
import type { Page } from "../../page.ts";
import { foreignCursor, type Position, readCursor, writeCursor } from "./cursor.ts";

/**
 * The part of a list that a query asks for, and one entry more, which tells whether there is a next page. For lists that
 * are in the order of arrival.
 *
 * @throws Problem `invalid-request` for a cursor that no list has answered
 */
export function pageOf({ limit, offset, cursor }: { limit: number; offset: number; cursor?: string }): Page {
  if (cursor === undefined) return { limit: limit + 1, offset };
  const [after] = readCursor(cursor, 1);
  if (!Number.isSafeInteger(after)) throw foreignCursor();
  return { limit: limit + 1, offset: 0, after: Number(after) };
}

/** A page, and what to answer beside it. */
export interface CutPage<Item> {
  readonly items: Item[];
  readonly headers: { readonly Link?: string };
}

/**
 * Cuts a page out of what was found, which may have one entry more than `limit`, and links to the next one if there is one
 * (RFC 8288): the same request, with a cursor in the place of an offset.
 *
 * @param positionOf what the list is sorted by
 */
export function cutPage<Item>(
  found: readonly Item[],
  limit: number,
  request: Request,
  positionOf: (item: Item) => Position,
): CutPage<Item> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  if (found.length <= limit || last === undefined) return { items, headers: {} };
  const [path = "", query = ""] = request.originalUrl.split("?", 2);
  const parameters = new URLSearchParams(query);
  for (const name of ["offset", "skip"]) parameters.delete(name);
  parameters.set("cursor", writeCursor(positionOf(last)));
  return { items, headers: { Link: `<${path}?${parameters}>; rel="next"` } };
}
