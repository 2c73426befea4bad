import { createContract, type OpenApiDocument } from "@cantus/contract";
import { describe, expect, test } from "vitest";
import { type Fetch, verify } from "../../../index.ts";

const text = { schema: { type: "string" } };
const integer = { schema: { type: "integer", minimum: 1 } };
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const plans = { type: "array", items: { type: "object", properties: { id: { type: "string" } } } };

/** Seven plans that nobody can make, in a list that takes these parameters and answers with this. */
function contractOf(query: Record<string, object>, shown: object = plans, headers: object = {}) {
  const parameters = Object.entries(query).map(([name, schema]) => ({ name, in: "query", ...schema }));
  return createContract({
    openapi: "3.1.1",
    info: { title: "Plans", version: "1" },
    paths: {
      "/plans": {
        get: { operationId: "list", parameters, responses: { 200: { description: "", headers, ...json(shown) } } },
      },
      "/plans/{id}": {
        get: {
          operationId: "read",
          parameters: [{ name: "id", in: "path", required: true, ...text, example: "plan-1" }],
          responses: { 200: { description: "", ...json(plans.items) }, 404: { description: "" } },
        },
      },
    },
  } as unknown as OpenApiDocument);
}

const all = [1, 2, 3, 4, 5, 6, 7].map((number) => ({ id: `plan-${number}` }));

/** @param answer the list, for the numbers in its query */
const target =
  (answer: (query: (name: string) => number | undefined) => Response): Fetch =>
  async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const one = all.find(({ id }) => pathname === `/plans/${id}`);
    if (one) return Response.json(one);
    if (pathname !== "/plans") return new Response(null, { status: 404 });
    return answer((name) => (searchParams.has(name) ? Number(searchParams.get(name)) : undefined));
  };

async function told(contract: ReturnType<typeof contractOf>, server: Fetch): Promise<string[]> {
  const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
  return findings.map(({ check, message }) => `${check}: ${message}`);
}

test("a list that can be cut short and not gone on with has no pages", async () => {
  const server = target((query) => Response.json(all.slice(0, query("limit"))));
  expect(await told(contractOf({ limit: integer }), server)).toEqual([]);
});

test("nor has one that is gone on with by a cursor which its answers do not tell", async () => {
  const server = target((query) => Response.json(all.slice(0, query("limit"))));
  expect(await told(contractOf({ limit: integer, after: text }), server)).toEqual([]);
});

test.each<[string, (offset: number) => number]>([
  ["is off by one", (offset) => Math.max(0, offset - 1)],
  ["counts pages", (offset) => offset * 2],
  ["is not looked at", () => 0],
])("an offset that %s is one finding, wherever it shows", async (_, startOf) => {
  const offset = { schema: { type: "integer", minimum: 0 } };
  const server = target((query) => {
    const start = startOf(query("offset") ?? 0);
    return Response.json(all.slice(start, start + (query("limit") ?? all.length)));
  });
  expect(await told(contractOf({ limit: integer, offset }), server)).toEqual([
    expect.stringMatching(/^pages-whole: In pages of 2, plans plan-\d is on (two|none)\.$/),
  ]);
});

test("a list that promises the next page and never tells of it misses what comes after the first", async () => {
  const link = { Link: { schema: { type: "string" } } };
  const server = target((query) => Response.json(all.slice(0, query("limit"))));
  expect(await told(contractOf({ limit: integer }, plans, link), server)).toEqual([
    "pages-whole: In pages of 2, plans plan-3 is on none.",
  ]);
});

describe("a list that tells of the next page", () => {
  const shown = {
    type: "object",
    properties: { plans, page: { type: "object", properties: { after: text.schema, has_more: { type: "boolean" } } } },
  };
  const server = target((query) => {
    const start = query("page[after]") ?? 0;
    const end = start + (query("limit") ?? 20);
    const page = end < all.length ? { after: String(end), has_more: true } : { has_more: false };
    return Response.json({ plans: all.slice(start, end), page });
  });

  test("is walked through by the cursor", async () => {
    expect(await told(contractOf({ limit: integer, "page[after]": text }, shown), server)).toEqual([]);
  });

  test("and takes it by no name that is known is not held to have no more", async () => {
    expect(await told(contractOf({ limit: integer, "page[beyond]": text }, shown), server)).toEqual([]);
  });

  test("through another host is not followed there", async () => {
    const link = { Link: { schema: { type: "string" } } };
    const elsewhere = target((query) => {
      const limit = query("limit") ?? 20;
      const more = { link: '<https://api.example/plans?from=7>; rel="next"' };
      return Response.json(all.slice(0, limit), { headers: limit < all.length ? more : {} });
    });
    expect(await told(contractOf({ limit: integer }, plans, link), elsewhere)).toEqual([]);
  });
});

test.each([
  [
    "gives fewer",
    { items: 3, said: 3 },
    "default-applied: limit is 5 where it is not sent, and the list says /limit: 3.",
  ],
  [
    "says nothing and gives fewer",
    { items: 3 },
    "default-applied: limit is 5 where it is not sent, and 3 items of 7 came.",
  ],
  ["gives more", { items: 6 }, "default-applied: limit is 5 where it is not sent, and 6 items of 7 came."],
  ["gives so many", { items: 5, said: 5 }, undefined],
])("who asks for no size of a page gets the default: the server %s", async (_, { items, said }: Size, finding) => {
  const shown = { type: "object", properties: { items: plans, limit: { type: "integer" } } };
  const server = target((query) => {
    const [start, limit] = [query("offset") ?? 0, query("limit")];
    return Response.json({ items: all.slice(start, start + (limit ?? items)), limit: limit ?? said });
  });
  const query = {
    limit: { schema: { type: "integer", minimum: 1, default: 5 } },
    offset: { schema: { type: "integer", minimum: 0 } },
  };
  const found = (await told(contractOf(query, shown), server)).filter((each) => each.startsWith("default-applied"));
  expect(found).toEqual(finding === undefined ? [] : [finding]);
});

interface Size {
  readonly items: number;
  readonly said?: number;
}

test.each<[string, number, string[]]>([
  ["that are whole have no finding", 0, []],
  ["that overlap have one", 1, ["pages-whole"]],
])("pages %s, also where the list is left out of an empty one", async (_, overlap, found) => {
  const page = { schema: { type: "integer", minimum: 0, default: 0 } };
  const server = target((query) => {
    const size = query("size") ?? 20;
    const start = Math.max(0, (query("page") ?? 0) * size - overlap);
    const shown = all.slice(start, start + size);
    return Response.json(shown.length > 0 ? { plans: shown } : {});
  });
  const shown = { type: "object", properties: { plans } };
  const { findings } = await verify(contractOf({ size: integer, page }, shown), server, {
    phases: ["examples", "sequences"],
  }).result;
  expect(findings.map(({ check }) => check)).toEqual(found);
});

test.each<[string, object, string[]]>([
  ["is said to be an estimate may be less than there are", { description: "Estimated." }, []],
  ["has reached the most that it can be may be less, too", { maximum: 5 }, []],
  ["is said to be how many there are is that", { description: "All." }, ["The list says /total: 5, and has 7 items."]],
])("a total that %s", async (_, schema, found) => {
  const total = { type: "integer", ...schema };
  const shown = { type: "object", properties: { items: plans, total } };
  const server = target((query) => Response.json({ items: all.slice(0, query("limit")), total: 5 }));
  const limited = contractOf({ limit: integer, offset: { schema: { type: "integer", maximum: 0 } } }, shown);
  const about = (await told(limited, server)).filter((each) => each.startsWith("total-agrees"));
  expect(about).toEqual(found.map((message) => `total-agrees: ${message}`));
});

test.each<[string, (page: number, size: number) => readonly [page: number, size: number, items: number], string[]]>([
  ["truly", (page, size) => [page, size, size], []],
  ["with the number of the one before", (page, size) => [Math.max(1, page - 1), size, size], ["page-echo"]],
  [
    "with another size than the largest that was asked for",
    (page, size) => [page, Math.min(size, 5), size],
    ["page-echo"],
  ],
  [
    "with one more item from the second on",
    (page, size) => [page, size, page > 1 ? size + 1 : size],
    ["limit-respected"],
  ],
])("a page says which it is %s", async (_, shows, found) => {
  const shown = {
    type: "object",
    properties: { plans, page: { type: "integer" }, size: { type: "integer" } },
  };
  const server = target((query) => {
    const [asked, limit] = [query("page") ?? 1, query("size") ?? 20];
    const [page, size, items] = shows(asked, limit);
    const start = (asked - 1) * limit;
    return Response.json({ plans: all.slice(start, start + items), page, size });
  });
  const query = {
    page: { schema: { type: "integer", minimum: 1 } },
    size: { schema: { type: "integer", minimum: 1, maximum: 50 } },
  };
  const checks = (await told(contractOf(query, shown), server)).map((each) => each.split(":")[0]);
  expect(checks.filter((check) => check !== "pages-whole")).toEqual(found);
});

test.each<[description: string, isTold: boolean]>([
  ["Values above 3 are treated as 3.", false],
  ["Never more than 3 come at a time, though more may be asked for.", false],
  ["How many at most.", true],
])("a size that is capped at 3 may be where it is said: %s", async (description, isTold) => {
  const shown = { type: "object", properties: { items: plans, limit: { type: "integer" }, page: { type: "integer" } } };
  const limit = { description, schema: { type: "integer", minimum: 1, maximum: 5 } };
  const server = target((query) => {
    const [size, page] = [Math.min(query("limit") ?? 3, 3), query("page") ?? 1];
    return Response.json({ items: all.slice((page - 1) * size, page * size), limit: size, page });
  });
  const findings = await told(contractOf({ limit, page: integer }, shown), server);
  expect(findings.some((each) => /limit=\d was asked for/.test(each))).toBe(isTold);
  if (!isTold) expect(findings).toEqual([]);
});

test.each<[string, (answered: number) => boolean, readonly string[]]>([
  ["once, as jobs move on between two answers, is no finding", (answered) => answered === 3, []],
  ["each time is one", () => true, ["total-agrees: The list says /total: 8, and has 7 items."]],
])("a total that is wrong %s", async (_, isWrong, findings) => {
  const shown = { type: "object", properties: { plans, total: { type: "integer" } } };
  let answered = 0;
  const server = target((query) => {
    const start = ((query("page") ?? 1) - 1) * (query("limit") ?? 5);
    answered += 1;
    return Response.json({ plans: all.slice(start, start + (query("limit") ?? 5)), total: isWrong(answered) ? 8 : 7 });
  });
  expect(await told(contractOf({ limit: integer, page: integer }, shown), server)).toEqual(findings);
});

test.each([
  [(count: number, size: number) => Math.ceil(count / size), []],
  [
    (count: number, size: number) => Math.floor(count / size),
    ["total-agrees: The list says X-Total-Pages: 3; 7 items in pages of 2 are 4."],
  ],
])("a header may say how many pages there are", async (pagesOf, findings) => {
  const server = target((query) => {
    const size = query("limit") ?? 5;
    const start = ((query("page") ?? 1) - 1) * size;
    const headers = { "x-total-pages": String(pagesOf(all.length, size)) };
    return Response.json(all.slice(start, start + size), { headers });
  });
  const found = await told(contractOf({ limit: integer, page: integer }), server);
  expect(found.slice(0, 1)).toEqual(findings);
});
