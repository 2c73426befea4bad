import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { answer, idInPath, json, none, type Plan, plansContract, plansServer } from "../../../testdata/plans.ts";

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

const number = { type: "integer" };
const states = { type: "object", properties: { open: number, done: number } };
const named = { type: "object", required: ["plan_id"], properties: { plan_id: text, title: text } };
const shownNamed = {
  type: "object",
  required: ["id"],
  properties: { id: text, ...named.properties, state: { enum: ["open", "done"] } },
};

/** Tasks have a path of their own; how many a plan has is read below it. */
const ofItsOwn = (description: string) =>
  plansContract(
    { name: text },
    {
      "get /plans/{id}/stats": {
        parameters: [idInPath],
        description,
        responses: {
          200: answer({ type: "object", properties: { task_count: number, tasks_by_state: states } }),
          404: none,
        },
      },
      "get /tasks": { responses: { 200: answer({ type: "array", items: shownNamed }) } },
      "post /tasks": {
        requestBody: { required: true, ...json(named) },
        responses: { 201: answer(shownNamed), 400: none },
      },
      "get /tasks/{task_id}": {
        parameters: [{ ...idInPath, name: "task_id" }],
        responses: { 200: answer(shownNamed), 404: none },
      },
      "post /tasks/{task_id}/finish": {
        parameters: [{ ...idInPath, name: "task_id" }],
        responses: { 200: answer(shownNamed), 404: none },
      },
    },
  );

interface Task {
  readonly id: string;
  readonly plan_id?: unknown;
  readonly state: string;
}

test.each<[string, string, (own: Task[], all: Task[]) => object, string[]]>([
  ["all", "How many tasks the plan has, by state.", (own) => statistics(own), []],
  ["those of all plans", "How many tasks the plan has, by state.", (_, all) => statistics(all), ["/task_count"]],
  [
    "all as open",
    "",
    (own) => ({ ...statistics(own), tasks_by_state: { open: own.length, done: 0 } }),
    ["/tasks_by_state/open"],
  ],
  [
    "those that are open",
    "How many open tasks the plan has.",
    (own) => statistics(own.filter(({ state }) => state === "open")),
    [],
  ],
])(
  "what is read below a thing counts %s",
  async (_, description, count, expected) => {
    const contract = ofItsOwn(description);
    const tasks = new Map<string, Task>();
    const server = plansServer(contract, ({ method, path, id, plan: own, body }) => {
      const all = [...tasks.values()];
      if (path.endsWith("/stats") && own)
        return Response.json(
          count(
            all.filter((each) => each.plan_id === id),
            all,
          ),
        );
      if (!path.startsWith("/tasks")) return undefined;
      if (id === "" && method === "GET") return Response.json(all);
      const made = id === "" ? { ...body, id: `task-${tasks.size + 1}`, state: "open" } : tasks.get(id);
      if (!made) return new Response(null, { status: 404 });
      const now = path.endsWith("/finish") ? { ...made, state: "done" } : made;
      tasks.set(now.id, now);
      return Response.json(now, { status: id === "" ? 201 : 200 });
    });
    const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
    const told = findings.map(({ check, pointer }) => (check === "count-agrees" ? pointer : check));
    expect(told).toEqual(expected);
  },
  10_000,
);

function statistics(tasks: readonly Task[]) {
  const done = tasks.filter(({ state }) => state === "done").length;
  return { task_count: tasks.length, tasks_by_state: { open: tasks.length - done, done } };
}
