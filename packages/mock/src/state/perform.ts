/** What an operation does with the memory, and what it answers. */
import { createHash } from "node:crypto";
import { type Operation, Problem } from "@cantus/contract";
import type { RequestParts } from "@cantus/contract/request";
import type { Chosen } from "../prism.ts";
import { envelopeOf } from "./envelope.ts";
import { fitTo, modelOf } from "./fit.ts";
import { itemIn } from "./infer.ts";
import { changedValue, createItem, touched } from "./item.ts";
import { isObject, type JsonObject, plainName } from "./json.ts";
import { enter, finish, stageOf } from "./lifecycle.ts";
import { firstPage, type Page, pageOf } from "./listing.ts";
import { type Item, type Memory, ordersByTime, type Shelf } from "./memory.ts";
import type { Collection, ItemPlace, Role } from "./model.ts";
import { accepts, isSameKind, parts, shapeOf } from "./shape.ts";
import { parameterOf, segmentsOf } from "./template.ts";

export interface Asked {
  readonly role: Role;
  /** Which of the declared answers it is. */
  readonly chosen: Chosen;
  readonly parts: RequestParts;
  /** As it was requested, percent-encoded, with the base path. */
  readonly path: string;
  readonly query: string;
  /** Where the caller reached the mock: `127.0.0.1:4010`. */
  readonly host: string;
}

export interface Remembered {
  readonly status: number;
  /** Absent: no body. */
  readonly body?: { readonly value: unknown };
  /** By lower-case name, for headers that the answer declares; `undefined` leaves one out. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/**
 * @returns `undefined` where the memory has no answer and Prism's shall be given
 * @throws {Problem} `not-found` for an item that is not there, `conflict`, `precondition-failed`
 */
export async function perform(memory: Memory, asked: Asked): Promise<Remembered | undefined> {
  const { role } = asked;
  for (const ancestor of role.ancestors) {
    if (await itemAt(memory, asked, ancestor)) continue;
    await refuseMissing(memory, asked, ancestor);
    return undefined;
  }
  switch (role.kind) {
    case "list":
      return list(memory, asked);
    case "count":
      return count(memory, asked);
    case "create":
      return create(memory, asked);
    case "link":
    case "unlink":
      return link(memory, asked);
    case "below":
      return undefined;
    default:
      return withItem(memory, asked);
  }
}

async function withItem(memory: Memory, asked: Asked): Promise<Remembered | undefined> {
  const { role } = asked;
  const place: ItemPlace = { collection: role.collection, scope: role.scope, id: role.id as string };
  const found = await itemAt(memory, asked, place);
  if (!found) {
    if (role.kind === "replace" && role.operation.response(201)?.status === "201")
      return create(memory, asked, parameterValue(asked, place.id));
    await refuseMissing(memory, asked, place);
    return undefined;
  }
  if (role.kind === "read") return read(memory, asked, found);
  requireMatch(asked, found);
  const shelf = await memory.open(role.collection, scopeOf(asked, role.scope));
  // The seeds of a shelf that is kept from here on are others.
  const item = shelf.items.get(found.id) ?? found;
  if (role.kind === "remove") return remove(memory, asked, shelf, item);
  if (role.kind === "action") return act(memory, asked, item);
  const value = await changedValue(
    memory,
    { ...role, sent: sentIn(asked) },
    item,
    role.kind === "replace" ? "replace" : "update",
  );
  if (!value) return undefined;
  const answer = await answerWith(memory, asked, { ...item, value });
  if (answer) item.value = value;
  return answer;
}

async function read(memory: Memory, asked: Asked, item: Item): Promise<Remembered | undefined> {
  const sent = asked.parts.header;
  const held = Object.entries(sent).find(([name]) => name.toLowerCase() === "if-none-match")?.[1];
  const tag = tagOf(item);
  if (typeof held === "string" && asked.role.operation.response(304) && isTagIn(held, tag)) {
    return { status: 304, headers: { etag: tag } };
  }
  return answerWith(memory, asked, item);
}

async function remove(memory: Memory, asked: Asked, shelf: Shelf, item: Item): Promise<Remembered | undefined> {
  const answer = await answerWith(memory, asked, item);
  memory.remove(shelf, item.id);
  return answer;
}

/** Writes what the contract says (`x-mock`), if the item is as it has to be. */
async function act(memory: Memory, asked: Asked, item: Item): Promise<Remembered | undefined> {
  const { collection, extension, operation } = asked.role;
  const unfit = Object.entries(extension.when ?? {}).find(([name, values]) => !values.includes(item.value[name]));
  if (unfit) {
    if (extension.otherwise === undefined) return answerWith(memory, asked, item);
    const detail = `The ${unfit[0]} of ${item.id} is ${JSON.stringify(item.value[unfit[0]])}.`;
    throw extension.otherwise === 409
      ? new Problem("conflict", { detail })
      : new Problem("unprocessable-content", { status: extension.otherwise, detail });
  }
  const { properties } = shapeOf(memory.contract, collection.item);
  const changed = { value: item.value, stage: item.stage, sent: item.sent };
  const { lifecycle } = collection;
  const marks: JsonObject = {};
  for (const [name, value] of Object.entries(extension.set ?? {})) {
    if (name === lifecycle?.property) {
      const shown = shownBy(memory, operation, collection, name, value);
      enter(memory.contract, collection.item, collection.idProperty, lifecycle, changed, value, memory.now, shown);
      changed.stage = stageOf(lifecycle, value, memory.now);
    } else if (properties.has(name)) changed.value = { ...changed.value, [name]: value };
    else marks[name] = value;
  }
  changed.value = touched(memory, collection, changed.value);
  const fitted = await fitTo(memory.contract, collection.item, changed.value, item.value);
  if (!fitted || !isObject(fitted.value)) return undefined;
  const answer = await answerWith(memory, asked, { ...item, value: fitted.value });
  Object.assign(item, { value: fitted.value, stage: changed.stage, marks: { ...item.marks, ...marks } });
  return answer;
}

/** An item with this status in the examples of the operation's own answers. */
function shownBy(
  memory: Memory,
  operation: Operation,
  collection: Collection,
  property: string,
  value: unknown,
): JsonObject | undefined {
  for (const { schema, examples } of operation.responses.flatMap(({ content }) => content)) {
    const at = itemIn(memory.contract, schema, collection);
    for (const example of at ? examples : []) {
      const item = at?.length && isObject(example.value) ? example.value[at[0] as string] : example.value;
      if (isObject(item) && item[property] === value) return item;
    }
  }
  return undefined;
}

async function create(memory: Memory, asked: Asked, id?: string): Promise<Remembered | undefined> {
  const { role, chosen } = asked;
  const { collection, operation } = role;
  const { contract } = memory;
  const shelf = await memory.open(collection, scopeOf(asked, role.scope));
  const at = itemIn(contract, chosen.content?.schema, collection);
  const example = chosen.example?.value;
  const shown = at && (at.length === 0 ? example : isObject(example) ? example[at[0] as string] : undefined);
  const { lifecycle } = collection;
  const model = shown ?? lifecycle?.examples.get(lifecycle.states[0]?.value);
  const marks = role.extension.where ?? {};
  const item = await createItem(memory, shelf, { operation, collection, sent: sentIn(asked), model, marks, id });
  if (!item) return undefined;
  // An answer that is not the item but what came of it has waited for that.
  if (!at && lifecycle && isPartOf(memory, collection, asked)) {
    finish(contract, collection.item, collection.idProperty, lifecycle, item, memory.now);
  }
  const answer = await answerWith(memory, asked, item);
  if (!answer) return undefined;
  memory.add(shelf, item);
  return { ...answer, headers: { ...answer.headers, location: locationOf(memory, asked, item) } };
}

function isPartOf(memory: Memory, collection: Collection, { chosen }: Asked): boolean {
  return [...shapeOf(memory.contract, collection.item).properties.values()].some((schema) =>
    isSameKind(memory.contract, schema, chosen.content?.schema),
  );
}

async function link(memory: Memory, asked: Asked): Promise<Remembered | undefined> {
  const { role } = asked;
  const linked = role.linked as ItemPlace;
  const place: ItemPlace = { collection: role.collection, scope: role.scope, id: role.id as string };
  for (const each of [place, linked]) {
    if (await itemAt(memory, asked, each)) continue;
    await refuseMissing(memory, asked, each);
    return undefined;
  }
  const shelf = await memory.open(role.collection, scopeOf(asked, role.scope));
  const holder = shelf.items.get(parameterValue(asked, place.id));
  if (!holder) return undefined;
  const id = parameterValue(asked, linked.id);
  const others = (holder.held[linked.collection.name] ?? []).filter((each) => each !== id);
  const isNew = role.kind === "link" ? others.length === (holder.held[linked.collection.name] ?? []).length : false;
  holder.held[linked.collection.name] = role.kind === "link" ? [...others, id] : others;
  if (isNew || role.kind === "unlink") holder.value = touched(memory, role.collection, holder.value);
  if (role.kind === "link" && role.extension.set) {
    const held = (await memory.open(linked.collection, scopeOf(asked, linked.scope))).items.get(id);
    if (held) held.marks = { ...held.marks, ...role.extension.set };
  }
  return { status: asked.chosen.status, headers: {} };
}

async function list(memory: Memory, asked: Asked): Promise<Remembered | undefined> {
  const { role, chosen, parts: sent } = asked;
  const { contract } = memory;
  const { collection, operation } = role;
  const style = role.list;
  if (!style || !chosen.content) return undefined;
  const all = await narrowed(memory, asked, await memory.items(collection, scopeOf(asked, role.scope)));
  const listSchema =
    style.property === undefined
      ? chosen.content.schema
      : shapeOf(contract, chosen.content.schema).properties.get(style.property);
  const most = Math.min(
    ...parts(contract, listSchema).map(({ maxItems }) =>
      typeof maxItems === "number" ? maxItems : Number.POSITIVE_INFINITY,
    ),
  );
  const isNewestFirst = ordersByTime(contract, collection);
  const page = pageOf(all, { contract, collection, operation, style, query: sent.query, isNewestFirst, most });
  const items = page.items.map((item) => shownItem(memory, role, item));
  const size = page.limit || page.items.length || 1;
  const first = firstPage({ operation, style });
  const next = nextUrl(asked, page, first);
  const numbers = { page: Math.floor(page.offset / size) + first, pages: Math.ceil(page.total / size), nextUrl: next };
  const schema = chosen.content.schema;
  const model = chosen.example?.value ?? (schema === undefined ? undefined : await modelOf(contract, schema));
  const fitted = await fitTo(contract, schema, envelopeOf(model, style, items, page, numbers), model);
  if (!fitted) return undefined;
  const totals = (operation.response(chosen.status)?.headers ?? [])
    .filter(({ name }) => /total/i.test(name) && /count|items|results|total$/i.test(plainName(name)))
    .map(({ name }) => [name.toLowerCase(), String(page.total)]);
  return {
    status: chosen.status,
    body: fitted,
    headers: { link: next === undefined ? undefined : `<${next}>; rel="next"`, ...Object.fromEntries(totals) },
  };
}

/** Only what the list is of (`where`), and what is held by the item that a parameter names (`collection_id`). */
async function narrowed(memory: Memory, asked: Asked, items: readonly Item[]): Promise<Item[]> {
  const { role, parts: sent } = asked;
  const { where = {} } = role.extension;
  let found = items.filter((item) =>
    Object.entries(where).every(
      ([name, value]) => (Object.hasOwn(item.value, name) ? item.value[name] : item.marks[name]) === value,
    ),
  );
  for (const { holder, held, parameter } of memory.inferred.links) {
    const id = held === role.collection ? sent.query[parameter] : undefined;
    if (id === undefined) continue;
    const shelf = await memory.look(holder, scopeOf(asked, role.scope));
    const ids = shelf.items.get(String(id))?.held[held.name] ?? [];
    found = found.filter((item) => ids.includes(item.id));
  }
  return found;
}

/** `{ total, by_status: { … } }`: how many there are, in all and by each value of a property. */
async function count(memory: Memory, asked: Asked): Promise<Remembered | undefined> {
  const { role, chosen, parts: sent } = asked;
  const { contract } = memory;
  if (!chosen.content) return undefined;
  const all = await memory.items(role.collection, scopeOf(asked, role.scope));
  const items = all.filter((item) =>
    Object.entries(sent.query).every(([name, value]) => !Object.hasOwn(item.value, name) || item.value[name] === value),
  );
  const counts: JsonObject = {};
  for (const [name, schema] of shapeOf(contract, chosen.content.schema).properties) {
    if (!name.startsWith("by_")) counts[name] = items.length;
    else {
      const by = name.slice("by_".length);
      const values = [...shapeOf(contract, schema).properties.keys(), ...items.map(({ value }) => String(value[by]))];
      counts[name] = Object.fromEntries(
        values.map((value) => [value, items.filter((item) => String(item.value[by]) === value).length]),
      );
    }
  }
  const fitted = await fitTo(contract, chosen.content.schema, counts, chosen.example?.value);
  return fitted && { status: chosen.status, body: fitted, headers: {} };
}

/** The declared answer with the item in its place. */
async function answerWith(memory: Memory, asked: Asked, item: Item): Promise<Remembered | undefined> {
  const { role, chosen } = asked;
  const { contract } = memory;
  const { content } = chosen;
  const headers = { etag: tagOf(item) };
  if (!content) return { status: chosen.status, headers };
  const shown = shownItem(memory, role, item);
  const at = itemIn(contract, content.schema, role.collection);
  const model =
    chosen.example?.value ?? (content.schema === undefined ? undefined : await modelOf(contract, content.schema));
  let value: unknown = shown;
  if (at?.length) value = { ...(isObject(model) ? model : {}), [at[0] as string]: shown };
  else if (!at) {
    const [part] =
      [...shapeOf(contract, role.collection.item).properties].find(([, schema]) =>
        isSameKind(contract, schema, content.schema),
      ) ?? [];
    const known = part === undefined ? undefined : shown[part];
    // Not of the item at all: a message that it is gone, for instance. Prism knows it as well as anybody.
    value =
      known ??
      (isObject(model) && role.kind === "create" ? { ...model, ...shared(model, { ...item.sent, ...shown }) } : model);
  }
  const fitted = await fitTo(contract, content.schema, value, model);
  return fitted && { status: chosen.status, body: fitted, headers };
}

function shared(model: JsonObject, known: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.keys(model).flatMap((name) => (Object.hasOwn(known, name) ? [[name, known[name]]] : [])),
  );
}

/** The item with what is counted at this moment. */
function shownItem(memory: Memory, { collection }: Role, item: Item): JsonObject {
  const counts = memory.inferred.links
    .filter(
      ({ holder, held, count }) => holder === collection && count !== undefined && item.held[held.name] !== undefined,
    )
    .map(({ held, count }) => [count, item.held[held.name]?.length ?? 0]);
  return { ...item.value, ...Object.fromEntries(counts) };
}

async function itemAt(memory: Memory, asked: Asked, { collection, scope, id }: ItemPlace): Promise<Item | undefined> {
  return memory.item(collection, scopeOf(asked, scope), parameterValue(asked, id));
}

/**
 * What was removed is gone, whatever is declared. An id that was never there is refused only where all items of the
 * collection come through the contract, and it declares such an answer; elsewhere Prism's is shown for any id, as a mock
 * without a memory would.
 */
async function refuseMissing(memory: Memory, asked: Asked, place: ItemPlace): Promise<void> {
  const { operation } = asked.role;
  const id = parameterValue(asked, place.id);
  const shelf = await memory.look(place.collection, scopeOf(asked, place.scope));
  if (shelf.gone.has(id) || (place.collection.isComplete && operation.response(404))) {
    throw new Problem("not-found", { detail: `There is no ${id} in ${place.collection.name}.` });
  }
}

function isTagIn(header: string, tag: string): boolean {
  return header.trim() === "*" || header.split(",").some((each) => each.trim().replace(/^W\//, "") === tag);
}

function requireMatch({ role, parts: sent }: Asked, item: Item): void {
  const wanted = Object.entries(sent.header).find(([name]) => name.toLowerCase() === "if-match")?.[1];
  if (typeof wanted !== "string" || !role.operation.response(412) || isTagIn(wanted, tagOf(item))) return;
  throw new Problem("precondition-failed", {
    status: 412,
    detail: `${item.id} has changed since: its ETag is ${tagOf(item)}.`,
  });
}

function tagOf({ value, held }: Item): string {
  return `"${createHash("sha256")
    .update(JSON.stringify([value, held]))
    .digest("base64url")
    .slice(0, 16)}"`;
}

function sentIn({ parts: { body } }: Asked): JsonObject {
  return isObject(body) ? body : {};
}

function parameterValue({ parts: sent }: Asked, parameter: string): string {
  return String(sent.path[parameter] ?? "");
}

function scopeOf(asked: Asked, scope: readonly string[]): string[] {
  return scope.map((parameter) => parameterValue(asked, parameter));
}

/** Where the item is read. */
function locationOf(memory: Memory, asked: Asked, item: Item): string {
  const { role } = asked;
  const read = [...memory.inferred.roles.values()].find(
    ({ kind, collection }) => kind === "read" && collection === role.collection,
  );
  const template = segmentsOf(read?.operation.path ?? `${role.collection.path}/{}`);
  const values = [...scopeOf(asked, role.scope), item.id];
  const written = template.map((segment) =>
    parameterOf(segment) === undefined && segment !== "{}" ? segment : encodeURIComponent(values.shift() ?? ""),
  );
  const path = `${basePathOf(asked)}/${written.join("/")}`;
  const header = role.operation
    .response(asked.chosen.status)
    ?.headers.find(({ name }) => name.toLowerCase() === "location");
  // A path is a URI reference (RFC 9110 §10.2.2); some contracts ask for a whole URI.
  return header?.schema === undefined || accepts(memory.contract, header.schema, path)
    ? path
    : `http://${asked.host}${path}`;
}

function basePathOf({ path, role }: Asked): string {
  const segments = segmentsOf(path);
  const base = segments.slice(0, segments.length - segmentsOf(role.operation.path).length);
  return base.length === 0 ? "" : `/${base.join("/")}`;
}

/** The same request for the next page, by the way of paging that the contract has. */
function nextUrl({ role, path, query }: Asked, page: Page, first: number): string | undefined {
  const style = role.list;
  if (!page.next || !style) return undefined;
  const parameters = new URLSearchParams(query);
  if (style.cursor !== undefined) {
    parameters.set(style.cursor, page.next.cursor);
    if (style.offset !== undefined) parameters.delete(style.offset);
  } else if (style.page !== undefined) {
    parameters.set(style.page, String(Math.floor(page.next.offset / (page.limit || page.items.length)) + first));
  } else if (style.offset !== undefined) parameters.set(style.offset, String(page.next.offset));
  else return undefined;
  return `${path}?${parameters}`;
}
