import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { answer, plansContract, plansServer } from "../../../testdata/plans.ts";

const integer = { type: "integer", minimum: 0 };
const plan = { type: "object", required: ["id"], properties: { id: { type: "string" } } };
const link = { Link: { schema: { type: "string" } } };
const list = (shown: object, headers = {}) => ({
  parameters: [
    {
      name: "limit",
      in: "query",
      description: "How many. Defaults to 5.",
      schema: { ...integer, minimum: 1, maximum: 50 },
    },
    { name: "offset", in: "query", schema: integer },
  ],
  responses: { 200: answer(shown, headers) },
});
const plans = { type: "array", items: plan };
const inBody = { type: "object", properties: { data: plans, links: { type: "object" } } };
const contracts = {
  header: plansContract(undefined, { "get /plans": list(plans, link) }),
  body: plansContract(undefined, { "get /plans": list(inBody) }),
};

type Links = Readonly<Record<"prev" | "first" | "last", number | undefined>>;

test.each<[string, (links: Links) => Partial<Links>, RegExp[]]>([
  ["lead where they say", (links) => links, []],
  [
    "lead two back",
    ({ prev }) => ({ prev: prev && Math.max(0, prev - 2) }),
    [/^links-lead: The link to the page before leads to /],
  ],
  [
    "go before the first",
    ({ prev }) => ({ prev: prev ?? 0 }),
    [/^links-lead: The first page has a link to one before it/],
  ],
  [
    "begin at the second",
    ({ first }) => ({ first: Number(first) + 2 }),
    [/^links-lead: The link to the first page leads to /],
  ],
  ["end too early", ({ last }) => ({ last: Number(last) - 2 }), [/^links-lead: The link to the last page leads to /]],
  [
    "end behind the last",
    ({ last }) => ({ last: Number(last) + 9 }),
    [/^links-lead: The link to the last page leads to nothing/],
  ],
])("links of pages that %s", async (_, change, found) => {
  for (const [place, contract] of Object.entries(contracts)) {
    const server = plansServer(contract, ({ method, path, request, plans }) => {
      if (method !== "GET" || path !== "/plans") return undefined;
      const query = new URL(request.url).searchParams;
      const [limit, offset] = [Number(query.get("limit") ?? 5), Number(query.get("offset") ?? 0)];
      const all = [...plans.values()];
      const last = Math.floor((all.length - 1) / limit) * limit;
      const links = change({ first: 0, prev: offset > 0 ? Math.max(0, offset - limit) : undefined, last });
      const hrefs = Object.entries(links).flatMap(([name, at]) =>
        at === undefined ? [] : [[name, `/plans?limit=${limit}&offset=${at}`] as const],
      );
      const shown = all.slice(offset, offset + limit);
      if (place === "body") return Response.json({ data: shown, links: Object.fromEntries(hrefs) });
      return Response.json(shown, {
        headers: { link: hrefs.map(([name, href]) => `<${href}>; rel="${name}"`).join(", ") },
      });
    });
    const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
    const told = findings.map(({ check, message }) => `${check}: ${message}`);
    expect(told).toEqual(found.map((message) => expect.stringMatching(message)));
  }
});

test.each<[string, number, number, RegExp[]]>([
  ["is as its description says", 0, 0, []],
  [
    "is another where nothing is asked for",
    3,
    0,
    [/^default-applied: limit is 5 where it is not sent, and 8 items of \d+ came\.$/],
  ],
  [
    "is forgotten after the first page",
    0,
    3,
    [/^limit-respected: limit=2 was asked for, and a page after the first has 5 items\.$/],
  ],
])("the size of pages that %s", async (_, unsaid, after, found) => {
  const contract = plansContract(undefined, { "get /plans": list(plans) });
  const server = plansServer(contract, ({ method, path, request, plans }) => {
    if (method !== "GET" || path !== "/plans") return undefined;
    const query = new URL(request.url).searchParams;
    const offset = Number(query.get("offset") ?? 0);
    const size = Number(query.get("limit") ?? 5 + unsaid) + (offset > 0 ? after : 0);
    return Response.json([...plans.values()].slice(offset, offset + size));
  });
  const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
  const told = findings.map(({ check, message }) => `${check}: ${message}`);
  expect(told).toEqual(
    found.length === 0 ? [] : expect.arrayContaining(found.map((each) => expect.stringMatching(each))),
  );
});
