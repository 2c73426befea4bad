/** What a list's body says of its page besides the items, by the names that such members commonly have. */

import type { Contract, Schema } from "@cantus/contract";
import { type List, plainName, shapeOf } from "@cantus/contract/collections";
import { accepts } from "./accepts.ts";
import { isObject, type JsonObject } from "./json.ts";
import type { Page } from "./listing.ts";
import type { PageUrls } from "./perform/location.ts";

export interface PageNumbers {
  /** Counted as the query counts. */
  readonly page: number;
  readonly pages: number;
  /** Paths of this and other pages. */
  readonly urls: PageUrls;
  /** What makes them whole: `http://127.0.0.1:4010`. */
  readonly origin: string;
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
  nextpage: ({ next }, { page }) => (next ? page + 1 : null),
  firstid: ({ items }) => items[0]?.id ?? null,
  lastid: ({ items }) => items.at(-1)?.id ?? null,
  endcursor: ({ items }) => items.at(-1)?.id ?? null,
  startcursor: ({ items }) => items[0]?.id ?? null,
  hasprevpage: ({ offset }) => offset > 0,
  hasprevious: ({ offset }) => offset > 0,
  hasprev: ({ offset }) => offset > 0,
  haspreviouspage: ({ offset }) => offset > 0,
};

/** Names of links to pages: `next`, `nextPageUrl`, `next_link`. */
const LINK = /^(self|first|prev|previous|next|last)(page)?(url|uri|link|href)?$/;

function relationOf(plain: string): keyof PageUrls | undefined {
  if (plain === "href") return "self";
  const [, relation] = LINK.exec(plain) ?? [];
  return relation === "previous" ? "prev" : (relation as keyof PageUrls | undefined);
}

/** Members that may hold such members. */
const MEMBERS = new Set(["meta", "metadata", "pagination", "paging", "page", "links", "_links", "pageinfo"]);

/** @param model the body as the contract's example has it: what is not about the page stays as it is there */
export function envelopeOf(
  contract: Contract,
  schema: Schema | undefined,
  model: unknown,
  style: List,
  items: readonly unknown[],
  page: Page,
  numbers: PageNumbers,
): unknown {
  /** @param path what leads to the items from here */
  function tell(known: JsonObject, within: Schema | undefined, path: readonly string[]): JsonObject {
    const [step, ...rest] = path;
    const members = Object.entries(known).flatMap(([name, value]): [string, unknown][] => {
      const plain = plainName(name);
      const member = shapeOf(contract, within).properties.get(name);
      const isTold = Object.hasOwn(TOLD, plain) && !Array.isArray(value) && !isObject(value);
      const relation = isTold && typeof value === "number" ? undefined : relationOf(plain);
      let told = value;
      if (name === step) return [];
      if (relation !== undefined && isLink(value)) told = linked(value, numbers.urls[relation], numbers.origin);
      else if (isObject(value) && MEMBERS.has(name.toLowerCase())) told = tell(value, member, []);
      else if (isTold) told = (TOLD[plain] as Told)(page, numbers);
      // What there is not is null where it may be, else left out.
      return told === null && !accepts(contract, member, null) ? [] : [[name, told]];
    });
    if (step === undefined) return Object.fromEntries(members);
    const inner = known[step];
    const shown = isObject(inner) ? inner : {};
    const led = rest.length === 0 ? items : tell(shown, shapeOf(contract, within).properties.get(step), rest);
    return { ...Object.fromEntries(members), [step]: led };
  }

  return style.path.length === 0 ? items : tell(isObject(model) ? model : {}, schema, style.path);
}

/** A URL, none, or an object with one (HAL, JSON:API). */
function isLink(value: unknown): boolean {
  return value === null || typeof value === "string" || (isObject(value) && typeof value.href === "string");
}

/** As the contract shows it: a path where that is one, else a whole URL; `null` where it leads nowhere. */
export function linked(model: unknown, path: string | undefined, origin: string): unknown {
  if (path === undefined) return null;
  if (isObject(model)) return { ...model, href: linked(model.href, path, origin) };
  return typeof model === "string" && /^[/?]/.test(model) ? path : origin + path;
}

/**
 * A response header that tells of the page: `X-Total-Count`, `X-Pagination-Page`.
 * @returns `undefined` for others; no `text` where there is nothing to tell, as of the next cursor on the last page
 */
export function headerOf(
  name: string,
  page: Page,
  numbers: PageNumbers,
): { readonly text: string | undefined } | undefined {
  const plain = plainName(name).replace(/^x/, "");
  const told = [plain, plain.replace(/^(pagination|paging)/, "")].find((each) => Object.hasOwn(TOLD, each));
  if (told === undefined) return undefined;
  const value = (TOLD[told] as Told)(page, numbers);
  return { text: value === undefined || value === null ? undefined : String(value) };
}
