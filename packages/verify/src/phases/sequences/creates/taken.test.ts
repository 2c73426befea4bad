import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { answer, idInPath, json, none, plansContract, plansServer } from "../../../testdata/plans.ts";

const text = { type: "string", minLength: 1 };
const input = { type: "object", required: ["code"], properties: { code: text, name: text } };
const plan = { type: "object", required: ["id", "code"], properties: { id: text, ...input.properties } };
const conflict = (description: string) => ({ 409: { description } });

const contractOf = (create: string, update: string, code: object = text) =>
  plansContract(
    { code, name: text },
    {
      "get /plans": { responses: { 200: answer({ type: "array", items: plan }) } },
      "post /plans": { responses: { 201: answer(plan), 400: none, ...conflict(create) } },
      "patch /plans/{id}": { responses: { 200: answer(plan), 400: none, 404: none, ...conflict(update) } },
    },
  );

const SAID = ["There is a plan with this code already.", "Another plan has this code."] as const;
const found = /^conflict-refused: \/code ".* is that of plans plan-\d+, for which the contract has a 409/;

test.each<[string, string[], ReturnType<typeof contractOf>, RegExp[]]>([
  ["is refused", ["POST", "PATCH"], contractOf(...SAID), []],
  ["is made again", ["PATCH"], contractOf(...SAID), [found]],
  ["is what another is changed to", ["POST"], contractOf(...SAID), [found]],
  ["is made again, as it is taken by words", [], contractOf("The code is taken.", "No."), [found]],
  ["is made again, unique as it is", [], contractOf("No.", "No.", { ...text, description: "Unique." }), [found, found]],
  ["is made again, where the contract does not say that it cannot be", [], contractOf("No.", "No."), []],
  ["is made again, which only some plans forbid", [], contractOf("An active plan has this code.", "No."), []],
  [
    "is made again, whose key was used for something else",
    [],
    contractOf("The code is used for something else.", "No."),
    [],
  ],
  ["is made again, which a plan that is running forbids", [], contractOf("A running plan has this code.", "No."), []],
])("what there can be once %s", async (_, refuses, contract, expected) => {
  const server = plansServer(contract, ({ method, body, plans, id }) => {
    const isTaken = [...plans.values()].some(({ code, id: own }) => code === body.code && own !== id);
    return refuses.includes(method) && body.code !== undefined && isTaken
      ? new Response(null, { status: 409 })
      : undefined;
  });
  const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
  expect(findings.map(({ check, message }) => `${check}: ${message}`)).toEqual(
    expected.map((each) => expect.stringMatching(each)),
  );
});

test("what is in use may be free again at once", async () => {
  const properties = { device: text, name: text };
  const session = { type: "object", required: ["id", "device"], properties: { id: text, ...properties } };
  const contract = plansContract(properties, {
    "get /plans": { responses: { 200: answer({ type: "array", items: session }) } },
    "post /plans": { responses: { 201: answer(session), 400: none, ...conflict("The device is in use.") } },
  });
  const server = plansServer(contract, () => undefined);
  const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
  expect(findings).toEqual([]);
});

const task = { type: "object", required: ["plan_id"], properties: { plan_id: text, title: text } };
const shownTask = {
  type: "object",
  required: ["id"],
  properties: { id: text, ...task.properties, status: { enum: ["open", "done"] } },
};

test.each<[string, string, boolean, string[]]>([
  ["is refused", "The plan has tasks.", true, []],
  ["is not refused", "The plan has tasks.", false, ["conflict-refused"]],
  ["is not refused, as others have said", "Not while there are any tasks in it.", false, ["conflict-refused"]],
  ["is not refused in the state that is told", "The plan has open tasks.", false, ["conflict-refused"]],
  ["is not refused in another state", "The plan has tasks that are `done`.", false, []],
  ["is not refused for what else there may be", "The plan has tasks in the past.", false, []],
  ["is not refused for what is in another", "Its owner has tasks; the plan has old tasks.", false, []],
])("a delete while there is something of it %s", async (_, said, isRefused, expected) => {
  const contract = plansContract(
    { name: text },
    {
      "delete /plans/{id}": { responses: { 204: none, 404: none, ...conflict(said) } },
      "get /tasks": { responses: { 200: answer({ type: "array", items: shownTask }) } },
      "post /tasks": {
        requestBody: { required: true, ...json(task) },
        responses: { 201: answer(shownTask), 400: none, 422: { description: "There is no such plan." } },
      },
      "get /tasks/{task_id}": {
        parameters: [{ ...idInPath, name: "task_id" }],
        responses: { 200: answer(shownTask), 404: none },
      },
    },
  );
  const tasks = new Map<string, { readonly id: string; readonly plan_id?: unknown }>();
  const server = plansServer(contract, ({ method, path, id, body, plans }) => {
    const isUsed = [...tasks.values()].some(({ plan_id }) => plan_id === id);
    if (method === "DELETE" && isRefused && isUsed) return new Response(null, { status: 409 });
    if (!path.startsWith("/tasks")) return undefined;
    if (method === "GET" && id === "") return Response.json([...tasks.values()]);
    if (method === "GET") return tasks.has(id) ? Response.json(tasks.get(id)) : new Response(null, { status: 404 });
    if (!plans.has(String(body.plan_id))) return new Response(null, { status: 422 });
    const made = { ...body, id: `task-${tasks.size + 1}`, status: "open" };
    tasks.set(made.id, made);
    return Response.json(made, { status: 201 });
  });
  const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
  expect(findings.map(({ check }) => check)).toEqual(expected);
});

test.each<[string, string, boolean, number]>([
  ["is the same in capitals, where the contract says so", "Unique, whatever the case.", true, 0],
  ["is another in capitals, where the contract says that it is the same", "Unique, whatever the case.", false, 1],
  ["is another in capitals, where the contract does not say", "Unique.", false, 0],
])("what there can be once %s", async (_, description, isInAnyCase, count) => {
  const contract = contractOf("No.", "No.", { ...text, description });
  const plain = (code: unknown) => (isInAnyCase ? String(code).toLowerCase() : code);
  const server = plansServer(contract, ({ method, body, plans, id }) => {
    const isTaken = [...plans.values()].some(({ code, id: own }) => plain(code) === plain(body.code) && own !== id);
    return method !== "GET" && body.code !== undefined && isTaken ? new Response(null, { status: 409 }) : undefined;
  });
  const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
  expect(findings.map(({ check }) => check)).toEqual(Array(count).fill("conflict-refused"));
});

test("a change to what is taken changes nothing else", async () => {
  const contract = contractOf(...SAID);
  const server = plansServer(contract, ({ method, body, plans, id, plan }) => {
    const isTaken = [...plans.values()].some(({ code, id: own }) => code === body.code && own !== id);
    if (method === "GET" || body.code === undefined || !isTaken) return undefined;
    if (plan) plans.set(id, { ...plan, name: "changed all the same" });
    return new Response(null, { status: 409 });
  });
  const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
  expect(findings.map(({ check, message }) => `${check}: ${message}`)).toContainEqual(
    expect.stringMatching(
      /^refused-leaves-nothing: A change was refused, and \/name turned from .* to "changed all the same"/,
    ),
  );
});
