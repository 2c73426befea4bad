import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { answer, idInPath, json, none, type Plan, plansContract, plansServer } from "../../../testdata/plans.ts";

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

test.each<[string, boolean, string[]]>([
  ["nothing can be made in what is deleted", false, []],
  ["unless that makes it anew", true, []],
])("%s", async (_, isMadeAnew, told) => {
  expect(await toldOfSteps((_, plans, id) => isMadeAnew && Boolean(plans.set(id, { id, name: "again" })))).toEqual(
    told,
  );
});

test("what is made in a deleted thing is told", async () => {
  expect(await toldOfSteps(() => true)).toEqual([
    expect.stringMatching(/^deleted-is-gone: plans plan-\d+ was deleted, and steps are still made in it\.$/),
  ]);
});

/** @param takes whether a step is made in a plan that is not there */
async function toldOfSteps(
  takes: (plan: Plan | undefined, plans: Map<string, Plan>, id: string) => boolean,
): Promise<string[]> {
  const text = { type: "string" };
  const input = { type: "object", required: ["title"], properties: { title: text } };
  const step = { type: "object", required: ["id"], properties: { id: text, title: text } };
  const stepInPath = { ...idInPath, name: "step" };
  const contract = plansContract(undefined, {
    "get /plans/{id}/steps": {
      parameters: [idInPath],
      responses: { 200: answer({ type: "array", items: step }), 404: none },
    },
    "post /plans/{id}/steps": {
      parameters: [idInPath],
      requestBody: { required: true, ...json(input) },
      responses: { 201: answer(step), 400: none, 404: none },
    },
    "get /plans/{id}/steps/{step}": {
      parameters: [idInPath, stepInPath],
      responses: { 200: answer(step), 404: none },
    },
  });
  const steps = new Map<string, { readonly id: string; readonly of: Plan }>();
  const server = plansServer(contract, ({ method, path, id, plan, plans, body }) => {
    const [, , , isBelow, step] = path.split("/");
    if (!isBelow) return undefined;
    if (method === "POST" && step === undefined && (plan || takes(plan, plans, id))) {
      const made = { ...body, id: `step-${steps.size + 1}`, of: plans.get(id) ?? { id } };
      steps.set(made.id, made);
      const { of: _, ...shown } = made;
      return Response.json(shown, { status: 201 });
    }
    if (!plan) return undefined;
    const own = [...steps.values()].filter((each) => each.of.id === id && plans.has(id));
    const shown = own.map(({ of: _, ...each }) => each);
    if (method === "GET" && step === undefined) return Response.json(shown);
    const found = shown.find((each) => each.id === step);
    return method === "GET" && found ? Response.json(found) : undefined;
  });
  const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
  return findings.map(({ check, message }) => `${check}: ${message}`);
}
