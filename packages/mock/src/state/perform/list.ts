/** `GET /jobs`: a page of a collection. */
import { memberAt, parts } from "@cantus/contract/collections";
import { envelopeOf, headerOf, type PageNumbers } from "../envelope.ts";
import { fitTo, modelOf } from "../fit.ts";
import { firstPage, idsIn, pageOf } from "../listing.ts";
import type { Memory } from "../memory.ts";
import { saidHeaders, withSaid } from "../said-page.ts";
import { ordersByTime } from "../seeded-shelf.ts";
import type { Item } from "../shelf.ts";
import { shownItem } from "./answer-item.ts";
import { type Asked, type Remembered, scopeOf } from "./asked.ts";
import { linkHeader, pageUrls } from "./location.ts";

export function list(memory: Memory, asked: Asked): Remembered | undefined {
  const { role, chosen, parts: sent } = asked;
  const { contract } = memory;
  const { collection, operation } = role;
  const style = role.list;
  if (!style || !chosen.content) return undefined;
  // Prism knows any id of a collection that the contract does not fill.
  const ids = collection.isComplete ? undefined : idsIn({ style, query: sent.query });
  if (ids && isAnyMissing(memory, asked, ids)) return undefined;
  const all = narrowed(memory, asked, memory.items(collection, scopeOf(asked, role.scope)));
  const listSchema = memberAt(contract, chosen.content.schema, style.path);
  const most = Math.min(
    ...parts(contract, listSchema).map(({ maxItems }) =>
      typeof maxItems === "number" ? maxItems : Number.POSITIVE_INFINITY,
    ),
  );
  const isNewestFirst = ordersByTime(contract, collection);
  const page = pageOf(all, { contract, collection, style, query: sent.query, isNewestFirst, most });
  const items = page.items.map((item) => shownItem(memory, role, item));
  const first = firstPage(style);
  const urls = pageUrls(asked, page, first);
  const numbers: PageNumbers = {
    page: Math.floor(page.offset / page.size) + first,
    pages: Math.ceil(page.total / page.size),
    urls,
    origin: `http://${asked.host}`,
  };
  const schema = chosen.content.schema;
  const model = chosen.example?.value ?? (schema === undefined ? undefined : modelOf(contract, schema));
  const enveloped = envelopeOf(contract, schema, model, style, items, page, numbers);
  const fitted = fitTo(contract, schema, withSaid(contract, schema, enveloped, style, page, numbers), model);
  if (!fitted) return undefined;
  const told = (operation.response(chosen.status)?.headers ?? []).flatMap(({ name }) => {
    const value = headerOf(name, page, numbers);
    return value ? [[name.toLowerCase(), value.text]] : [];
  });
  const headers = { ...Object.fromEntries(told), link: linkHeader(urls), ...saidHeaders(style, page, numbers) };
  return { status: chosen.status, body: fitted, headers };
}

function isAnyMissing(memory: Memory, asked: Asked, ids: readonly string[]): boolean {
  const { items } = memory.look(asked.role.collection, scopeOf(asked, asked.role.scope));
  return ids.some((id) => !items.has(id));
}

/** Only what the list is of (`where`), and what is held by the item that a parameter names (`collection_id`). */
function narrowed(memory: Memory, asked: Asked, items: readonly Item[]): Item[] {
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
    const shelf = memory.look(holder, scopeOf(asked, role.scope));
    const ids = shelf.items.get(String(id))?.held[held.name] ?? [];
    found = found.filter((item) => ids.includes(item.id));
  }
  return found;
}
