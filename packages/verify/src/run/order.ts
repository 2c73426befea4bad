/** The order of a run: what makes things before what needs them, and what removes them last. */

import type { Contract, Operation } from "@cantus/contract";
import { type Address, addressOf } from "@cantus/contract/collections";

/**
 * Creates and lists from the outer collections to the inner, then what reads one thing, then what changes one, then
 * what acts on one (`POST /jobs/{id}/cancel`), then what deletes, from the inner to the outer. Among equals the
 * contract's order stays.
 */
export function inOrder(contract: Contract, operations: readonly Operation[]): Operation[] {
  const addressed = operations.map((operation) => ({ operation, address: addressOf(contract, operation) }));
  const collections = new Set(
    addressed.flatMap(({ address: { method, path, keys } }) => [
      ...keys.map(({ collection }) => collection),
      ...(method === "get" ? [path] : []),
    ]),
  );
  const ranked = addressed.map(({ operation, address }) => ({ operation, rank: rank(address, collections) }));
  return ranked.sort((a, b) => compare(a.rank, b.rank)).map(({ operation }) => operation);
}

function rank({ method, path }: Address, collections: ReadonlySet<string>): number[] {
  const depth = path.split("{").length - 1;
  const isItem = path.endsWith("}");
  if (method === "delete") return [4, -depth];
  if (method === "put" || method === "patch") return [2, depth];
  if (method === "post") return isAction(path) && !collections.has(path) ? [3, depth] : [0, depth, 0];
  return isItem ? [1, depth] : [0, depth, 1];
}

/** A word behind one thing, `/jobs/{id}/cancel`, or the thing itself. What has items or is read is no action. */
function isAction(path: string): boolean {
  return /\}(?:\/[^/{}]+)?$/.test(path);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
