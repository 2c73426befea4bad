import { expect, test } from "vitest";
import { verify } from "../../index.ts";
import { answer, idInPath, json, none, type Plan, plansContract, plansServer } from "../../testdata/plans.ts";

const text = { type: "string" };
const task = { type: "object", required: ["id"], properties: { id: text, title: text } };
const plan = {
  type: "object",
  required: ["id"],
  properties: { id: text, name: text, task_count: { type: "integer" } },
};
const contract = plansContract(
  { name: text },
  {
    "get /plans/{id}": { responses: { 200: answer(plan), 404: none } },
    "get /plans/{id}/tasks": {
      parameters: [idInPath],
      responses: { 200: answer({ type: "array", items: task }), 404: none },
    },
    "post /plans/{id}/tasks": {
      parameters: [idInPath],
      requestBody: { required: true, ...json({ type: "object", required: ["title"], properties: { title: text } }) },
      responses: { 201: answer(task), 404: none },
    },
    "delete /tasks/{task_id}": {
      parameters: [{ ...idInPath, name: "task_id" }],
      responses: { 204: none, 404: none },
    },
  },
);

test.each<[string, (made: number, there: number) => number, string[]]>([
  ["how many there are", (_, there) => there, []],
  ["how many were made", (made) => made, ["count-agrees"]],
  ["whether there is one", (_, there) => Math.min(1, there), ["count-agrees"]],
])("a number of things in a thing says %s", async (_, count, found) => {
  const tasks = new Map<string, { readonly id: string; readonly plan: string }>();
  const made = new Map<string, number>();
  const of = (id: string) => [...tasks.values()].filter((each) => each.plan === id);
  const server = plansServer(contract, ({ method, path, id, plan: own, body }) => {
    if (path.startsWith("/tasks/")) return new Response(null, { status: tasks.delete(id) ? 204 : 404 });
    if (!own) return undefined;
    if (path.endsWith("/tasks") && method === "GET") return Response.json(of(id));
    if (path.endsWith("/tasks")) {
      const created = { ...body, id: `task-${crypto.randomUUID()}`, plan: id };
      tasks.set(created.id, created);
      made.set(id, (made.get(id) ?? 0) + 1);
      return Response.json(created, { status: 201 });
    }
    const shown = (each: Plan) => ({ ...each, task_count: count(made.get(each.id) ?? 0, of(each.id).length) });
    return method === "GET" ? Response.json(shown(own)) : undefined;
  });
  const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
  expect([...new Set(findings.map(({ check }) => check))]).toEqual(found);
});
