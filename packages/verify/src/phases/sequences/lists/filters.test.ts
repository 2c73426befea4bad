import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { answer, plansContract, plansServer } from "../../../testdata/plans.ts";

const kind = { enum: ["big", "small", "tiny"] };
const open = { type: "boolean" };
const plan = { type: "object", required: ["id"], properties: { id: { type: "string" }, kind, open } };
const filter = {
  name: "filter",
  in: "query",
  style: "deepObject",
  explode: true,
  schema: { type: "object", properties: { kind, open } },
};
const contract = plansContract(
  { kind, open },
  { "get /plans": { parameters: [filter], responses: { 200: answer({ type: "array", items: plan }) } } },
);

test.each<[string, boolean, string[]]>([
  ["by both", true, []],
  ["by either", false, ["filter-true"]],
])("two members of one filter at once let through what matches %s", async (_, isBoth, found) => {
  const server = plansServer(contract, ({ method, path, request, plans }) => {
    const { searchParams } = new URL(request.url);
    const asked = [...searchParams].map(([name, value]) => [name.slice(7, -1), value] as const);
    if (method !== "GET" || path !== "/plans" || asked.length === 0) return undefined;
    const all = [...plans.values()];
    return Response.json(
      all.filter((each) => {
        const matching = asked.filter(([name, value]) => String(each[name]) === value);
        return isBoth ? matching.length === asked.length : matching.length > 0;
      }),
    );
  });
  const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
  expect([...new Set(findings.map(({ check }) => check))]).toEqual(found);
});

test.each<[string, number, RegExp[]]>([
  ["all that match", 0, []],
  ["one less", 1, [/^filter-whole: kind=\w+ does not let \{"kind":"\w+"\} through, which matches\.$/]],
])("of things that show no id, %s may be let through", async (_, left, found) => {
  const bare = { type: "object", properties: { kind } };
  const contract = plansContract(
    { kind },
    {
      "get /plans": {
        parameters: [{ name: "kind", in: "query", schema: kind }],
        responses: { 200: answer({ type: "array", items: bare }) },
      },
    },
  );
  const server = plansServer(contract, ({ method, path, request, plans }) => {
    if (method !== "GET" || path !== "/plans") return undefined;
    const asked = new URL(request.url).searchParams.get("kind");
    const all = [...plans.values()].map((each) => ({ kind: each.kind }));
    return Response.json(asked === null ? all : all.filter((each) => each.kind === asked).slice(left));
  });
  const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
  const told = findings.map(({ check, message }) => `${check}: ${message}`);
  expect(told.filter((each) => each.startsWith("filter"))).toEqual(found.map((each) => expect.stringMatching(each)));
});

const kinds = { name: "kind", in: "query", schema: { type: "array", items: kind } };
const limited = { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 100 } };
const cursor = { name: "cursor", in: "query", schema: { type: "string", pattern: "^[0-9]+$" } };
const page = { type: "object", properties: { items: { type: "array", items: plan }, next_cursor: { type: "string" } } };
const paged = plansContract(
  { kind, open },
  {
    "get /plans": {
      parameters: [kinds, limited, cursor],
      responses: { 200: answer(page) },
    },
  },
);

test.each<[string, (kinds: readonly string[], offset: number) => readonly string[], RegExp[], boolean?]>([
  ["by each of several values, on each page", (asked) => asked, []],
  [
    "and its pages are of any size",
    (asked) => asked,
    [/^limit-respected: With kind=\w+, pages of 1 were asked for, and/],
    true,
  ],
  [
    "by the first of several values alone",
    (asked) => asked.slice(0, 1),
    [/^filter-whole: kind=\w+,\w+ does not let plan-\d+ through, which matches\.$/],
  ],
  [
    "on the first page alone",
    (asked, offset) => (offset === 0 ? asked : []),
    [/^filter-true: kind=\w+ lets plan-\d+ through, which has \/kind /],
  ],
])("a list is filtered %s", async (_, chosen, found, isOfAnySize) => {
  const server = plansServer(paged, ({ method, path, request, plans }) => {
    if (method !== "GET" || path !== "/plans") return undefined;
    const { searchParams } = new URL(request.url);
    const offset = Number(searchParams.get("cursor") ?? 0);
    const limit = Number((isOfAnySize && searchParams.has("kind") ? null : searchParams.get("limit")) ?? 100);
    const asked = chosen(searchParams.getAll("kind"), offset);
    const all = [...plans.values()].filter((each) => asked.length === 0 || asked.includes(String(each.kind)));
    const next = offset + limit;
    return Response.json({ items: all.slice(offset, next), ...(next < all.length && { next_cursor: String(next) }) });
  });
  const { findings } = await verify(paged, server, { phases: ["examples", "sequences"] }).result;
  const told = findings.map(({ check, message }) => `${check}: ${message}`);
  expect(told).toEqual(found.map((message) => expect.stringMatching(message)));
});

const size = { type: "integer", minimum: 0, maximum: 90 };
const sized = { type: "object", required: ["id"], properties: { id: { type: "string" }, kind, size } };
const bounded = (name: string, description = "") =>
  plansContract(
    { kind, size },
    {
      "get /plans": {
        parameters: [
          { name, in: "query", description, schema: size },
          { name: "kind", in: "query", schema: kind },
        ],
        responses: { 200: answer({ type: "array", items: sized }) },
      },
    },
  );

type Within = (size: number, bound: number) => boolean;

test.each<[string, string, string, Within, RegExp[]]>([
  ["at least so much", "min_size", "", (has, bound) => has >= bound, []],
  ["more than a minimum", "min_size", "", (has, bound) => has > bound, [/^filter-whole: min_size=/]],
  ["more than a minimum that is said to be exclusive", "min_size", "Exclusive.", (has, bound) => has > bound, []],
  ["at most so much", "max_size", "", (has, bound) => has <= bound, []],
  [
    "less than what is said to be included",
    "size_to",
    "Inclusive.",
    (has, bound) => has < bound,
    [/^filter-whole: size_to=/],
  ],
  ["less than what is not said to be included", "size_to", "", (has, bound) => has < bound, []],
  ["as much as what is beyond", "size_gt", "", (has, bound) => has >= bound, [/^filter-true: size_gt=/]],
  [
    "everything where the most is 0",
    "max_size",
    "",
    (has, bound) => bound === 0 || has <= bound,
    [/^filter-true: max_size=0 /],
  ],
])("a bound lets through what has %s", async (_, name, description, isWithin, found) => {
  const contract = bounded(name, description);
  const server = plansServer(contract, ({ method, path, request, plans }) => {
    if (method !== "GET" || path !== "/plans") return undefined;
    const query = new URL(request.url).searchParams;
    const asked = query.get(name);
    const shown = [...plans.values()].filter(
      (each) =>
        (asked === null || each.size === undefined || isWithin(Number(each.size), Number(asked))) &&
        (!query.has("kind") || each.kind === query.get("kind")),
    );
    return Response.json(shown);
  });
  const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
  const told = findings.map(({ check, message }) => `${check}: ${message}`);
  expect(told).toEqual(found.map((message) => expect.stringMatching(message)));
});

test("a filter and a bound at once let through what matches both", async () => {
  const contract = bounded("min_size");
  const server = plansServer(contract, ({ method, path, request, plans }) => {
    const query = new URL(request.url).searchParams;
    if (method !== "GET" || path !== "/plans" || query.size === 0) return undefined;
    const isAsked = (each: Readonly<Record<string, unknown>>) =>
      (query.has("kind") && each.kind === query.get("kind")) ||
      (query.has("min_size") && Number(each.size) >= Number(query.get("min_size")));
    return Response.json([...plans.values()].filter(isAsked));
  });
  const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
  expect(findings.map(({ check }) => check)).toEqual(["filter-true"]);
});

const state = { enum: ["active", "inactive"] };
const language = { type: "string", pattern: "^[a-z]{2}$" };

test.each<[string, object, (asked: string, has: string) => boolean, string[]]>([
  ["a word of an enumeration", { state }, (asked, has) => asked === has, []],
  ["a part of another word", { state }, (asked, has) => has.includes(asked), ["filter-true"]],
  ["a language that has no regions", { language }, (asked, has) => asked === has, []],
  ["any language that has no regions", { language }, () => true, ["filter-true"]],
])("a list lets through %s", async (_, properties, isMatch, found) => {
  const [[name, schema] = ["", {}]] = Object.entries(properties);
  const shown = { type: "object", required: ["id"], properties: { id: { type: "string" }, ...properties } };
  const list = {
    parameters: [{ name, in: "query", schema }],
    responses: { 200: answer({ type: "array", items: shown }) },
  };
  const contract = plansContract({ ...properties }, { "get /plans": list });
  const server = plansServer(contract, ({ method, path, request, plans }) => {
    const asked = new URL(request.url).searchParams.get(name);
    if (method !== "GET" || path !== "/plans" || asked === null) return undefined;
    return Response.json([...plans.values()].filter((plan) => isMatch(asked, String(plan[name]))));
  });
  const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
  expect([...new Set(findings.map(({ check }) => check))]).toEqual(found);
});
