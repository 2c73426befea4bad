import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { answer, json, none, plansContract, plansServer } from "../../../testdata/plans.ts";

const text = { type: "string" };
const start = { type: "string", format: "date-time" };
const sent = { name: text, start };
const plan = { type: "object", required: ["id"], properties: { id: text, ...sent, task_count: { type: "integer" } } };
const task = { type: "object", required: ["id", "plan_id"], properties: { id: text, plan_id: text } };
const byPlan = { parameters: [{ name: "plan_id", in: "path", required: true, schema: text }] };
const from = { name: "start_from", in: "query", description: "Those that start then or later.", schema: start };

const contract = plansContract(sent, {
  "get /plans": { parameters: [from], responses: { 200: answer({ type: "array", items: plan }) } },
  "post /plans": { responses: { 201: answer(plan), 400: none } },
  "get /plans/{id}": undefined,
  "patch /plans/{id}": undefined,
  "delete /plans/{id}": undefined,
  "get /plans/{plan_id}": { ...byPlan, responses: { 200: answer(plan), 404: none } },
  "get /plans/{plan_id}/summary": {
    ...byPlan,
    responses: {
      200: answer({ type: "object", properties: { plan_id: text, words: { type: "integer" } } }),
      404: none,
    },
  },
  "post /tasks": {
    requestBody: { required: true, ...json({ type: "object", required: ["plan_id"], properties: { plan_id: text } }) },
    responses: { 201: answer(task), 400: none, 404: none },
  },
  "get /tasks/{task_id}": {
    parameters: [{ name: "task_id", in: "path", required: true, schema: text }],
    responses: { 200: answer(task), 404: none },
  },
});

interface Faults {
  readonly ofOther?: boolean;
  readonly showsOther?: boolean;
  readonly isUncounted?: boolean;
  readonly isLater?: boolean;
}

function server({ ofOther, showsOther, isUncounted, isLater }: Faults) {
  const tasks = new Map<string, { id: string; plan_id: unknown }>();
  return plansServer(contract, ({ method, path, id, body, plan: one, plans, request }) => {
    const shown = (each: { readonly id: string; readonly [name: string]: unknown }) => ({
      ...each,
      task_count: isUncounted ? 0 : [...tasks.values()].filter(({ plan_id }) => plan_id === each.id).length,
    });
    if (path === "/tasks") {
      if (!plans.has(String(body.plan_id))) return new Response(null, { status: 404 });
      const made = { id: `task-${tasks.size}`, plan_id: body.plan_id };
      tasks.set(made.id, made);
      return Response.json(made, { status: 201 });
    }
    if (path.startsWith("/tasks/")) return tasks.has(id) ? Response.json(tasks.get(id)) : undefined;
    if (path === "/plans" && method === "GET") {
      const asked = Date.parse(new URL(request.url).searchParams.get("start_from") ?? "");
      const fits = (at: number) => Number.isNaN(asked) || (isLater ? at > asked : at >= asked);
      return Response.json([...plans.values()].filter((each) => fits(Date.parse(String(each.start)))).map(shown));
    }
    if (!one || method !== "GET") return undefined;
    if (path.endsWith("/summary")) return Response.json({ plan_id: ofOther ? "plan-0" : id, words: 2 });
    return Response.json(shown({ ...one, id: showsOther ? "plan-0" : id }));
  });
}

test.each<[string, Faults, string[]]>([
  ["names it", {}, []],
  ["names another", { ofOther: true }, ["in-its-place"]],
  ["is another, read by its id", { showsOther: true }, ["created-is-there"]],
  ["does not count what names it", { isUncounted: true }, ["count-agrees"]],
  ["leaves out what starts at the very time that is asked for", { isLater: true }, ["filter-whole"]],
])("what shows a thing %s", async (_, faults, found) => {
  const { findings } = await verify(contract, server(faults), { phases: ["examples", "sequences"] }).result;
  const checks = findings.map(({ check }) => check);
  if (found.length === 0) expect(findings.map(({ message }) => message)).toEqual([]);
  for (const each of found) expect(checks).toContain(each);
});
