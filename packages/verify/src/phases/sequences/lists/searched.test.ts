import { expect, test } from "vitest";
import { type Fetch, verify } from "../../../index.ts";
import { answer, type Plan, plansContract, plansServer } from "../../../testdata/plans.ts";

const plan = { type: "object", properties: { id: { type: "string" }, name: { type: "string" } } };
const q = { name: "q", in: "query", schema: { type: "string" } };
const contract = plansContract(undefined, {
  "get /plans": { parameters: [q], responses: { 200: answer({ type: "array", items: plan }) } },
});

/** @param found of all plans what is found by a text */
function searching(found: (plans: Plan[], text: string) => Plan[], spoken = contract): Fetch {
  return plansServer(spoken, ({ method, path, plans, request }) => {
    const text = new URL(request.url).searchParams.get("q");
    if (method !== "GET" || path !== "/plans" || text === null) return undefined;
    return Response.json(found([...plans.values()], text));
  });
}

type IsFound = (plan: Plan, text: string) => boolean;
const has: IsFound = ({ name }, text) => String(name).toLowerCase().includes(text.toLowerCase());
const begins: IsFound = ({ name }, text) => String(name).startsWith(text);

test.each<[string, string, IsFound, string | undefined]>([
  ["Looks at the name.", "by a part of it", has, undefined],
  ["Looks at the name.", "by its beginning", begins, undefined],
  ["Looks at the name.", "by nothing", () => false, "Marzon Alvide"],
  ["A part of the plan's name, whatever the case.", "by a part of it", has, undefined],
  ["A part of the plan's name, whatever the case.", "by its beginning", begins, "MARZON ALVIDE"],
  ["The name contains all of these words, or words that begin so.", "by its beginning", begins, undefined],
  ["The first part of the name.", "by its beginning", begins, undefined],
  ["The customer's name.", "by nothing", () => false, undefined],
  ["Looks at name and place.", "by the name only", begins, "Quental Boxterly"],
])("of a search that says: %s, a thing is found %s", async (description, _, isFound, missed) => {
  const contract = plansContract(
    { name: { type: "string" }, place: { type: "string" } },
    { "get /plans": { parameters: [{ ...q, description }] } },
  );
  const server = searching((plans, text) => plans.filter((each) => isFound(each, text)), contract);
  const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
  const told = new RegExp(`^filter-whole: q=${missed} does not find plan-\\d+, whose /`);
  expect(findings.map(({ check, message }) => `${check}: ${message}`)).toEqual(
    missed === undefined ? [] : [expect.stringMatching(told)],
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
