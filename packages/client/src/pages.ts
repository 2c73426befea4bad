/** Lists that come page by page, as one list. */

import type { AnyCall } from "./any-call.ts";
import type { Call, DeclaredOperation, SuccessBody } from "./call.ts";
import type { Elsewhere } from "./call-by-id.ts";
import { ContractError } from "./errors.ts";
import type { Operation, Pagination } from "./operation.ts";

/** The call of an operation whose answer is one page of a list. */
export interface PagedCall<Declaration extends DeclaredOperation, Items extends string> extends Call<Declaration> {
  readonly operation: Operation & { readonly pages: Pagination<ItemAt<SuccessBody<Declaration>, Items>> };
}

type Member<Body, Key extends string> = Body extends unknown
  ? Key extends keyof NonNullable<Body>
    ? NonNullable<Body>[Key]
    : never
  : never;

/** What a JSON pointer finds. */
type At<Body, Pointer extends string> = Pointer extends `/${infer Key}/${infer Rest}`
  ? At<Member<Body, Key>, `/${Rest}`>
  : Pointer extends `/${infer Key}`
    ? Member<Body, Key>
    : Body;

type ItemAt<Body, Pointer extends string> =
  NonNullable<At<Body, Pointer>> extends infer List ? (List extends readonly (infer Item)[] ? Item : never) : never;

interface AnyPagedCall extends AnyCall {
  readonly operation: Operation & { readonly pages: Pagination };
}

type ItemOf<Method extends AnyPagedCall> = NonNullable<Method["operation"]["pages"]["item"]>;

/** One page: the answer it came in, and its items. */
export interface Page<Item, Answer = unknown> {
  readonly items: readonly Item[];
  readonly answer: Answer;
}

/** The items of all pages, asked for as they are needed. */
export interface Pages<Item, Answer = unknown> extends AsyncIterable<Item> {
  /** The pages themselves. */
  byPage(): AsyncIterable<Page<Item, Answer>>;
  /** All items, or as many as `limit`. */
  toArray(limit?: number): Promise<Item[]>;
}

/**
 * All items of a paged list, whatever the API's way of paging. A page is asked for when the loop gets to it; leaving the
 * loop asks for no more. A server that sends the same page again has no more.
 *
 * ```ts
 * for await (const job of pages(music.listGenerations, { path, query: { status: "succeeded" } })) job.id;
 * const firstHundred = await pages(music.listGenerations, { path }).toArray(100);
 * ```
 *
 * @param input of the first page, which may be one in the middle
 * @throws ApiError for a page that is refused; ContractError for one that has no list
 */
export function pages<Method extends AnyPagedCall>(
  method: Method,
  ...[input]: Parameters<Method>
): Pages<ItemOf<Method>, Awaited<ReturnType<Method>>> {
  type Item = ItemOf<Method>;
  type Answer = Awaited<ReturnType<Method>>;

  async function* byPage(): AsyncGenerator<Page<Item, Answer>> {
    let step: Step | undefined = { query: { ...input?.query } };
    const seen = new Set([stable(step.query)]);
    let before = "";
    for (let count = 0; step; ) {
      const call = (method as unknown as CallAt)({ ...input, query: step.query }, { url: step.url });
      await call.unwrap();
      const answer = await call;
      const items = itemsOf(method.operation, answer) as Item[];
      const text = stable(items);
      if (items.length > 0 && text === before) return;
      before = text;
      yield { items, answer: answer as Answer };
      count += items.length;
      step = nextStep(method.operation.pages, step, answer, items, count);
      // Where a cursor or an address leads back, the list would never end.
      const place = step && (step.url ?? stable(step.query));
      if (place === undefined || seen.has(place)) return;
      seen.add(place);
    }
  }

  return {
    byPage,
    async *[Symbol.asyncIterator]() {
      for await (const { items } of byPage()) yield* items;
    },
    async toArray(limit = Number.POSITIVE_INFINITY) {
      const all: Item[] = [];
      if (limit <= 0) return all;
      for await (const { items } of byPage()) {
        all.push(...items);
        if (all.length >= limit) break;
      }
      return all.slice(0, limit);
    },
  };
}

interface Step {
  readonly query: Record<string, unknown>;
  /** In the place of path and query. */
  readonly url?: string;
}

interface AnyAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
  readonly response: Response;
}

type CallAt = (input: object, elsewhere: Elsewhere) => Promise<AnyAnswer> & { unwrap(): Promise<unknown> };

const stable = (value: unknown) =>
  JSON.stringify(value, (_, member) => (typeof member === "bigint" ? String(member) : member));

function itemsOf({ id, pages }: Operation & { pages: Pagination }, { body, response }: AnyAnswer): unknown[] {
  const items = at(body, pages.items);
  if (Array.isArray(items)) return items;
  // The last page of some lists has no body, or a `null`.
  if (items === undefined || items === null) return [];
  const breach = { at: pages.items, message: `a page of a list has ${typeof items} here, not a list` };
  throw new ContractError({ operationId: id, attempts: 1 }, response, [breach]);
}

/** Where the next page is; `undefined` after the last. */
function nextStep(
  { page, first = 1, offset, cursor, next, after, more, total, totalPages, size }: Pagination,
  step: Step,
  answer: AnyAnswer,
  items: readonly unknown[],
  count: number,
): Step | undefined {
  const { query } = step;
  const known = (place: string | undefined) => (place === undefined ? undefined : valueAt(answer, place));
  const limit = numberOf(known(size));
  const goOn = (change: Record<string, unknown>) => ({ query: { ...query, ...change } });

  const isMore = known(more);
  if (isMore === false) return undefined;
  const all = numberOf(known(total));
  if (next !== undefined) {
    const found = known(next);
    if (found !== undefined && found !== null && found !== "" && found !== false) {
      return cursor === undefined ? stepTo(String(found), answer, query) : goOn({ [cursor]: found });
    }
    // None: this was the last page, unless the server sends none at all, or a page of another origin may not see it
    // (Fetch Standard, CORS-safelisted response-header name). Then the numbers tell.
    const isHidden = !next.startsWith("/") && answer.response.type === "cors";
    if (step.url !== undefined || (all === undefined && limit === undefined && !isHidden)) return undefined;
  }
  if (items.length === 0 || (isMore === undefined && limit !== undefined && items.length < limit)) return undefined;
  if (cursor !== undefined && after !== undefined) {
    const last = (items.at(-1) as Record<string, unknown> | undefined)?.[after];
    return last === undefined || last === null ? undefined : goOn({ [cursor]: last });
  }
  if (offset !== undefined) {
    const done = (numberOf(query[offset]) ?? 0) + items.length;
    return all !== undefined && done >= all ? undefined : goOn({ [offset]: done });
  }
  if (page === undefined) return undefined;
  const number = numberOf(query[page]) ?? first;
  const last = numberOf(known(totalPages));
  if (last !== undefined && number >= last + first - 1) return undefined;
  // Where the first page asked for was one in the middle, `count` is not all that there was before.
  const done = limit === undefined ? count : (number - first) * limit + items.length;
  if (all !== undefined && done >= all) return undefined;
  return goOn({ [page]: number + 1 });
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number)
    ? number
    : typeof value === "bigint"
      ? Number(value)
      : undefined;
}

/** In the body by a JSON pointer (RFC 6901), else in a header. */
function valueAt({ body, headers }: AnyAnswer, place: string): unknown {
  if (place.startsWith("/")) return at(body, place);
  const text = headers.get(place);
  return place.toLowerCase() === "link" ? nextLink(text ?? "") : text;
}

function at(body: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((value, name) => (Object(value) as Record<string, unknown>)[name], body);
}

/** RFC 8288 §3: `<https://api.example.com/jobs?page=2>; rel="next"`. */
function nextLink(text: string): string | undefined {
  for (const [, address, parameters] of text.matchAll(/<([^>]*)>((?:\s*;\s*[^,;"]+(?:"[^"]*")?)*)/g)) {
    const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]+))/i.exec(parameters ?? "");
    if ((relation?.[1] ?? relation?.[2] ?? "").toLowerCase().split(/\s+/).includes("next")) return address;
  }
  return undefined;
}

/**
 * The next page by its address, at the server that answered: where another one is named, as behind a proxy, only its
 * query is taken, so that no credential goes where the caller did not send it.
 */
function stepTo(next: string, { response }: AnyAnswer, query: Step["query"]): Step {
  const here = new URL(response.url || "invalid:");
  const address = new URL(next, here.protocol === "invalid:" ? "http://localhost" : here);
  // Only middleware makes answers without an address.
  if (here.protocol === "invalid:") return { query: { ...query, ...Object.fromEntries(address.searchParams) } };
  if (address.origin === here.origin) return { query, url: address.href };
  here.search = address.search;
  return { query, url: here.href };
}
