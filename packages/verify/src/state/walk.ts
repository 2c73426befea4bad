/** All the items of a list, page by page, by whatever the list offers: a link, a cursor, an offset or a number. */
import type { Contract, Operation } from "@cantus/contract";
import { type ListStyle, listStyle } from "@cantus/contract/collections";
import { followedUrl } from "../exchange/authenticate.ts";
import type { Ask } from "./ask.ts";
import type { JsonObject } from "./json.ts";
import { keywordOf } from "./keyword.ts";
import { type Page, tellsOfNext } from "./page.ts";
import type { Scene } from "./scene.ts";

export interface Walked {
  readonly items: readonly JsonObject[];
  readonly ids: readonly string[];
  /** At least one. */
  readonly pages: readonly Page[];
  /** Nothing is left, as far as the list tells. */
  readonly isComplete: boolean;
}

const MOST_PAGES = 40;
const MOST_ITEMS = 1_000;

/**
 * Walks through a list. Ends at a page that is empty or shows nothing new.
 *
 * @param limit the size of the pages, where the list can be asked for one, or `"unsaid"`. Defaults to the largest that it
 *   allows.
 */
export async function walk(
  scene: Scene,
  query: Readonly<Record<string, unknown>> = {},
  limit?: number | "unsaid",
  ask: Ask = {},
): Promise<Walked | undefined> {
  const { list } = scene.resource;
  if (!list) return undefined;
  const style = styleOf(scene, list);
  const size = limit === "unsaid" ? undefined : style.limit && (limit ?? largest(scene.run.contract, style));
  const sized = size === undefined || !style.limit ? query : { ...query, [style.limit.name]: size };
  const pages: Page[] = [];
  const items: JsonObject[] = [];
  const ids: string[] = [];
  let page = await scene.page(sized, ask);
  if (!page) return undefined;
  for (;;) {
    pages.push(page);
    const found = page.items.map((item) => scene.idOf(item) ?? JSON.stringify(item));
    const isNew = found.some((id) => !ids.includes(id));
    if (page.items.length === 0 || (!isNew && pages.length > 1)) return { items, ids, pages, isComplete: true };
    items.push(...page.items);
    ids.push(...found);
    const next = nextQuery(scene, style, sized, page, pages.length, items.length);
    if (!next) return { items, ids, pages, isComplete: !isCutOff(scene, list, page, size) && !leadsOn(page) };
    if (pages.length >= MOST_PAGES || items.length >= MOST_ITEMS) return { items, ids, pages, isComplete: false };
    const following: Page | undefined = await scene.page(next.query, { ...ask, onWire: next.onWire });
    if (!following) return { items, ids, pages, isComplete: false };
    page = following;
  }
}

/** A full page of a list that can be cut short and not gone on with: what else there is, nobody can know. */
function isCutOff(scene: Scene, list: Operation, { items }: Page, size: number | undefined): boolean {
  return size !== undefined && items.length >= size && !canGoOn(scene, list);
}

/** A way on that cannot be gone: through another host, by a cursor that no parameter takes. */
function leadsOn({ hasNext, nextUrl, nextCursor }: Page): boolean {
  return hasNext === true && (nextUrl ?? nextCursor) !== undefined;
}

/** Whether the contract has a way from one page to the next. A cursor is none where no answer tells it. */
function canGoOn(scene: Scene, list: Operation): boolean {
  const { offset, page } = styleOf(scene, list);
  return offset !== undefined || page !== undefined || tellsOfNext(scene.run.contract, list);
}

const styles = new WeakMap<Operation, ListStyle>();

/** How the list of a resource is asked for; its items have the properties that the contract names. */
export function styleOf(scene: Scene, list: Operation): ListStyle {
  const found = styles.get(list) ?? listStyle(scene.run.contract, list, scene.listedProperties());
  styles.set(list, found);
  return found;
}

function largest(contract: Contract, { limit }: ListStyle): number {
  return Math.min(100, Number(keywordOf(contract, limit?.schema, "maximum") ?? 100));
}

/** Pages count from 0 where the contract says so. */
export function firstPage(contract: Contract, { page }: ListStyle): number {
  const says = [keywordOf(contract, page?.schema, "minimum"), keywordOf(contract, page?.schema, "default")];
  return says.includes(0) ? 0 : 1;
}

function nextQuery(
  scene: Scene,
  style: ListStyle,
  query: Readonly<Record<string, unknown>>,
  page: Page,
  read: number,
  seen: number,
): { query: Readonly<Record<string, unknown>>; onWire?: Ask["onWire"] } | undefined {
  const { nextUrl, nextCursor, hasNext } = page;
  if (nextUrl !== undefined && URL.parse(nextUrl)?.origin === new URL(page.exchange.request.url).origin) {
    return { query, onWire: (request) => ({ ...request, url: followedUrl(scene.run.contract, request.url, nextUrl) }) };
  }
  if (style.cursor) {
    // Some lists are gone on with by the id of the last item.
    const last = page.items.at(-1);
    const isById = /after/i.test(style.cursor.name) && hasNext === true && nextCursor === undefined;
    const cursor = nextCursor ?? (isById && last ? scene.idOf(last) : undefined);
    if (cursor === undefined || hasNext === false) return undefined;
    return { query: { ...query, [style.cursor.name]: cursor } };
  }
  if (style.offset) return { query: { ...query, [style.offset.name]: Number(query[style.offset.name] ?? 0) + seen } };
  if (style.page) return { query: { ...query, [style.page.name]: firstPage(scene.run.contract, style) + read } };
  return undefined;
}
