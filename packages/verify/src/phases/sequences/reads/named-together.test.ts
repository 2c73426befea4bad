import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { answer, none, type Plan, plansContract, plansServer } from "../../../testdata/plans.ts";

const text = { type: "string" };
const plan = { type: "object", required: ["id"], properties: { id: text, name: text } };
const page = { type: "object", properties: { plans: { type: "array", items: plan } } };
const several = (name: string) => ({ name, in: "query", schema: { type: "array", items: text } });
const contract = plansContract(undefined, {
  "get /plans": { parameters: [several("ids")], responses: { 200: answer({ type: "array", items: plan }) } },
  "get /plans:batchGet": { parameters: [several("ids")], responses: { 200: answer(page), 404: none } },
});

type Found = (plans: ReadonlyMap<string, Plan>, asked: readonly string[]) => readonly (Plan | undefined)[];

const inOrder: Found = (plans, asked) => asked.map((id) => plans.get(id));
const those: Found = (plans, asked) => [...plans.values()].filter(({ id }) => asked.includes(id));

test.each<[string, Found, Found, RegExp[]]>([
  ["all of them, in the order of their names", inOrder, those, []],
  ["in another order", those, those, [/^selected-is-shown: ids=plan-4,plan-3,plan-2 brings plan-2, plan-3, plan-4\.$/]],
  [
    "those that there are",
    (plans, asked) => inOrder(plans, asked).filter((each) => each),
    those,
    [/^named-is-there: .+ which is not there, and answers 200 with 1 of 2\.$/],
  ],
  [
    "whatever ids are asked for",
    inOrder,
    (plans) => [...plans.values()],
    [/^selected-is-shown: ids=.+ brings plan-2, plan-3, plan-4, plan-5/],
  ],
])("several plans are shown by their ids: %s", async (_, batch, listed, found) => {
  const target = plansServer(contract, ({ method, path, request, plans }) => {
    const { searchParams } = new URL(request.url);
    const ids = searchParams.getAll("ids");
    if (method === "GET" && path === "/plans" && ids.length > 0) return Response.json(listed(plans, ids));
    if (path !== "/plans:batchGet") return undefined;
    const shown = batch(plans, ids);
    return shown.includes(undefined) ? new Response(null, { status: 404 }) : Response.json({ plans: shown });
  });
  const { findings } = await verify(contract, target, { phases: ["examples", "sequences"] }).result;
  const told = findings.map(({ check, message }) => `${check}: ${message}`);
  expect(told).toEqual(found.map((message) => expect.stringMatching(message)));
});
