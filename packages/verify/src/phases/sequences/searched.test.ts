import { expect, test } from "vitest";
import { type Fetch, verify } from "../../index.ts";
import { answer, type Plan, plansContract, plansServer } from "../../testdata/plans.ts";

const plan = { type: "object", properties: { id: { type: "string" }, name: { type: "string" } } };
const q = { name: "q", in: "query", schema: { type: "string" } };
const contract = plansContract(undefined, {
  "get /plans": { parameters: [q], responses: { 200: answer({ type: "array", items: plan }) } },
});

/** @param found of all plans what is found by a text */
function searching(found: (plans: Plan[], text: string) => Plan[]): Fetch {
  return plansServer(contract, ({ method, path, plans, request }) => {
    const text = new URL(request.url).searchParams.get("q");
    if (method !== "GET" || path !== "/plans" || text === null) return undefined;
    return Response.json(found([...plans.values()], text));
  });
}

test.each<[string, (plans: Plan[], text: string) => Plan[], RegExp[]]>([
  ["finds what has the text", (plans, text) => plans.filter(({ name }) => String(name).includes(text)), []],
  ["ranks everything by a text", (plans) => plans.toReversed(), []],
  ["is ignored", (plans) => plans, [/^filter-true: q=wvkjxqz lets through all \d+ that there are\.$/]],
])("a search that %s", async (_, found, told) => {
  const { findings } = await verify(contract, searching(found), { phases: ["examples", "sequences"] }).result;
  expect(findings.map(({ check, message }) => `${check}: ${message}`)).toEqual(
    told.map((message) => expect.stringMatching(message)),
  );
});
