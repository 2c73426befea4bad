import { ContractError, Problem } from "@cantus/contract";
import { expect, it } from "vitest";
import { describeEvent } from "./describe-event.ts";
import type { MockEvent } from "./events.ts";

const request = {
  kind: "request",
  method: "GET",
  path: "/jobs",
  status: 200,
  milliseconds: 1.234,
  contract: "jobs",
  operationId: "listJobs",
  problem: undefined,
} as const;
const violation = { in: "query", pointer: "/limit", keyword: "maximum", message: "must be <= 100" } as const;

it.each<[what: string, event: MockEvent, text: string]>([
  ["an answer", request, "GET /jobs 200 1.2 ms"],
  [
    "a refusal with what is wrong",
    { ...request, status: 400, problem: new Problem("invalid-request", { violations: [violation] }) },
    "GET /jobs 400 1.2 ms invalid-request: query /limit must be <= 100",
  ],
  [
    "a refusal with its reason",
    { ...request, status: 404, problem: new Problem("not-found", { detail: "No path." }) },
    "GET /jobs 404 1.2 ms not-found: No path.",
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
