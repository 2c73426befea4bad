import { ContractError, Problem } from "@cantus/contract";
import { expect, it } from "vitest";
import { describeEvent, eventAsJson } from "./describe-event.ts";
import type { MockEvent } from "./events.ts";

const request = {
  kind: "request",
  method: "GET",
  path: "/jobs",
  query: "limit=2",
  status: 200,
  milliseconds: 1.234,
  contract: "jobs",
  operationId: "listJobs",
  problem: undefined,
  source: "memory",
} as const;
const violation = { in: "query", pointer: "/limit", keyword: "maximum", message: "must be <= 100" } as const;

it.each<[what: string, event: MockEvent, text: string]>([
  ["an answer", request, "GET     200    1.2 ms  /jobs?limit=2                                 listJobs  memory"],
  [
    "a refusal with what is wrong",
    { ...request, status: 400, problem: new Problem("invalid-request", { violations: [violation] }) },
    "GET     400    1.2 ms  /jobs?limit=2                                 listJobs  invalid-request: query /limit must be <= 100",
  ],
  [
    "a refusal with its reason",
    { ...request, status: 404, problem: new Problem("not-found", { detail: "No path." }) },
    "GET     404    1.2 ms  /jobs?limit=2                                 listJobs  not-found: No path.",
  ],
  [
    "a callback that nobody took",
    {
      kind: "callback",
      contract: "jobs",
      operationId: "createJob",
      delivery: {
        callback: "jobEnded",
        method: "POST",
        url: "http://127.0.0.1:9/hook",
        attempt: 2,
        status: undefined,
        milliseconds: 1234,
        reason: "connect ECONNREFUSED",
        body: "{}",
      },
    },
    "POST    ---    1.2 s   http://127.0.0.1:9/hook                       jobEnded  called back for the second time: connect ECONNREFUSED",
  ],
  [
    "a broken save",
    {
      kind: "reload-failed",
      contract: "jobs",
      file: "a.yaml",
      error: new ContractError("NOT_YAML", [{ code: "NOT_YAML", message: "a.yaml is not YAML." }]),
    },
    "jobs: cannot be read after a change of a.yaml; the last good one goes on answering.\na.yaml is not YAML.",
  ],
  [
    "a reload",
    { kind: "reloaded", contract: "jobs", file: "a.yaml", operations: 3, milliseconds: 120 },
    "jobs: reloaded after a change of a.yaml, 3 operations",
  ],
  [
    "an answer that breaks its schema",
    {
      kind: "unfaithful-answer",
      contract: "jobs",
      operationId: "getJob",
      status: 200,
      pointer: "/paths/x",
      violations: [{ ...violation, in: "body" }],
    },
    "jobs: the 200 answer of getJob breaks its schema at /paths/x: /limit must be <= 100. Give it an example that keeps it.",
  ],
  ["a mistake of the mock", { kind: "failure", method: "GET", path: "/", error: "odd" }, "GET /: the mock failed. odd"],
])("tells %s", (_, event, text) => {
  expect(describeEvent(event)).toBe(text);
});

it("is a line of JSON for programs", () => {
  const problem = new Problem("invalid-request", { violations: [violation] });
  expect(JSON.parse(eventAsJson({ ...request, status: 400, problem }, new Date(0)))).toEqual({
    ...request,
    time: "1970-01-01T00:00:00.000Z",
    status: 400,
    problem: { code: "invalid-request", violations: [violation] },
  });
});
