/** How a list is asked for: the query parameters by which it pages, sorts, searches and filters; of a call, its arguments. */
import { type Pagination, saidPagination } from "../model/pagination.ts";
import type { Contract, Operation, Parameter, Schema } from "../model.ts";
import { addressOf } from "./addresses.ts";
import { type Filter, filtersOf } from "./filter.ts";
import { plainName, pluralOf } from "./names.ts";
import { type Range, rangesOf } from "./range.ts";
import { hasType, parts } from "./shape.ts";
import { isTimeProperty } from "./time.ts";

export interface ListStyle {
  /** `x-cantus-pagination`. */
  readonly said: Pagination | undefined;
  /** How many items a page has. */
  readonly limit: Parameter | undefined;
  /** How many items come before the page. */
  readonly offset: Parameter | undefined;
  readonly page: Parameter | undefined;
  readonly cursor: Parameter | undefined;
  readonly sort: Parameter | undefined;
  /** The direction, where it is a parameter of its own. */
  readonly order: Parameter | undefined;
  readonly search: Parameter | undefined;
  /** Takes several ids: `ids=a,b`. */
  readonly ids: Parameter | undefined;
  readonly filters: readonly Filter[];
  readonly ranges: readonly Range[];
}

/** Names that such parameters commonly have, as `plainName` writes them. */
const LIMIT =
  /^(page)?(limit|size)$|^(per|items?per)page$|^(max|num|count|top|take|first)(results|items|count|size)?$|^results?perpage$/;
const OFFSET = /^(page)?offset$|^skip$|^start(index|at)?$|^from$|^first(result|item)$/;
const PAGE = /^(current)?page(no|num|number|index)?$/;
const CURSOR =
  /^(page|next|start)?(cursor|token|marker|key)$|^(page|next|continuation)token$|^(page|starting|start)?after(id|key|cursor)?$/;
const SORT = /^(sort|ordering)(by|field|key|column)?$|^order(by|field|key|column)$/;
const ORDER = /^(sort)?(order|direction|dir)$/;
const SEARCH = /^(search|q|query|searchterm)$/;

/**
 * Recognised by name and type, filters by the properties that they are named after. A parameter that is called as a
 * property of the items is about that, and not about the page.
 *
 * @param properties that items have, by name
 * @param idProperty the one that names an item
 * @example listStyle(contract, listJobs, shapeOf(contract, job).properties, "id").limit?.name // "per_page"
 */
export function listStyle(
  contract: Contract,
  operation: Operation,
  properties: ReadonlyMap<string, Schema>,
  idProperty = "id",
): ListStyle {
  const { query } = addressOf(contract, operation);
  const own = new Set([...properties.keys()].map(plainName));
  const taken = new Set<Parameter>();
  const take = (pattern: RegExp, fits: (parameter: Parameter) => boolean = () => true): Parameter | undefined => {
    const found = query.find((parameter) => {
      const name = plainName(parameter.name);
      // `max_size` bounds the size of items that have one.
      const isOwn = own.has(name) || own.has(name.replace(/^(max|min)(imum)?(?=.)/, ""));
      return !taken.has(parameter) && !isOwn && pattern.test(name) && fits(parameter);
    });
    if (found) taken.add(found);
    return found;
  };
  const isNumber = ({ schema }: Parameter) =>
    (hasType(contract, schema, "integer") || hasType(contract, schema, "number")) && !isTime(contract, schema);
  const said = saidPagination(contract, operation);
  const paging = said === undefined ? inferredPaging() : saidPaging(said);
  const limit = said === false ? undefined : take(LIMIT, isNumber);
  const order = take(ORDER, (parameter) => isDirection(contract, parameter));
  const sort = take(SORT) ?? take(/^order$/);
  const style = {
    limit,
    ...paging,
    sort,
    order: order ?? take(ORDER),
    search: take(SEARCH),
    ids: take(new RegExp(`^(${plainName(pluralOf(idProperty))}|ids)$`)),
  };
  const filters = filtersOf(contract, query, properties, (parameter) => taken.has(parameter));
  for (const { parameter, member } of filters) if (member === undefined) taken.add(parameter);
  const ranges = rangesOf(contract, query, properties, (parameter) => taken.has(parameter));
  return { said: said || undefined, ...style, filters, ranges };

  function inferredPaging(): Pick<ListStyle, "offset" | "page" | "cursor"> {
    // A time that items come after is a bound, and no place in the list.
    const isPlace = ({ schema }: Parameter) => !isTime(contract, schema);
    const isBounded = query.some(({ name }) => /^(to|until|end)$/.test(plainName(name)));
    const page = take(PAGE, isNumber);
    const offset = take(
      OFFSET,
      (parameter) => isNumber(parameter) && !(isBounded && plainName(parameter.name) === "from"),
    );
    return { offset, page, cursor: take(CURSOR, isPlace) };
  }

  function saidPaging(pagination: Pagination | false): Pick<ListStyle, "offset" | "page" | "cursor"> {
    const named = (name: string | undefined) => {
      const found = query.find((parameter) => parameter.name === name);
      if (found) taken.add(found);
      return found;
    };
    if (pagination === false) return { offset: undefined, page: undefined, cursor: undefined };
    return { offset: named(pagination.offset), page: named(pagination.page), cursor: named(pagination.cursor) };
  }
}

function isTime(contract: Contract, schema: Schema | undefined): boolean {
  return schema !== undefined && isTimeProperty(contract, schema);
}

function isDirection(contract: Contract, { schema }: Parameter): boolean {
  const members = parts(contract, schema).find((part) => part.enum)?.enum;
  return members?.every((member) => /^(asc|desc)(ending)?$|^(new|old)est/i.test(String(member))) ?? false;
}
