/** Every way of paging, against a real server with eleven items. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Echo, json, startEcho } from "../testdata/echo.ts";
import { ApiError, type Call, ContractError, createClient, type PagedCall, type Pagination, pages } from "./index.ts";

interface List {
  parameters: { query?: { [name: string]: unknown } };
  requestBody?: never;
  responses: { 200: { headers: unknown; content: { "application/json": { items: { id: number }[] } } } };
}

let echo: Echo;
beforeAll(async () => {
  echo = await startEcho();
});
afterAll(() => echo[Symbol.asyncDispose]());
beforeEach(() => {
  echo.received.length = 0;
});

const ALL = Array.from({ length: 11 }, (_, index) => ({ id: index + 1 }));
const IDS = ALL.map(({ id }) => id);

function clientOf(pagination: Pagination, fetch?: (request: Request) => Promise<Response>) {
  const listItems = { id: "listItems", method: "GET", path: "/items", pages: pagination };
  const options = { baseUrl: echo.baseUrl, retry: false as const, ...(fetch && { fetch }) };
  return createClient<{ listItems: PagedCall<List, "/items"> }>(
    { operations: { listItems }, securitySchemes: {}, baseUrl: "" },
    options,
  );
}

type Page = (query: URLSearchParams, address: string) => { body: unknown; headers?: Record<string, string> };

function serve(page: Page): void {
  echo.answer = (response, { url }) => {
    const { searchParams, pathname } = new URL(url, "http://x");
    const { body, headers = {} } = page(searchParams, `http://${new URL(echo.baseUrl).host}${pathname}`);
    json(response, 200, body, headers);
  };
}

const number = (query: URLSearchParams, name: string, fallback: number) => Number(query.get(name) ?? fallback);

/** By how many items to skip. */
const byOffset =
  (name: string, limit: number): Page =>
  (query) => ({ body: { items: ALL.slice(number(query, name, 0)).slice(0, limit) } });

const more = (page: Page, members: (query: URLSearchParams) => object): Page => {
  return (query, address) => ({ body: { ...(page(query, address).body as object), ...members(query) } });
};

const byPage =
  (first = 1): Page =>
  (query) => ({ body: { items: ALL.slice((number(query, "page", first) - first) * 4).slice(0, 4) } });

/** Where a page starts, said by a cursor, with what leads to the next one put where the API has it. */
const byCursor =
  (
    name: string,
    next: (after: number | null, address: string) => { body: object; headers?: Record<string, string> },
  ): Page =>
  (query, address) => {
    const start = number(query, name, 0);
    const { body, headers } = next(start + 4 < ALL.length ? start + 4 : null, address);
    return { body: { items: ALL.slice(start, start + 4), ...body }, ...(headers && { headers }) };
  };

const WAYS: [string, Pagination, Page, number][] = [
  ["offset, until a page is empty", { items: "/items", offset: "offset" }, byOffset("offset", 4), 4],
  ["skip", { items: "/items", offset: "skip" }, byOffset("skip", 5), 4],
  [
    "offset, and the size of a page in the body",
    { items: "/items", offset: "offset", size: "/limit" },
    more(byOffset("offset", 4), () => ({ limit: 4 })),
    3,
  ],
  [
    "offset, and a total in the body",
    { items: "/items", offset: "offset", total: "/meta/total" },
    more(byOffset("offset", 4), () => ({ meta: { total: 11 } })),
    3,
  ],
  [
    "skip, and a total in a header",
    { items: "", offset: "skip", total: "X-Total-Count" },
    (query) => ({ body: ALL.slice(number(query, "skip", 0)).slice(0, 4), headers: { "X-Total-Count": "11" } }),
    3,
  ],
  ["page", { items: "/items", page: "page" }, byPage(), 4],
  ["page, from 0", { items: "/items", page: "page", first: 0 }, byPage(0), 4],
  [
    "page, and how many there are",
    { items: "/items", page: "page", totalPages: "/pages" },
    more(byPage(), () => ({ pages: 3 })),
    3,
  ],
  ["page, and a total", { items: "/items", page: "page", total: "/total" }, more(byPage(), () => ({ total: 11 })), 3],
  [
    "page, and whether there is more",
    { items: "/items", page: "page", more: "/has_more" },
    more(byPage(), (query) => ({ has_more: number(query, "page", 1) < 3 })),
    3,
  ],
  [
    "a cursor in the body, that ends with null",
    { items: "/items", cursor: "cursor", next: "/next_cursor" },
    byCursor("cursor", (after) => ({ body: { next_cursor: after } })),
    3,
  ],
  [
    "a cursor that is empty at the end",
    { items: "/items", cursor: "page_token", next: "/meta/next" },
    byCursor("page_token", (after) => ({ body: { meta: { next: after ?? "" } } })),
    3,
  ],
  [
    "a cursor in a header",
    { items: "/items", cursor: "cursor", next: "X-Next-Cursor" },
    byCursor("cursor", (after) => ({ body: {}, headers: { "X-Next-Cursor": String(after ?? "") } })),
    3,
  ],
  [
    "after the last item's id, while there is more",
    { items: "/items", cursor: "starting_after", after: "id", more: "/has_more" },
    byCursor("starting_after", (after) => ({ body: { has_more: after !== null } })),
    3,
  ],
  [
    "the next page's whole address in the body",
    { items: "/items", next: "/next" },
    byCursor("from", (after, address) => ({ body: { next: after && `${address}?from=${after}&kind=a%20b` } })),
    3,
  ],
  [
    "the next page's path in the body",
    { items: "/items", next: "/links/next/href" },
    byCursor("from", (after) => ({ body: { links: after ? { next: { href: `/base/items?from=${after}` } } : {} } })),
    3,
  ],
  [
    "a Link header, among other links",
    { items: "/items", next: "Link" },
    byCursor("from", (after, address) => ({
      body: {},
      headers: {
        Link: `<${address}?from=0>; rel="first"${after ? `, <${address}?from=${after}>; title="a, b"; rel="up next"` : ""}`,
      },
    })),
    3,
  ],
];

describe("all items, by", () => {
  test.each(WAYS)("%s", async (_name, pagination, page, requests) => {
    serve(page);
    const { listItems } = clientOf(pagination);
    const ids: number[] = [];
    for await (const item of pages(listItems, { query: { kind: "a b" } })) ids.push(item.id);
    expect(ids).toEqual(IDS);
    expect(echo.received).toHaveLength(requests);
    expect(echo.received[0]?.url).toBe("/base/items?kind=a%20b");
  });
});

describe("a list that would never end, ends", () => {
  test.each<[string, Pagination, Page]>([
    ["a server that does not page", { items: "/items", offset: "offset" }, () => ({ body: { items: ALL } })],
    ["the same cursor again", { items: "/items", cursor: "c", next: "/n" }, () => ({ body: { items: ALL, n: "x" } })],
    [
      "cursors in a circle, with other items each time",
      { items: "/items", cursor: "c", next: "/n" },
      (query) => ({ body: { items: [{ id: Math.random() }], n: query.get("c") === "a" ? "b" : "a" } }),
    ],
    [
      "a page that links to itself",
      { items: "/items", next: "/next" },
      (_, address) => ({ body: { items: [{ id: Math.random() }], next: address } }),
    ],
  ])("%s", async (_name, pagination, page) => {
    serve(page);
    const all = await pages(clientOf(pagination).listItems).toArray();
    expect(all.length).toBeGreaterThan(0);
    expect(echo.received.length).toBeLessThan(5);
  });
});

describe("the pages", () => {
  const pagination = { items: "/items", offset: "offset", total: "/total" };
  const page = more(byOffset("offset", 4), () => ({ total: 11 }));

  test("can be had themselves, each with its answer", async () => {
    serve(page);
    const sizes: number[] = [];
    for await (const { items, answer } of pages(clientOf(pagination).listItems).byPage()) {
      if (answer.status === 200) sizes.push(items.length, answer.body.items.length);
    }
    expect(sizes).toEqual([4, 4, 4, 4, 3, 3]);
  });

  test("are asked for as they are needed", async () => {
    serve(page);
    const { listItems } = clientOf(pagination);
    for await (const { id } of pages(listItems)) if (id === 5) break;
    expect(echo.received).toHaveLength(2);
    expect(await pages(listItems).toArray(3)).toEqual(ALL.slice(0, 3));
    expect(await pages(listItems).toArray(0)).toEqual([]);
    expect(echo.received).toHaveLength(3);
  });

  test("may start in the middle", async () => {
    serve(page);
    const all = await pages(clientOf(pagination).listItems, { query: { offset: 6 } }).toArray();
    expect(all.map(({ id }) => id)).toEqual([7, 8, 9, 10, 11]);
  });

  test("end with the error of one that is refused, after the items before it", async () => {
    serve(page);
    const { answer } = echo;
    echo.answer = (response, request) =>
      echo.received.length > 1 ? json(response, 403, { detail: "No" }) : answer(response, request);
    const ids: number[] = [];
    const run = async () => {
      for await (const { id } of pages(clientOf(pagination).listItems)) ids.push(id);
    };
    await expect(run()).rejects.toThrow(ApiError);
    expect(ids).toEqual([1, 2, 3, 4]);
  });

  test("must have a list where the contract says", async () => {
    serve(() => ({ body: { items: { a: 1 } } }));
    await expect(pages(clientOf(pagination).listItems).toArray()).rejects.toThrow(ContractError);
    serve(() => ({ body: { items: null } }));
    expect(await pages(clientOf(pagination).listItems).toArray()).toEqual([]);
  });
});

test("credentials stay where they were sent: of an address elsewhere only the query counts", async () => {
  serve(byCursor("from", (after) => ({ body: { next: after && `https://evil.example/steal?from=${after}` } })));
  const all = await pages(clientOf({ items: "/items", next: "/next" }).listItems).toArray();
  expect(all).toHaveLength(11);
  expect(echo.received.map(({ url }) => url)).toEqual(["/base/items", "/base/items?from=4", "/base/items?from=8"]);
});

describe("where a page of another origin may not see the Link header", () => {
  test("the numbers tell", async () => {
    const hidden = (query: URLSearchParams) => {
      const response = Response.json({ items: ALL.slice(number(query, "offset", 0)).slice(0, 4) });
      return Object.defineProperty(response, "type", { value: "cors" });
    };
    const fetch = async (request: Request) => hidden(new URL(request.url).searchParams);
    const { listItems } = clientOf({ items: "/items", next: "Link", offset: "offset" }, fetch);
    expect(await pages(listItems).toArray()).toHaveLength(11);
  });
});

test("only what is a page can be paged", () => {
  const call = {} as Call<List>;
  // @ts-expect-error it is no page of a list
  expect(() => pages(call)).not.toThrow();
});
