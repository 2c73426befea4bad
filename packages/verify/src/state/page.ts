/** What the answer of a list says: its items, and of the whole what members and headers commonly tell. */

import type { Contract, Operation, Schema } from "@cantus/contract";
import { plainName, propertiesOf } from "@cantus/contract/collections";
import { jsonOf } from "../exchange/body.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { isSuccess } from "../exchange/outcome.ts";
import { itemsIn } from "./item.ts";
import { isObject, type JsonObject } from "./json.ts";
import { linkHeader } from "./page-links.ts";

export interface Page {
  readonly exchange: Exchange;
  readonly items: readonly JsonObject[];
  /** How many there are on all pages, by each name that tells it. */
  readonly totals: readonly Numbered[];
  /** How many pages there are. */
  readonly pages: readonly Numbered[];
  /** What the answer says that it was asked for, by the plain name: `limit`, `offset`, `page`. */
  readonly echoes: ReadonlyMap<string, Numbered>;
  /** Whether another page follows; `undefined` where nothing says so. */
  readonly hasNext: boolean | undefined;
  /** A member that would tell of the next page says that there is none. */
  readonly isSaidToBeLast: boolean;
  /** What says that there is more: a boolean, or a member with a way on. */
  readonly more: { readonly place: string; readonly isBoolean: boolean } | undefined;
  readonly nextCursor: string | undefined;
  readonly nextUrl: string | undefined;
}

interface Numbered {
  /** `/meta/total` or `X-Total-Count`. */
  readonly place: string;
  readonly value: number;
}

const TOTAL =
  /^(total|totalcount|totalsize|totalitems|totalresults|totalelements|totalrecords|totalhits|itemcount|recordcount)$/;
const PAGES = /^(totalpages|pagecount|pages|pagestotal|lastpage|numpages)$/;
const HAS_NEXT = /^(hasmore|hasnext|hasnextpage|more)$/;
const NEXT_CURSOR = /^(next(cursor|pagetoken|token|marker|key)?|nextpagecursor|endcursor|cursor|after)$/;
const NEXT_URL = /^next(url|uri|link|href|page|pageurl)?$/;
const LIST_MEMBERS =
  /^_?(meta|metadata|pagination|paging|page|pageinfo|links|cursors|response_?metadata|paginationinfo)$/i;
const ECHOES = /^(limit|perpage|pagesize|size|offset|skip|start|page|currentpage|pagenumber)$/;

/** `undefined` where the answer is no success or shows no list. */
export function readPage(exchange: Exchange): Page | undefined {
  const { response, request } = exchange;
  if (!isSuccess(exchange)) return undefined;
  const body = jsonOf(response.headers, response.body);
  // Some leave out what is empty: HAL's `_embedded`, every member in Google's JSON.
  const items = itemsIn(body) ?? (isObject(body) ? [] : undefined);
  if (!items) return undefined;
  const members = isObject(body) ? membersAround(body) : [];
  const numbers = (pattern: RegExp): Numbered[] =>
    members.flatMap(({ name, place, value }) =>
      pattern.test(name) && typeof value === "number" ? [{ place, value }] : [],
    );
  const texts = (pattern: RegExp) => members.filter(({ name }) => pattern.test(name)).map(({ value }) => hrefOf(value));
  const [, links] = [...linkHeader(response.headers.link)].find(([relation]) => relation === "next") ?? [];
  const nextUrl = links ?? texts(NEXT_URL).find((text) => text !== undefined && /^(https?:|\/|\?)/.test(text));
  const cursor = texts(NEXT_CURSOR).find((text) => text !== undefined && !/^(https?:|\/|\?)/.test(text));
  const says = members.find(({ name, value }) => HAS_NEXT.test(name) && typeof value === "boolean");
  const way = members.find(
    ({ name, value }) => (NEXT_URL.test(name) || NEXT_CURSOR.test(name)) && hrefOf(value) !== undefined,
  );
  const more = says?.value === true ? says : says === undefined ? way : undefined;
  const isTold =
    response.headers.link !== undefined || members.some(({ name }) => NEXT_URL.test(name) || /^next/.test(name));
  return {
    exchange,
    items,
    totals: [...numbers(TOTAL), ...headerTotals(response.headers)],
    pages: [...numbers(PAGES), ...headerNumbers(response.headers, PAGE_HEADERS)],
    echoes: new Map(
      members.flatMap(({ name, place, value }) =>
        ECHOES.test(name) && typeof value === "number" ? [[name, { place, value }] as const] : [],
      ),
    ),
    hasNext:
      (says?.value as boolean | undefined) ??
      (nextUrl !== undefined || cursor !== undefined || (isTold ? false : undefined)),
    isSaidToBeLast: says?.value === false || members.some(({ name, value }) => NEXT_URL.test(name) && value === null),
    more: more && { place: more.place, isBoolean: more === says },
    nextCursor: cursor,
    nextUrl: nextUrl === undefined ? undefined : URL.parse(nextUrl, request.url)?.href,
  };
}

/** Whether the contract has a place in the answer of a list where the next page is told: `Link`, or a member. */
export function tellsOfNext(contract: Contract, list: Operation): boolean {
  return list.responses
    .filter(({ status }) => status.startsWith("2"))
    .some(({ headers, content }) => {
      const names = content.flatMap(({ schema }) => namesAround(contract, schema));
      return (
        headers.some(({ name }) => name.toLowerCase() === "link") ||
        names.some((name) => [NEXT_URL, NEXT_CURSOR].some((pattern) => pattern.test(name)))
      );
    });
}

/** What an answer may have beside its items, and in what commonly holds them. */
function namesAround(contract: Contract, schema: Schema | undefined, depth = 0): string[] {
  return [...propertiesOf(contract, schema)].flatMap(([name, property]) =>
    depth < 2 && LIST_MEMBERS.test(name)
      ? [memberName(name), ...namesAround(contract, property, depth + 1)]
      : [memberName(name)],
  );
}

/** OData's control information (JSON Format 4.01, section 4.6) is called as others call it, and its count is the total. */
function memberName(name: string): string {
  const [, own] = /^@(?:odata\.)?(.+)$/.exec(name) ?? [];
  return own === "count" ? "totalcount" : plainName(own ?? name);
}

interface Member {
  readonly name: string;
  readonly place: string;
  readonly value: unknown;
}

/** The members beside the items, and those of what commonly holds them. */
function membersAround(body: JsonObject, place = "", depth = 0): Member[] {
  return Object.entries(body).flatMap(([name, value]): Member[] => {
    const own = { name: memberName(name), place: `${place}/${name}`, value };
    return isObject(value) && depth < 2 && LIST_MEMBERS.test(name)
      ? [own, ...membersAround(value, own.place, depth + 1)]
      : [own];
  });
}

function hrefOf(value: unknown): string | undefined {
  if (typeof value === "string" && value !== "") return value;
  return isObject(value) && typeof value.href === "string" ? value.href : undefined;
}

const TOTAL_HEADERS = ["X-Total-Count", "X-Total", "Total-Count", "X-Pagination-Total-Count", "Pagination-Count"];
const PAGE_HEADERS = [
  "X-Total-Pages",
  "X-Page-Count",
  "Total-Pages",
  "X-Pagination-Page-Count",
  "X-Pagination-Total-Pages",
];

function headerNumbers(headers: Readonly<Record<string, string>>, names: readonly string[]): Numbered[] {
  return names.flatMap((name) => {
    const text = headers[name.toLowerCase()];
    return text !== undefined && /^\d+$/.test(text) ? [{ place: name, value: Number(text) }] : [];
  });
}

function headerTotals(headers: Readonly<Record<string, string>>): Numbered[] {
  const found = headerNumbers(headers, TOTAL_HEADERS);
  const [, range] = /\/(\d+)$/.exec(headers["content-range"] ?? "") ?? [];
  return range === undefined ? found : [...found, { place: "Content-Range", value: Number(range) }];
}
