import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { answer, plansContract, plansServer } from "../../../testdata/plans.ts";

const text = { type: "string" };
const plan = { type: "object", required: ["id"], properties: { id: text, name: text } };
const query = (name: string, schema: object) => ({ name, in: "query", schema });
const only = ["get /plans", "post /plans", "get /plans/{id}"];
const limit = query("limit", { type: "integer", minimum: 1, maximum: 100 });

type Slice = (at: number, size: number) => readonly [from: number, to: number];

/** @param before where the page begins and ends that is before an item */
async function told(
  before: Slice,
  hasMore: (to: number, all: number) => boolean,
  description = "Whether there is more.",
): Promise<string[]> {
  const has_more = { type: "boolean", description };
  const page = { type: "object", properties: { data: { type: "array", items: plan }, has_more } };
  const contract = plansContract(undefined, {
    "get /plans": {
      parameters: [limit, query("starting_after", text), query("ending_before", text)],
      responses: { 200: answer(page) },
    },
  });
  const target = plansServer(contract, ({ method, path, plans, request }) => {
    if (method !== "GET" || path !== "/plans") return undefined;
    const asked = new URL(request.url).searchParams;
    const all = [...plans.values()];
    const place = (name: string) => all.findIndex(({ id }) => id === asked.get(name));
    const size = Number(asked.get("limit") ?? 10);
    const start = place("starting_after") + 1;
    const [from, to] = asked.has("ending_before") ? before(place("ending_before"), size) : [start, start + size];
    return Response.json({ data: all.slice(from, to), has_more: hasMore(to, all.length) });
  });
  const { findings } = await verify(contract, target, { phases: ["examples", "sequences"], only }).result;
  return findings.map(({ check, message }) => `${check}: ${message}`);
}

const nearest: Slice = (at, size) => [Math.max(0, at - size), at];
const isMore = (to: number, all: number) => to < all;

test.each<[string, Slice, typeof isMore, RegExp[]]>([
  ["the page before an item", nearest, isMore, []],
  [
    "the first page instead",
    (_, size) => [0, size],
    isMore,
    [/^pages-whole: ending_before=plan-\d+ brings plan-1, plan-2; before it/],
  ],
  ["one item too many", (at, size) => [at - size + 1, at + 1], isMore, [/^pages-whole: ending_before=/]],
  [
    "that there is more than all",
    nearest,
    (to, all) => to <= all,
    [/^pages-whole: The page has all \d+ items that there are, and says by \/has_more/],
  ],
])("a list shows %s", async (_, before, hasMore, found) => {
  expect(await told(before, hasMore)).toEqual(found.map((message) => expect.stringMatching(message)));
});

test.each<[string, number]>([
  ["Where to go on. Absent on the last page.", 1],
  ["Where to go on.", 0],
])("a token of the next page, of which is said: %s", async (description, count) => {
  const page = {
    type: "object",
    properties: { data: { type: "array", items: plan }, nextPageToken: { ...text, description } },
  };
  const contract = plansContract(undefined, {
    "get /plans": { parameters: [limit, query("pageToken", text)], responses: { 200: answer(page) } },
  });
  const target = plansServer(contract, ({ method, path, plans, request }) => {
    if (method !== "GET" || path !== "/plans") return undefined;
    const asked = new URL(request.url).searchParams;
    const start = Number(asked.get("pageToken") ?? 0);
    const data = [...plans.values()].slice(start, start + Number(asked.get("limit") ?? 10));
    const isFull = data.length === Number(asked.get("limit") ?? 10);
    return Response.json({ data, ...(isFull && { nextPageToken: String(start + data.length) }) });
  });
  const { findings } = await verify(contract, target, { phases: ["examples", "sequences"], only }).result;
  expect(findings.map(({ check }) => check)).toEqual(Array(count).fill("pages-whole"));
});

test("a list may say that there is more where it is said that there need not be", async () => {
  const description = "True where the page is full; the next one may be empty.";
  expect(await told(nearest, (to, all) => to <= all, description)).toEqual([]);
});
