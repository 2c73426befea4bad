import { expect, test } from "vitest";
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
