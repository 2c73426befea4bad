import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { answer, idInPath, json, none, plansContract, plansServer } from "../../../testdata/plans.ts";

const text = { type: "string", minLength: 1 };
const task = { type: "object", required: ["plan_id"], properties: { plan_id: text, title: text } };
const shown = { type: "object", required: ["id"], properties: { id: text, ...task.properties } };
const contractOf = (description: string) =>
  plansContract(
    { name: text },
    {
      "delete /plans/{id}": { description, responses: { 204: none, 404: none } },
      "get /tasks": { responses: { 200: answer({ type: "array", items: shown }) } },
      "post /tasks": {
        requestBody: { required: true, ...json(task) },
        responses: { 201: answer(shown), 400: none, 422: { description: "There is no such plan." } },
      },
      "get /tasks/{task_id}": {
        parameters: [{ ...idInPath, name: "task_id" }],
        responses: { 200: answer(shown), 404: none },
      },
    },
  );

const found =
  /^children-go: “.*” says the contract; plans plan-\d+ was deleted, and tasks task-\d+ can still be read\.$/;

test.each<[string, boolean, RegExp[]]>([
  ["Deletes the plan and all its tasks.", true, []],
  ["Deletes the plan and all its tasks.", false, [found]],
  ["The tasks of a plan go with it.", false, [found]],
  ["Gone. All tasks in it are deleted, too.", false, [found]],
  ["Removes the plan, along with its tasks; this cannot be undone.", false, [found]],
  ["Deletes the plan and its finished tasks.", false, []],
  ["Deletes the plan and its tasks unless they are pinned.", false, []],
  ["Deletes a plan of tasks.", false, []],
  ["Deletes the plan; its tasks stay.", false, []],
  ["Removes the plan from its tasks.", false, []],
  ["Deletes the plan.", false, []],
])("of a delete it is said: %s Then tasks that name the plan go: %s", async (said, doGo, expected) => {
  const contract = contractOf(said);
  const tasks = new Map<string, { readonly id: string; readonly plan_id?: unknown }>();
  let made = 0;
  const server = plansServer(contract, ({ method, path, id, body, plans }) => {
    const inPlan = [...tasks.values()].filter(({ plan_id }) => plan_id === id);
    if (method === "DELETE" && doGo) for (const each of inPlan) tasks.delete(each.id);
    if (!path.startsWith("/tasks")) return undefined;
    if (method === "GET" && id === "") return Response.json([...tasks.values()]);
    if (method === "GET") return tasks.has(id) ? Response.json(tasks.get(id)) : new Response(null, { status: 404 });
    if (!plans.has(String(body.plan_id))) return new Response(null, { status: 422 });
    made++;
    const one = { ...body, id: `task-${made}` };
    tasks.set(one.id, one);
    return Response.json(one, { status: 201 });
  });
  const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
  expect(findings.map(({ check, message }) => `${check}: ${message}`)).toEqual(
    expected.map((each) => expect.stringMatching(each)),
  );
});
