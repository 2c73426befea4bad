import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { answer, none, type Plan, plansContract, plansServer } from "../../../testdata/plans.ts";

const text = { type: "string" };
const owner = { type: "object", required: ["id"], properties: { id: text, name: text } };
const properties = { name: text, note: text, place: text, owner: { anyOf: [text, owner] } };
const plan = { type: "object", properties: { id: text, ...properties } };
const fields = {
  name: "fields",
  in: "query",
  explode: false,
  schema: { type: "array", items: { enum: ["name", "note", "place"] } },
};
const expand = { name: "expand", in: "query", schema: { enum: ["owner"] } };
const sent = { name: text, note: text, place: text };
const parameters = [fields, expand];
const contract = plansContract(sent, {
  "get /plans": { parameters, responses: { 200: answer({ type: "array", items: plan }) } },
  "post /plans": { responses: { 201: answer(plan), 400: none } },
  "get /plans/{id}": {
    parameters: [{ name: "id", in: "path", required: true, schema: text }, ...parameters],
    responses: { 200: answer(plan), 404: none },
  },
});
const only = ["get /plans", "post /plans", "get /plans/{id}"];

type Shown = (plan: Plan, fields: readonly string[] | undefined, isExpanded: boolean) => object;

const pick = (plan: object, names: readonly string[]) =>
  Object.fromEntries(Object.entries(plan).filter(([name]) => name === "id" || names.includes(name)));
const right: Shown = (plan, fields, isExpanded) => {
  const whole = { ...plan, owner: isExpanded ? { id: "u1", name: "Ada" } : "u1" };
  return fields ? pick(whole, fields) : whole;
};

test.each<[string, Shown, RegExp[]]>([
  ["what is asked for", right, []],
  ["all of it", (plan, _, isExpanded) => right(plan, undefined, isExpanded), []],
  [
    "the first property only",
    (plan, fields, is) => right(plan, fields?.slice(0, 1), is),
    [/fields=note,place was asked for, and \/place, which is .+, is not shown\.$/],
  ],
  [
    "owners never whole",
    (plan, fields) => right(plan, fields, false),
    [/expand asks for \/owner, and it is still "u1"\.$/],
  ],
  [
    "owners always whole",
    (plan, fields) => right(plan, fields, true),
    [/\/owner is shown whole, and expand did not ask for it\.$/],
  ],
  [
    "another owner",
    (plan, fields, is) => ({ ...right(plan, fields, is), ...(is && { owner: { id: "u2" } }) }),
    [/expand asks for \/owner, which is "u1", and another is shown/],
  ],
])("of plans is shown %s", async (_, shown, found) => {
  const target = plansServer(contract, ({ method, path, plan, plans, request }) => {
    if (method !== "GET") return undefined;
    const asked = new URL(request.url).searchParams;
    const show = (each: Plan) => shown(each, asked.get("fields")?.split(","), asked.has("expand"));
    return path === "/plans" ? Response.json([...plans.values()].map(show)) : plan && Response.json(show(plan));
  });
  const { findings } = await verify(contract, target, { phases: ["examples", "sequences"], only }).result;
  const told = [...new Set(findings.map(({ check, message }) => `${check}: ${message}`))];
  for (const message of found) expect(told.find((each) => message.test(each))).toMatch(/^selected-is-shown: /);
  if (found.length === 0) expect(told).toEqual([]);
});

test("a fieldset of a type has nothing else", async () => {
  const sparse = { ...fields, name: "fields[plans]" };
  const contract = plansContract(sent, { "get /plans": { parameters: [sparse] } });
  const listed = (most: number) =>
    plansServer(contract, ({ method, path, plans, request }) => {
      const asked = new URL(request.url).searchParams.get("fields[plans]")?.split(",");
      if (method !== "GET" || path !== "/plans" || !asked) return undefined;
      return Response.json([...plans.values()].map((each) => pick(each, [...asked, "name"].slice(0, most))));
    });
  const run = async (most: number) =>
    (await verify(contract, listed(most), { phases: ["examples", "sequences"], only }).result).findings;
  expect(await run(2)).toEqual([]);
  expect((await run(3)).map(({ check }) => check)).toEqual(["selected-is-shown"]);
});

test("what is expanded where it still exists may stay an id", async () => {
  const description = "Shows the owner whole where it still exists.";
  const told = plansContract(sent, {
    "get /plans": {
      parameters: [{ ...expand, description }],
      responses: { 200: answer({ type: "array", items: plan }) },
    },
    "post /plans": { responses: { 201: answer(plan), 400: none } },
  });
  const target = plansServer(told, ({ method, path, plans }) =>
    method === "GET" && path === "/plans"
      ? Response.json([...plans.values()].map((each) => ({ ...each, owner: "u1" })))
      : undefined,
  );
  const { findings } = await verify(told, target, { phases: ["examples", "sequences"], only }).result;
  expect(findings.filter(({ check }) => check === "selected-is-shown")).toEqual([]);
});
