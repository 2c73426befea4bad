import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { plansContract, plansServer } from "../../../testdata/plans.ts";

const contract = plansContract(undefined, {
  "get /plans": { parameters: [{ name: "showDeleted", in: "query", schema: { type: "boolean", default: false } }] },
});

test.each<[string, boolean, RegExp[]]>([
  ["shown", true, []],
  [
    "left out all the same",
    false,
    [/^filter-whole: showDeleted=true does not let plan-\d+ through, which was deleted\.$/],
  ],
])("what was deleted is %s where it is asked for", async (_, isShown, found) => {
  const deleted: object[] = [];
  const target = plansServer(contract, ({ method, path, plan, request, plans }) => {
    if (method === "DELETE" && plan) deleted.push({ ...plan });
    if (method !== "GET" || path !== "/plans" || !request.url.includes("showDeleted=true")) return undefined;
    return Response.json([...plans.values(), ...(isShown ? deleted : [])]);
  });
  const { findings } = await verify(contract, target, { phases: ["examples", "sequences"] }).result;
  const told = findings.map(({ check, message }) => `${check}: ${message}`);
  expect(told).toEqual(found.map((message) => expect.stringMatching(message)));
});
