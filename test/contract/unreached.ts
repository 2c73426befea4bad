/** What of the declared statuses did not come, held against a list of those that no client brings about, with reasons. */
import type { Contract } from "@cantus/contract";
import { type CoverageObserver, gapsOf } from "@cantus/verify";
import { expect } from "vitest";

/** By an operation, or `*`, and its status: why it does not come. */
export type Reasons = Readonly<Record<string, string>>;

/** The same reason for several statuses of several operations. */
export function forEach(operations: readonly string[], statuses: readonly string[], reason: string): Reasons {
  const names = operations.flatMap((operation) => statuses.map((status) => `${operation} ${status}`));
  return Object.fromEntries(names.map((name) => [name, reason]));
}

/** All has come but what is listed, and nothing is listed that has come. */
export function expectAllBut(reasons: Reasons, contract: Contract, observer: CoverageObserver): void {
  const missing = [...gapsOf(contract, observer.coverage())].flatMap(
    ({ dimension, isCounted, operationId, subject }) =>
      dimension === "statuses" && isCounted ? [`${operationId} ${subject}`] : [],
  );
  const entries = Object.keys(reasons);
  expect(missing.filter((name) => !entries.some((entry) => isFor(entry, name)))).toEqual([]);
  expect(entries.filter((entry) => !missing.some((name) => isFor(entry, name)))).toEqual([]);
}

/** `* 403` is for the 403 of every operation. */
function isFor(entry: string, name: string): boolean {
  return entry.startsWith("* ") ? name.endsWith(entry.slice(1)) : entry === name;
}
