/** What a list's body says of its page besides the items, by the names that such members commonly have. */
import { isObject, type JsonObject, plainName } from "./json.ts";
import type { ListStyle } from "./list-style.ts";
import type { Page } from "./listing.ts";

export interface PageNumbers {
  /** Counted as the query counts. */
  readonly page: number;
  readonly pages: number;
  readonly nextUrl: string | undefined;
}

type Told = (page: Page, numbers: PageNumbers) => unknown;

const TOLD: Readonly<Record<string, Told>> = {
  limit: ({ limit, items }) => limit ?? items.length,
  perpage: ({ limit, items }) => limit ?? items.length,
  pagesize: ({ limit, items }) => limit ?? items.length,
  size: ({ limit, items }) => limit ?? items.length,
  offset: ({ offset }) => offset,
  skip: ({ offset }) => offset,
  start: ({ offset }) => offset,
  total: ({ total }) => total,
  totalcount: ({ total }) => total,
  totalitems: ({ total }) => total,
  totalresults: ({ total }) => total,
  totalelements: ({ total }) => total,
  count: ({ total }) => total,
  page: (_, { page }) => page,
  pagenumber: (_, { page }) => page,
  currentpage: (_, { page }) => page,
  pages: (_, { pages }) => pages,
  pagecount: (_, { pages }) => pages,
  totalpages: (_, { pages }) => pages,
  lastpage: (_, { pages }) => pages,
  hasmore: ({ next }) => next !== undefined,
  hasnext: ({ next }) => next !== undefined,
  hasnextpage: ({ next }) => next !== undefined,
  nextcursor: ({ next }) => next?.cursor ?? null,
  nextpagetoken: ({ next }) => next?.cursor ?? null,
  nexttoken: ({ next }) => next?.cursor ?? null,
  cursor: ({ next }) => next?.cursor ?? null,
  next: (_, { nextUrl }) => nextUrl ?? null,
  nextpage: (_, { nextUrl }) => nextUrl ?? null,
  nexturl: (_, { nextUrl }) => nextUrl ?? null,
};

/** Members that may hold such members. */
const MEMBERS = new Set(["meta", "metadata", "pagination", "paging", "page", "links", "_links", "pageinfo"]);

/** @param model the body as the contract's example has it: what is not about the page stays as it is there */
export function envelopeOf(
  model: unknown,
  style: ListStyle,
  items: readonly unknown[],
  page: Page,
  numbers: PageNumbers,
): unknown {
  if (style.property === undefined) return items;
  return { ...tell(isObject(model) ? model : {}, page, numbers), [style.property]: items };
}

function tell(model: JsonObject, page: Page, numbers: PageNumbers): JsonObject {
  const members = Object.entries(model).map(([name, value]): [string, unknown] => {
    if (isObject(value)) return [name, MEMBERS.has(name.toLowerCase()) ? tell(value, page, numbers) : value];
    const plain = plainName(name);
    return [name, Object.hasOwn(TOLD, plain) && !Array.isArray(value) ? (TOLD[plain] as Told)(page, numbers) : value];
  });
  return Object.fromEntries(members);
}
