import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { answer, type Plan, plansContract, plansServer } from "../../../testdata/plans.ts";

const text = { type: "string" };
const kind = { enum: ["big", "small"] };
const plan = { type: "object", required: ["id"], properties: { id: text, name: text, kind } };
const all = { responses: { 200: answer({ type: "array", items: plan }) } };
const of = (name: string, required = false) => ({ name, in: "query", required, schema: kind });

type Found = (plans: Plan[], kind: string | null) => Plan[];

test.each<[string, string, object[], Found, string[]]>([
  [
    "a search",
    "/plans/search/findByKind",
    [of("kind", true)],
    (plans, kind) => plans.filter((each) => each.kind === kind),
    [],
  ],
  ["a search that finds all", "/plans/search/findByKind", [of("kind", true)], (plans) => plans, ["filter-true"]],
  ["a search that finds nothing", "/plans/search", [of("kind", true)], () => [], ["filter-whole"]],
  ["an export without its filter", "/exports/plans", [of("kind")], (plans) => plans, ["filter-true"]],
  ["a search that asks for more", "/plans/search", [of("kind", true), of("other", true)], () => [], []],
  ["what is popular", "/plans/popular", [of("kind")], () => [], []],
])("%s shows what the list has", async (_, path, parameters, found, checks) => {
  const contract = plansContract({ name: text, kind }, { "get /plans": all, [`get ${path}`]: { parameters, ...all } });
  const target = plansServer(contract, ({ method, path: asked, plans, request }) =>
    method === "GET" && asked === path
      ? Response.json(found([...plans.values()], new URL(request.url).searchParams.get("kind")))
      : undefined,
  );
  const { findings } = await verify(contract, target, { phases: ["examples", "sequences"] }).result;
  expect([...new Set(findings.map(({ check }) => check))]).toEqual(checks);
});
