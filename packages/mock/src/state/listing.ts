/** A page of a list: filtered, sorted and cut as the query asks, with what the answer says of the whole. */

import type { Contract, Parameter } from "@cantus/contract";
import {
  type Collection,
  hasType,
  type ListStyle,
  namesLanguage,
  plainName,
  shapeOf,
} from "@cantus/contract/collections";
import { accepts } from "./accepts.ts";
import { isObject, type JsonObject } from "./json.ts";
import { isOfLanguage, mayBeOfLanguage } from "./language.ts";
import type { Item } from "./shelf.ts";
import { isWithin } from "./within.ts";

export interface Page {
  readonly items: readonly Item[];
  readonly total: number;
  readonly limit: number | undefined;
  readonly offset: number;
  /** How many a whole page has. */
  readonly size: number;
  /** Where the next page begins; absent on the last. */
  readonly next: { readonly cursor: string; readonly offset: number } | undefined;
}

export interface ListQuery {
  readonly contract: Contract;
  readonly collection: Collection;
  readonly style: ListStyle;
  readonly query: Readonly<Record<string, unknown>>;
  readonly isNewestFirst: boolean;
  /** Without paging parameters, what a list has at most: its schema's `maxItems`. */
  readonly most: number;
}

/** What a page has at most where the query can ask for the next one. */
const MOST = 100;

export function pageOf(all: readonly Item[], asked: ListQuery): Page {
  const { style } = asked;
  const order = orderOf(asked);
  const isNewestFirst = newestFirst(asked);
  const compare = (one: Place, other: Place): number =>
    (order ? compareValues(one.value, other.value, order.isDescending) : 0) ||
    (isNewestFirst ? other.sequence - one.sequence : one.sequence - other.sequence);
  const placeOf = (item: Item): Place => ({ value: order && item.value[order.property], sequence: item.sequence });
  const matching = all
    .filter((item) => isWanted(item, asked))
    .sort((one, other) => compare(placeOf(one), placeOf(other)));
  const limit = numberOf(asked, style.limit);
  const isPaged = [style.limit, style.offset, style.page, style.cursor].some((name) => name !== undefined);
  const size = Math.max(0, Math.min(limit ?? (isPaged ? MOST : Number.POSITIVE_INFINITY), asked.most));
  const cursor = style.cursor && asked.query[style.cursor.name];
  const isById = style.cursor !== undefined && /after|marker/.test(plainName(style.cursor.name));
  const nameOf = ({ id, value }: Item): string | undefined => {
    if (style.said?.after !== undefined) return String(value[style.said.after]);
    return isById ? id : undefined;
  };
  const isAfter = (item: Item) => item.id === cursor || nameOf(item) === cursor;
  const offset =
    typeof cursor === "string" ? after(matching, cursor, isAfter, compare, placeOf) : offsetOf(asked, size);
  const items = matching.slice(offset, offset + size);
  const last = items.at(-1);
  const hasNext = last !== undefined && offset + items.length < matching.length;
  return {
    items,
    total: matching.length,
    limit: style.limit === undefined ? undefined : size,
    offset,
    size: Number.isFinite(size) ? size || 1 : Math.max(1, items.length),
    next: hasNext ? { cursor: nameOf(last) ?? written(placeOf(last)), offset: offset + items.length } : undefined,
  };
}

interface Place {
  readonly value: unknown;
  readonly sequence: number;
}

/** A cursor says after which place to go on, so that items that come or go meanwhile neither repeat nor hide any. */
function written({ value, sequence }: Place): string {
  return Buffer.from(JSON.stringify(value === undefined ? [sequence] : [sequence, value])).toString("base64url");
}

function after(
  items: readonly Item[],
  cursor: string,
  isAfter: (item: Item) => boolean,
  compare: (one: Place, other: Place) => number,
  placeOf: (item: Item) => Place,
): number {
  const known = items.findIndex(isAfter);
  if (known >= 0) return known + 1;
  const place = placeIn(cursor);
  if (!place) return 0;
  const next = items.findIndex((item) => compare(placeOf(item), place) > 0);
  return next < 0 ? items.length : next;
}

function placeIn(cursor: string): Place | undefined {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    return Array.isArray(read) && typeof read[0] === "number" ? { sequence: read[0], value: read[1] } : undefined;
  } catch {
    return undefined;
  }
}

function offsetOf(asked: ListQuery, size: number): number {
  const { style } = asked;
  const page = numberOf(asked, style.page);
  if (page !== undefined) return Math.max(0, page - firstPage(asked.style)) * size;
  return Math.max(0, numberOf(asked, style.offset) ?? 0);
}

/** Pages count from 1, unless the contract says otherwise. */
export function firstPage({ said, page }: ListStyle): number {
  if (said?.first !== undefined) return said.first;
  const schema = page?.schema;
  const says = typeof schema === "object" ? [schema.minimum, schema.default] : [];
  return says.includes(0) ? 0 : 1;
}

function numberOf(asked: ListQuery, parameter: Parameter | undefined): number | undefined {
  const value = queryValue(asked, parameter);
  return typeof value === "number" ? value : undefined;
}

/** What was sent, else the default. */
function queryValue({ contract, query }: ListQuery, parameter: Parameter | undefined): unknown {
  if (parameter === undefined) return undefined;
  if (Object.hasOwn(query, parameter.name)) return query[parameter.name];
  const schema = parameter.schema === undefined ? undefined : contract.resolve(parameter.schema);
  return typeof schema === "object" ? schema.default : undefined;
}

/** `order=asc` alone is by when they came. */
function newestFirst(asked: ListQuery): boolean {
  const { style, isNewestFirst } = asked;
  const direction = style.sort === undefined ? queryValue(asked, style.order) : undefined;
  if (typeof direction !== "string") return isNewestFirst;
  return /^(d|new)/i.test(direction) || (isNewestFirst && !/^(a|old)/i.test(direction));
}

function orderOf(asked: ListQuery): { property: string; isDescending: boolean } | undefined {
  const sort = queryValue(asked, asked.style.sort);
  const text = Array.isArray(sort) ? String(sort[0]) : typeof sort === "string" ? sort : undefined;
  if (text === undefined) return undefined;
  const [, minus, name = "", suffix] = /^([-+])?(.*?)(?:[:_ .]?(asc|desc))?$/i.exec(text) ?? [];
  const names = [...shapeOf(asked.contract, asked.collection.item).properties.keys()];
  const wanted = plainName(name);
  const property =
    names.find((each) => plainName(each) === wanted) ?? names.find((each) => plainName(each) === `${wanted}at`);
  if (property === undefined) return undefined;
  const direction = suffix ?? queryValue(asked, asked.style.order);
  return { property, isDescending: minus === "-" || /^d/i.test(String(direction ?? "")) };
}

/** What has no value comes last, whatever the direction. */
function compareValues(one: unknown, other: unknown, isDescending: boolean): number {
  const [isNone, isOtherNone] = [one ?? null, other ?? null].map((value) => value === null);
  if (isNone || isOtherNone) return Number(isNone) - Number(isOtherNone);
  const [a, b] = typeof one === "number" && typeof other === "number" ? [one, other] : [String(one), String(other)];
  const compared = a < b ? -1 : a > b ? 1 : 0;
  return isDescending ? -compared : compared;
}

function isWanted(item: Item, asked: ListQuery): boolean {
  const { style, query } = asked;
  for (const { parameter, member, property } of style.filters) {
    const given = queryValue(asked, parameter);
    const wanted = member === undefined ? given : isObject(given) ? given[member] : undefined;
    if (wanted !== undefined && !hasValue(item, property, wanted, asked)) return false;
  }
  if (!style.ranges.every((range) => isWithin(item.value[range.property], range, query))) return false;
  const ids = idsIn(asked);
  if (ids && !ids.includes(item.id)) return false;
  const search = style.search && query[style.search.name];
  return (
    typeof search !== "string" || textsOf(item.value).some((text) => text.toLowerCase().includes(search.toLowerCase()))
  );
}

/** The items that a list was asked for, by their ids. */
export function idsIn({ style, query }: Pick<ListQuery, "style" | "query">): string[] | undefined {
  const ids = style.ids && query[style.ids.name];
  if (typeof ids === "string") return ids.split(",").map((id) => id.trim());
  return Array.isArray(ids) ? ids.map(String) : undefined;
}

/** A value that the property cannot have, `all` for instance, narrows nothing. */
function hasValue(
  { value, marks }: Item,
  property: string,
  wanted: unknown,
  { contract, collection }: ListQuery,
): boolean {
  const schema = shapeOf(contract, collection.item).properties.get(property);
  const found = Object.hasOwn(value, property) ? value[property] : marks[property];
  const choices = Array.isArray(wanted) ? wanted : [wanted];
  if (schema === undefined) return choices.includes(found ?? false);
  const isList = hasType(contract, schema, "array");
  const isLanguage = namesLanguage(property);
  const possible = choices.filter(
    (choice) =>
      isList ||
      accepts(contract, schema, choice) ||
      found === choice ||
      (isLanguage && mayBeOfLanguage(contract, schema, choice)),
  );
  if (possible.length === 0) return true;
  const isWanted = (each: unknown, choice: unknown) =>
    (Array.isArray(found) ? isOrHas(each, choice) : each === choice) || (isLanguage && isOfLanguage(each, choice));
  return possible.some((choice) => (Array.isArray(found) ? found : [found]).some((each) => isWanted(each, choice)));
}

/** A tag by itself, or as an object that has it as its name. */
function isOrHas(value: unknown, choice: unknown): boolean {
  const values = isObject(value) ? Object.values(value) : [value];
  return values.some((each) => typeof each !== "object" && String(each) === String(choice));
}

function textsOf(value: JsonObject): string[] {
  return Object.values(value).flatMap((member) =>
    typeof member === "string" ? [member] : isObject(member) ? textsOf(member) : [],
  );
}
