/** How a list is asked for: the query parameters by which it pages, sorts and filters, known by the names they commonly have. */
import type { Contract, Operation, Parameter } from "@cantus/contract";
import { sameName } from "../run/template.ts";
import { type Properties, typesOf } from "./properties.ts";

export interface ListStyle {
  readonly limit: Parameter | undefined;
  /** How many items come before the page. */
  readonly offset: Parameter | undefined;
  readonly page: Parameter | undefined;
  readonly cursor: Parameter | undefined;
  readonly sort: Parameter | undefined;
  /** The direction, where it is a parameter of its own. */
  readonly order: Parameter | undefined;
  readonly filters: readonly Filter[];
}

/** A parameter that lets items through by one of their properties. */
export interface Filter {
  readonly parameter: Parameter;
  readonly property: string;
  /** Equal to, at least, or at most the parameter. */
  readonly relation: "equal" | "least" | "most";
}

const LIMIT =
  /^(page)?(limit|size)$|^(per|items?per)page$|^(max|num|count|top|take|first)(results|items|count|size)?$|^results?perpage$/;
const OFFSET = /^(page)?offset$|^skip$|^start(index|at)?$|^from$|^first(result|item)$/;
const PAGE = /^(current)?page(no|num|number|index)?$/;
const CURSOR =
  /^(page|next|start)?(cursor|token|marker|key)$|^(page|next|continuation)token$|^(starting|start)?after(id|key|cursor)?$/;
const SORT = /^(sort|order|ordering)(by|field|key|column)?$/;
const ORDER = /^(sort)?(order|direction|dir)$/;

/** @param shown the properties that the items of the list have */
export function listStyle(contract: Contract, operation: Operation, shown: Properties | Iterable<string>): ListStyle {
  const names = [...(shown instanceof Map ? shown.keys() : (shown as Iterable<string>))];
  const query = operation.parameters.filter((parameter) => parameter.in === "query");
  const taken = new Set<Parameter>();
  const isNumber = ({ schema }: Parameter) => typesOf(contract, schema).some((type) => /integer|number/.test(type));
  const take = (pattern: RegExp, fits: (parameter: Parameter) => boolean = () => true): Parameter | undefined => {
    const found = query.find((each) => !taken.has(each) && pattern.test(sameName(last(each.name))) && fits(each));
    if (found) taken.add(found);
    return found;
  };
  const limit = take(LIMIT, isNumber);
  const page = take(PAGE, isNumber);
  const offset = take(OFFSET, isNumber);
  // A time that items come after is a filter, not a place in the list.
  const cursor = take(
    CURSOR,
    ({ schema }) => typesOf(contract, schema).includes("string") && formatOf(contract, schema) === undefined,
  );
  const order = take(ORDER, (parameter) => isDirection(contract, parameter));
  const sort = take(SORT);
  const filters = query.filter((each) => !taken.has(each)).flatMap((parameter) => filterOf(parameter, names) ?? []);
  return { limit, offset, page, cursor, sort, order, filters };
}

/** `page[size]` → `page size`, `filter[status]` → `status`: what is in brackets says what it is. */
function last(name: string): string {
  const [, outer = "", inner] = /^([^[]*)\[([^\]]+)\]/.exec(name) ?? [];
  if (inner === undefined) return name;
  return /^filter/i.test(outer) ? inner : `${outer}${inner}`;
}

function formatOf(contract: Contract, schema: Parameter["schema"]): unknown {
  const node = schema === undefined ? undefined : contract.resolve(schema);
  return typeof node === "object" ? node.format : undefined;
}

function isDirection(contract: Contract, { schema }: Parameter): boolean {
  const node = schema === undefined ? undefined : contract.resolve(schema);
  const members = typeof node === "object" ? node.enum : undefined;
  return members?.every((member) => /^(asc|desc)(ending)?$/i.test(String(member))) ?? false;
}

function filterOf(parameter: Parameter, names: readonly string[]): Filter | undefined {
  const wanted = sameName(last(parameter.name));
  const find = (text: string) =>
    names.find((name) => sameName(name) === text) ?? names.find((name) => isSingular(text, sameName(name)));
  const equal = find(wanted);
  if (equal !== undefined) return { parameter, property: equal, relation: "equal" };
  for (const [pattern, relation] of RANGES) {
    const bare = wanted.replace(pattern, "");
    if (bare === wanted || bare === "") continue;
    const property =
      find(bare) ?? names.find((name) => sameName(name) === `${bare}at` || sameName(name) === `${bare}on`);
    if (property !== undefined) return { parameter, property, relation };
  }
  return undefined;
}

const RANGES: readonly [RegExp, "least" | "most"][] = [
  [/^(min|minimum|from|since|after)|(min|minimum|gte?|from|since|after|atleast)$/, "least"],
  [/^(max|maximum|to|until|before)|(max|maximum|lte?|to|until|before|upto|atmost)$/, "most"],
];

/** `tag` names what `tags` holds. */
function isSingular(one: string, many: string): boolean {
  return many === `${one}s` || many === `${one}es` || (one.endsWith("y") && many === `${one.slice(0, -1)}ies`);
}
