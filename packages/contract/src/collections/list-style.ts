/** How an operation lists: where the items stand, and by which parameters and members it pages and sorts. */
import { parsePointer } from "../document/pointer.ts";
import { isObject } from "../document/walk.ts";
import { type Pagination, saidPagination } from "../model/pagination.ts";
import type { Contract, Operation, Schema } from "../model.ts";
import type { Collection } from "./model.ts";
import { plainName, pluralOf } from "./names.ts";
import { type Range, rangesOf } from "./ranges.ts";
import { hasType, parts, shapeOf } from "./shape.ts";
import { isTimeProperty } from "./time.ts";

export interface ListStyle {
  /** The properties that lead to the items; none: the body is the list. */
  readonly path: readonly string[];
  readonly items: Schema;
  /** `x-cantus-pagination`. */
  readonly said: Pagination | undefined;
  /** Names of query parameters. */
  readonly limit: string | undefined;
  readonly offset: string | undefined;
  readonly page: string | undefined;
  readonly cursor: string | undefined;
  readonly sort: string | undefined;
  readonly order: string | undefined;
  readonly search: string | undefined;
  /** Takes several ids: `ids=a,b`. */
  readonly ids: string | undefined;
  /** By query parameter, the property that it names. */
  readonly filters: ReadonlyMap<string, string>;
  /** Parameters that bound a property. */
  readonly ranges: readonly Range[];
}

/** Where an operation's answer has its list of objects: where `x-cantus-pagination` says, else where such lists are. */
export function listOf(
  contract: Contract,
  operation: Operation,
  schema: Schema | undefined,
  name: string,
): Pick<ListStyle, "path" | "items"> | undefined {
  const said = saidPagination(contract, operation);
  if (!said) return listIn(contract, schema, name);
  const path = parsePointer(said.items);
  const items = itemsOf(contract, memberAt(contract, schema, path));
  return items !== undefined && isObjects(contract, items) ? { path, items } : undefined;
}

/** What a schema says of the member to which these names lead. */
export function memberAt(contract: Contract, schema: Schema | undefined, path: readonly string[]): Schema | undefined {
  return path.reduce<Schema | undefined>((at, name) => shapeOf(contract, at).properties.get(name), schema);
}

/** Where a body has its list of objects. */
function listIn(
  contract: Contract,
  schema: Schema | undefined,
  name: string,
): Pick<ListStyle, "path" | "items"> | undefined {
  const items = itemsOf(contract, schema);
  if (items !== undefined) return isObjects(contract, items) ? { path: [], items } : undefined;
  const { properties } = shapeOf(contract, schema);
  const lists = [...properties].flatMap(([property, member]) => {
    const items = itemsOf(contract, member);
    return items !== undefined && isObjects(contract, items) ? [{ path: [property], items }] : [];
  });
  if (lists.length === 1) return lists[0];
  const wanted = [name, "data", "items", "results", "records", "entries", "values", "content"].map(plainName);
  const called = lists.find(({ path: [property = ""] }) => wanted.includes(plainName(property)));
  if (called || lists.length > 0) return called;
  for (const [property, member] of properties) {
    const within = WRAPPERS.has(plainName(property)) ? listIn(contract, member, name) : undefined;
    if (within && within.path.length > 0) return { ...within, path: [property, ...within.path] };
  }
  return undefined;
}

/** Members that hold all of an answer: `{ "data": { "items": [] } }`, HAL's `_embedded`. */
const WRAPPERS = new Set(["data", "result", "response", "payload", "embedded"]);

/** What a body has there. */
export function listAt(body: unknown, path: readonly string[]): readonly unknown[] {
  const found = path.reduce<unknown>((node, name) => (isObject(node) ? node[name] : undefined), body);
  return Array.isArray(found) ? found : [];
}

function itemsOf(contract: Contract, schema: Schema | undefined): Schema | undefined {
  const list = parts(contract, schema).find((part) => part.items !== undefined && hasType(contract, part, "array"));
  return list?.items;
}

function isObjects(contract: Contract, schema: Schema): boolean {
  return shapeOf(contract, schema).properties.size > 0;
}

const LIMITS = ["limit", "perpage", "pagesize", "size", "maxresults", "maxitems", "take", "top", "first", "pagelimit"];
const OFFSETS = ["offset", "skip", "start", "startindex", "pageoffset"];
const PAGES = ["page", "pagenumber", "pagenum", "pageno", "pageindex"];
const CURSORS = [
  "cursor",
  "pagetoken",
  "nexttoken",
  "nextcursor",
  "pagecursor",
  "continuationtoken",
  "startingafter",
  "after",
  "marker",
];
const SORTS = ["sort", "sortby", "orderby", "ordering", "sortfield", "sortkey"];
const ORDERS = ["sortorder", "order", "direction", "sortdirection", "sortdir", "dir"];
const SEARCHES = ["search", "q", "query", "searchterm"];

/**
 * Recognised by the names that such parameters commonly have, and filters by the properties that they are named after.
 *
 * @param item describes what is in the list
 */
export function listStyle(
  contract: Contract,
  operation: Operation,
  found: Pick<ListStyle, "path" | "items">,
  { idProperty, item }: Pick<Collection, "idProperty" | "item">,
  properties: Iterable<string>,
): ListStyle {
  const query = new Map(
    operation.parameters.filter((each) => each.in === "query").map(({ name, schema }) => [name, schema]),
  );
  const names = [...query.keys()];
  const own = new Map([...properties].map((property) => [plainName(property), property]));
  const take = (known: readonly string[], isNumber = false) =>
    names.find((name) => {
      if (!known.includes(plainName(name)) || own.has(plainName(name))) return false;
      const schema = query.get(name);
      if (schema !== undefined && isTimeProperty(contract, schema)) return false;
      return !isNumber || hasType(contract, schema, "integer") || hasType(contract, schema, "number");
    });
  const said = saidPagination(contract, operation);
  const paging =
    said === undefined
      ? { offset: take(OFFSETS, true), page: take(PAGES, true), cursor: take(CURSORS) }
      : { ...NOT_PAGED, ...(said && { offset: said.offset, page: said.page, cursor: said.cursor }) };
  const style = {
    limit: said === false ? undefined : take(LIMITS, true),
    ...paging,
    sort: take(SORTS),
    order: take(ORDERS),
    search: take(SEARCHES),
    ids: take([plainName(pluralOf(idProperty)), "ids"]),
  };
  const taken = new Set<string | undefined>(Object.values(style));
  /** `created[gte]` is about `created`, and no value of it. */
  const bounds = (name: string) =>
    shapeOf(contract, query.get(name)).properties.size > 0 &&
    !hasType(contract, shapeOf(contract, item).properties.get(name), "object");
  const filters = names.flatMap((name): [string, string][] => {
    const property = own.get(plainName(name.replace(/\[\]$/, "")));
    return property === undefined || taken.has(name) || bounds(name) ? [] : [[name, property]];
  });
  const narrowing = new Map(filters);
  const ranges = rangesOf(contract, operation, item, (name) => taken.has(name) || narrowing.has(name));
  return { ...found, said: said || undefined, ...style, filters: narrowing, ranges };
}

const NOT_PAGED = { offset: undefined, page: undefined, cursor: undefined };
