/** What things say of themselves and of what they are in. */
import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { answer, idInPath, json, none, type Plan, plansContract, plansServer } from "../../../testdata/plans.ts";

const text = { type: "string" };
const link = { type: "object", properties: { self: text } };
const plan = {
  type: "object",
  required: ["id"],
  properties: { id: text, name: text, task_count: { type: "integer" } },
};
const own = { name: text };
const task = { type: "object", required: ["id"], properties: { id: text, plan_id: text, ...own, links: link } };
const planInPath = { ...idInPath, name: "plan_id" };
const below = { parameters: [planInPath, { ...idInPath, name: "task_id" }] };
const contract = plansContract(undefined, {
  "get /plans/{id}": undefined,
  "patch /plans/{id}": undefined,
  "delete /plans/{id}": undefined,
  "get /plans/{plan_id}": { parameters: [planInPath], responses: { 200: answer(plan), 404: none } },
  "get /plans/{plan_id}/tasks": {
    parameters: [planInPath],
    responses: { 200: answer({ type: "array", items: task }), 404: none },
  },
  "post /plans/{plan_id}/tasks": {
    parameters: [planInPath],
    requestBody: { required: true, ...json({ type: "object", required: ["name"], properties: own }) },
    responses: { 201: answer(task), 400: none, 404: none },
  },
  "get /plans/{plan_id}/tasks/{task_id}": { ...below, responses: { 200: answer(task), 404: none } },
  "delete /plans/{plan_id}/tasks/{task_id}": { ...below, responses: { 204: none, 404: none } },
});

interface Says {
  readonly self?: (plan: string, task: string) => string;
  readonly planOf?: (plan: string) => string;
  /** How many there are by what it counts, of those that are there and of all that were made. */
  readonly counts?: (there: number, made: number) => number;
}

/** A server whose things say this. */
function saying({
  self = (plan, id) => `/plans/${plan}/tasks/${id}`,
  planOf = (id) => id,
  counts = (there) => there,
}: Says) {
  const tasks = new Map<string, Plan & { readonly plan: string }>();
  const made: string[] = [];
  return plansServer(contract, ({ method, path, id, plan, body }) => {
    const [, , , below, called = ""] = path.split("/");
    if (!plan) return undefined;
    const inside = [...tasks.values()].filter((each) => each.plan === id);
    const shown = ({ plan: _, ...rest }: Plan & { readonly plan: string }) => rest;
    if (below === undefined) {
      const count = counts(inside.length, made.filter((each) => each === id).length);
      return method === "GET" ? Response.json({ ...plan, task_count: count }) : undefined;
    }
    if (method === "POST") {
      made.push(id);
      const own = `task-${made.length}`;
      const one = { ...body, id: own, plan: id, plan_id: planOf(id), links: { self: self(id, own) } };
      tasks.set(own, one);
      return Response.json(shown(one), { status: 201 });
    }
    if (called === "") return Response.json(inside.map(shown));
    const one = inside.find((each) => each.id === called);
    if (!one) return new Response(null, { status: 404 });
    if (method === "DELETE") tasks.delete(called);
    return method === "DELETE" ? new Response(null, { status: 204 }) : Response.json(shown(one));
  });
}

test.each<[string, Says, RegExp[]]>([
  ["is true", {}, []],
  ["may lead out of the contract", { self: (_, id) => `/ui/tasks/${id}` }, []],
  [
    "leads to another",
    { self: (plan) => `/plans/${plan}/tasks/task-0` },
    [/^links-lead: The link to itself of tasks task-\d+ is /],
  ],
  ["leads to the list", { self: (plan) => `/plans/${plan}/tasks` }, [/^links-lead: .* which is the list\.$/]],
  [
    "names another place",
    { planOf: () => "plan-0" },
    [/^in-its-place: \/plan_id of tasks task-\d+ is "plan-0"; it was created in plan-\d+\.$/],
  ],
  [
    "counts what was deleted",
    { counts: (_, made) => made },
    [/^count-agrees: \/task_count was 2, one of tasks was deleted, and it is 2\.$/],
  ],
  [
    "counts nothing",
    { counts: () => 0 },
    [/^count-agrees: \/task_count was 0, one of tasks was created, and it is 0\.$/],
  ],
])("what a thing says of itself and of its place %s", async (_, says, found) => {
  const { findings } = await verify(contract, saying(says), { phases: ["examples", "sequences"] }).result;
  const told = findings.map(({ check, message }) => `${check}: ${message}`);
  expect(told).toEqual(found.map((message) => expect.stringMatching(message)));
});
