/** Which parts of a contract lead to which by their references. */
import type { Contract } from "@cantus/contract";

const reached = new WeakMap<Contract, Map<string, ReadonlySet<string>>>();

/** Whether what `from` refers to leads to `to`, however far; a reference leads to itself. */
export function leadsTo(contract: Contract, from: string, to: string): boolean {
  const known = reached.get(contract) ?? new Map<string, ReadonlySet<string>>();
  reached.set(contract, known);
  const all = known.get(from) ?? reachable(contract, from);
  known.set(from, all);
  return all.has(to);
}

function reachable(contract: Contract, from: string): ReadonlySet<string> {
  const found = new Set([from]);
  // A set is walked in the order in which it grows.
  for (const ref of found) collectReferences(contract.at(pointerOf(ref)), found);
  return found;
}

function collectReferences(node: unknown, found: Set<string>): void {
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === "$ref" && typeof value === "string") found.add(value);
    else collectReferences(value, found);
  }
}

function pointerOf(ref: string): string {
  try {
    return decodeURIComponent(ref.slice(1));
  } catch {
    return ref.slice(1);
  }
}
