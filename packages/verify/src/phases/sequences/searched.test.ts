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

const about = { ...q, description: "A part of the name, in any case." };
const named = plansContract(undefined, {
  "get /plans": { parameters: [about], responses: { 200: answer({ type: "array", items: plan }) } },
});

test.each<[string, (plan: Plan, text: string) => boolean, RegExp[]]>([
  ["finds things by a part of it", ({ name }, text) => String(name).toLowerCase().includes(text.toLowerCase()), []],
  ["finds things by its beginning", ({ name }, text) => String(name).startsWith(text), []],
  ["finds nothing", () => false, [/^filter-whole: q=.+ does not find plan-\d+, whose \/name it is\.$/]],
])("a search in what its description names %s", async (_, isFound, told) => {
  const server = searching((plans, text) => plans.filter((each) => isFound(each, text)));
  const { findings } = await verify(named, server, { phases: ["examples", "sequences"] }).result;
  expect(findings.map(({ check, message }) => `${check}: ${message}`)).toEqual(
    told.map((message) => expect.stringMatching(message)),
  );
});

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
