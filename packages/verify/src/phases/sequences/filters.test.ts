import { expect, test } from "vitest";
import { verify } from "../../index.ts";
import { answer, plansContract, plansServer } from "../../testdata/plans.ts";

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
