/** What an answer says of its page where `x-cantus-pagination` has it. */

import { type Contract, parsePointer, type Schema } from "@cantus/contract";
import { type List, memberAt } from "@cantus/contract/collections";
import { accepts } from "./accepts.ts";
import { linked, type PageNumbers } from "./envelope.ts";
import { isObject, type JsonObject } from "./json.ts";
import type { Page } from "./listing.ts";

type Place = "next" | "more" | "total" | "totalPages" | "size";

const PLACES: readonly Place[] = ["next", "more", "total", "totalPages", "size"];

/** @param shown what the contract's example has there: for an address, whether it is a path */
function toldAt(place: Place, { cursor }: List, page: Page, numbers: PageNumbers, shown: unknown): unknown {
  switch (place) {
    case "next":
      return cursor === undefined ? linked(shown, numbers.urls.next, numbers.origin) : (page.next?.cursor ?? null);
    case "more":
      return page.next !== undefined;
    case "total":
      return page.total;
    case "totalPages":
      return numbers.pages;
    case "size":
      return page.limit ?? page.items.length;
  }
}

/** The body with all that is said there. What there is not is null where it may be, else left out. */
export function withSaid(
  contract: Contract,
  schema: Schema | undefined,
  body: unknown,
  style: List,
  page: Page,
  numbers: PageNumbers,
): unknown {
  let whole = body;
  for (const place of PLACES) {
    const pointer = style.said?.[place];
    if (!pointer?.startsWith("/") || !isObject(whole)) continue;
    const path = parsePointer(pointer);
    const told = toldAt(place, style, page, numbers, at(whole, path));
    whole = put(
      whole,
      path,
      told === null && !accepts(contract, memberAt(contract, schema, path), null) ? undefined : told,
    );
  }
  return whole;
}

/** By lower-case name, the headers with what is said there. */
export function saidHeaders(style: List, page: Page, numbers: PageNumbers): Record<string, string | undefined> {
  const headers: Record<string, string | undefined> = {};
  for (const place of PLACES) {
    const name = style.said?.[place];
    if (name === undefined || name.startsWith("/") || name.toLowerCase() === "link") continue;
    const told = toldAt(place, style, page, numbers, undefined);
    headers[name.toLowerCase()] = told === null || told === undefined ? undefined : String(told);
  }
  return headers;
}

function at(body: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((node, name) => (isObject(node) ? node[name] : undefined), body);
}

function put(body: JsonObject, [name = "", ...rest]: readonly string[], value: unknown): JsonObject {
  if (rest.length > 0) {
    const inner = body[name];
    return { ...body, [name]: put(isObject(inner) ? inner : {}, rest, value) };
  }
  const { [name]: _, ...others } = body;
  return value === undefined ? others : { ...others, [name]: value };
}
