import { expect, test } from "vitest";
import { verify } from "../../index.ts";
import { none, plansContract, plansServer } from "../../testdata/plans.ts";

test("what is on its way out may go when it likes", async () => {
  const contract = plansContract(undefined, { "delete /plans/{id}": { responses: { 202: none, 404: none } } });
  const server = plansServer(contract, ({ method, id, plan, plans }) => {
    if (method !== "DELETE" || !plan) return undefined;
    plans.delete(id);
    return new Response(null, { status: 202 });
  });
  const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
  expect(findings.map(({ check, message }) => `${check}: ${message}`)).toEqual([]);
});
