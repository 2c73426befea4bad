/** How a list is paged, recognised by the names that APIs give to such things; `x-cantus-pagination` says it for sure. */
import {
  type Contract,
  type Operation,
  type Pagination,
  type Response,
  type Schema,
  type SchemaObject,
  saidPagination,
} from "@cantus/contract";
import { isJson } from "@cantus/contract/media-type";

/** Names as they are compared: `page_size`, `pageSize` and `page-size` are one. */
const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");
const words = (text: string) => text.split(" ");

const QUERY = {
  offset: words("offset skip startindex start"),
  page: words("page pagenumber pageno pageindex currentpage"),
  cursor: words(
    "cursor pagetoken nexttoken nextpagetoken continuationtoken continuation paginationtoken nextcursor startcursor " +
      "marker after startingafter afterid pagecursor",
  ),
} as const;

const PAGING = [...Object.values(QUERY).flat(), ...words("limit perpage pagesize size before")];

const BODY = {
  items: words("items data results records entries values list nodes hits content elements rows resources"),
  cursor: words(
    "nextcursor nextpagetoken nexttoken continuationtoken continuation paginationtoken endcursor nextmarker after cursor " +
      "nextpagecursor next",
  ),
  address: words("nexturl nextpageurl nextlink odatanextlink nextpage nexthref next"),
  more: words("hasmore hasnext hasnextpage more"),
  total: words("total totalcount totalitems totalresults totalelements totalrecords count"),
  totalPages: words("totalpages pagecount numpages pages lastpage"),
  size: words("limit perpage pagesize itemsperpage"),
} as const;

const HEADER = {
  total: words("xtotalcount xtotal totalcount xpaginationtotalcount"),
  totalPages: words("xtotalpages totalpages"),
  cursor: words("xnextcursor nextcursor xnextpagetoken xcontinuationtoken"),
} as const;

/** Objects beside the items that tell of the page. */
const ENVELOPES = words("meta pagination paging pageinfo page links cursors cursor responsemetadata metadata");

/** @returns `undefined` for an operation whose answer is no page of a list */
export function paginationOf(contract: Contract, operation: Operation): Pagination | undefined {
  const said = saidPagination(contract, operation);
  if (said !== undefined) return said || undefined;
  if (operation.method !== "get") return undefined;
  const response = operation.responses.find(({ status }) => /^2/.test(status));
  const schema = response?.content.find(({ type }) => isJson(type))?.schema;
  if (!response || schema === undefined) return undefined;
  const list = findList(contract, schema, operation.path);
  return list && recognise(contract, operation, response, list);
}

interface Property {
  readonly name: string;
  readonly pointer: string;
  readonly schema: SchemaObject;
}

interface List {
  readonly items: string;
  readonly item: SchemaObject | undefined;
  /** What stands beside the items, and in objects beside them that tell of the page. */
  readonly beside: readonly Property[];
}

function findList(contract: Contract, schema: Schema, path: string): List | undefined {
  const root = resolved(contract, schema);
  if (isA(root, "array")) return { items: "", item: itemOf(contract, root), beside: [] };
  return listIn(contract, root, "", path) ?? listBelow(contract, root, path);
}

function listIn(contract: Contract, schema: SchemaObject, pointer: string, path: string): List | undefined {
  const properties = propertiesOf(contract, schema, pointer);
  const lists = properties.filter((property) => isA(property.schema, "array"));
  const segment = plain(
    path
      .split("/")
      .filter((part) => part && !part.includes("{"))
      .at(-1) ?? "",
  );
  const found =
    lists.find(({ name }) => plain(name) === segment) ??
    BODY.items.map((wanted) => lists.find(({ name }) => plain(name) === wanted)).find(Boolean) ??
    (lists.length === 1 ? lists[0] : undefined);
  if (!found) return undefined;
  const around = properties.flatMap((property) =>
    ENVELOPES.includes(plain(property.name)) ? within(contract, property, 2) : [property],
  );
  return { items: found.pointer, item: itemOf(contract, found.schema), beside: around };
}

/** `{ tracks: { items, next } }`: the page is the only object there is. */
function listBelow(contract: Contract, schema: SchemaObject, path: string): List | undefined {
  const objects = propertiesOf(contract, schema, "").filter(
    ({ name, schema }) => isA(schema, "object") && !ENVELOPES.includes(plain(name)),
  );
  const [only] = objects;
  return only && objects.length === 1 ? listIn(contract, only.schema, only.pointer, path) : undefined;
}

/** A property, and those of the object that it is: `/links`, `/links/next`, `/links/next/href`. */
function within(contract: Contract, property: Property, depth: number): Property[] {
  const below = depth === 0 ? [] : propertiesOf(contract, property.schema, property.pointer);
  return [property, ...below.flatMap((each) => within(contract, each, depth - 1))];
}

function recognise(
  contract: Contract,
  operation: Operation,
  response: Response,
  { items, item, beside }: List,
): Pagination | undefined {
  const query = operation.parameters.filter((parameter) => parameter.in === "query");
  const parameter = (kind: keyof typeof QUERY) =>
    firstNamed(QUERY[kind], query, ({ name }) =>
      name.replace(/^page\[(.*)\]$/, (_, inner: string) => `page${inner}`),
    ) ?? query.find(({ name }) => QUERY[kind].includes(plain(/^page\[(.+)\]$/.exec(name)?.[1] ?? "")));
  const inBody = (kind: keyof typeof BODY, fits: (schema: SchemaObject) => boolean) =>
    firstNamed(
      BODY[kind],
      beside.filter(({ schema }) => fits(schema)),
      ({ name }) => name,
    )?.pointer;
  const inHeader = (kind: keyof typeof HEADER) => firstNamed(HEADER[kind], response.headers, ({ name }) => name)?.name;

  const offset = parameter("offset")?.name;
  const page = parameter("page");
  const cursor = parameter("cursor")?.name;
  const isNumber = (schema: SchemaObject) => isA(schema, "integer") || isA(schema, "number");
  const total = inBody("total", isNumber) ?? inHeader("total");
  const more = inBody("more", (schema) => isA(schema, "boolean"));
  const ending = defined({ more, total, size: inBody("size", isNumber) });
  const pageData = page && {
    ...ending,
    page: page.name,
    ...defined({ first: resolved(contract, page.schema ?? true).default === 0 ? 0 : undefined }),
    ...defined({ totalPages: inBody("totalPages", isNumber) ?? inHeader("totalPages") }),
  };
  const byNumber = offset !== undefined ? { ...ending, offset } : pageData;

  if (cursor !== undefined) {
    const place =
      inBody("cursor", (schema) => !isAddress(schema) && (isA(schema, "string") || isNumber(schema))) ??
      inHeader("cursor");
    if (place !== undefined) return { items, cursor, next: place, ...defined({ more }) };
  }
  const link = response.headers.find(({ name }) => name.toLowerCase() === "link")?.name;
  const address = linkObject(contract, beside) ?? inBody("address", isAddress);
  // A `Link` beside a list within something else may be about the whole.
  const isPaged = items === "" || query.some(({ name }) => PAGING.includes(plain(name)));
  const next = address ?? (isPaged ? link : undefined);
  if (next !== undefined) return { items, next, ...(address === undefined && byNumber) };
  if (cursor !== undefined && more !== undefined && item && propertiesOf(contract, item, "").some(isId)) {
    return { items, cursor, after: "id", more };
  }
  return byNumber && { items, ...byNumber };
}

const isId = ({ name }: Property) => name === "id";

/** `links: { next: { href } }`. */
function linkObject(contract: Contract, beside: readonly Property[]): string | undefined {
  const next = beside.find(({ name, schema }) => plain(name) === "next" && isA(schema, "object"));
  return next && propertiesOf(contract, next.schema, next.pointer).find(({ name }) => name === "href")?.pointer;
}

/** A text that is an address: by its format, an example, or a name that says so. A number or a cursor is none. */
function isAddress(schema: SchemaObject): boolean {
  if (!isA(schema, "string")) return false;
  const text = [schema.example, schema.default, ...((schema.examples as unknown[] | undefined) ?? [])].join(" ");
  return (
    /^(uri|url)/.test(schema.format ?? "") ||
    /https?:|\//.test(text) ||
    /\burls?\b|\buri\b|\blink\b/i.test(String(schema.description ?? ""))
  );
}

function firstNamed<Thing>(names: readonly string[], things: readonly Thing[], nameOf: (thing: Thing) => string) {
  return names
    .map((wanted) => things.find((thing) => plain(nameOf(thing)) === wanted))
    .find((found) => found !== undefined);
}

function defined<Data extends object>(data: Data): Partial<Data> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as Partial<Data>;
}

function isA(schema: SchemaObject, type: string): boolean {
  if (schema.type === undefined)
    return type === "object" ? schema.properties !== undefined : type === "array" && schema.items !== undefined;
  return [schema.type].flat().includes(type as never);
}

function itemOf(contract: Contract, schema: SchemaObject): SchemaObject | undefined {
  return schema.items === undefined ? undefined : resolved(contract, schema.items);
}

/** With the only member of a choice that is not `null` in its place. */
function resolved(contract: Contract, schema: Schema): SchemaObject {
  const found = contract.resolve<Schema>(schema);
  if (typeof found === "boolean") return {};
  const choices = (found.oneOf ?? found.anyOf ?? []).map((choice) => contract.resolve<Schema>(choice));
  const real = choices.filter((choice) => typeof choice === "object" && choice.type !== "null") as SchemaObject[];
  return real.length === 1 && real[0] ? { ...found, ...real[0] } : found;
}

/** Those of its `allOf` too. */
function propertiesOf(contract: Contract, schema: SchemaObject, pointer: string, depth = 0): Property[] {
  const own = Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    pointer: `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
    schema: resolved(contract, property),
  }));
  if (depth > 8) return own;
  return [
    ...own,
    ...(schema.allOf ?? []).flatMap((part) => propertiesOf(contract, resolved(contract, part), pointer, depth + 1)),
  ];
}
