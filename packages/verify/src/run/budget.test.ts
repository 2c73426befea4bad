import { createContract, type OpenApiDocument } from "@cantus/contract";
import { expect, test } from "vitest";
import { verify } from "../index.ts";
import { Budget } from "./budget.ts";

/** How many requests a phase may send that has half of what is left. */
function shareOf(requests: number, kept: number): number {
  const budget = new Budget({ requests });
  budget.share(0.5, kept);
  while (budget.goesOn()) budget.requests++;
  return budget.requests;
}

test.each([
  ["nothing", 1_000, 0, 500],
  ["what later phases need", 10_000, 600, 4_700],
  ["no more than a tenth", 1_000, 600, 450],
])("a phase leaves %s to those after it", (_, requests, kept, expected) => {
  expect(shareOf(requests, kept)).toBe(expected);
});

test("a run that may send many requests ends where none can be made", async () => {
  const impossible = { type: "string", allOf: [{ pattern: "^a$" }, { pattern: "^b$" }] };
  const contract = createContract({
    openapi: "3.1.1",
    info: { title: "Nothing", version: "1" },
    paths: {
      "/things": {
        get: {
          operationId: "list",
          parameters: [{ name: "kind", in: "query", required: true, schema: impossible }],
          responses: { 204: { description: "" } },
        },
      },
    },
  } as unknown as OpenApiDocument);
  const target = async () => new Response(null, { status: 204 });
  const { requests } = await verify(contract, target, { phases: ["properties"], requests: 1_000 }).result;
  expect(requests).toBeLessThan(1_000);
});
