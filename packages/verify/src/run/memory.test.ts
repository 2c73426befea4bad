import type { Operation } from "@cantus/contract";
import { expect, test } from "vitest";
import type { Exchange } from "../exchange/exchange.ts";
import { answer, idInPath, json, none, plansContract } from "../testdata/plans.ts";
import { Memory } from "./memory.ts";

const text = { type: "string" };
const task = { type: "object", properties: { id: text } };
const contract = plansContract(
  { name: text },
  {
    "post /plans/{id}/tasks": { parameters: [idInPath], requestBody: json(task), responses: { 201: answer(task) } },
    "get /tasks/{task_id}": { parameters: [{ ...idInPath, name: "task_id" }], responses: { 200: answer(task) } },
    "delete /plans/{id}": { parameters: [idInPath], responses: { 204: none } },
  },
);

/** An answer to a call of an operation on one plan. */
function answered(id: string, status: number, headers: Readonly<Record<string, string>> = {}, body = "") {
  const operation = contract.operations.find((each) => each.id === id) as Operation;
  const url = `http://localhost${operation.path.replace("{id}", "plan-1")}`;
  const request = { method: operation.method.toUpperCase(), url, headers: {}, body: new Uint8Array(0) };
  const response = { status, headers, body: new TextEncoder().encode(body), duration: 1 };
  const exchange = { operation, request, response } as unknown as Exchange;
  const ids = { id: "plan-1" };
  return [
    operation,
    { exchange, match: { kind: "operation", operation, pathParameters: ids, rawPathParameters: ids } },
  ] as const;
}

test("what was made in a thing, and is found by its Location, is gone with that thing", () => {
  const memory = new Memory(contract, undefined);
  const headers = { location: "/tasks/task-1", "content-type": "application/json" };
  memory.learn(...answered("post /plans/{id}/tasks", 201, headers, '{"id":"task-1"}'));
  expect(memory.idNamed("task_id")).toBe("task-1");
  memory.learn(...answered("delete /plans/{id}", 204));
  expect(memory.idNamed("task_id")).toBeUndefined();
});

test.each([
  ['[{"id":"plan-7"}]', "plan-7"],
  ['["plan-8","plan-9"]', "plan-8"],
  ["[12]", "12"],
  ['{"total":3}', undefined],
])("of a list %s, the first is %s", (body, first) => {
  const memory = new Memory(contract, undefined);
  memory.learn(...answered("get /plans", 200, { "content-type": "application/json" }, body));
  expect(memory.idNamed("plan_id")).toBe(first);
});
