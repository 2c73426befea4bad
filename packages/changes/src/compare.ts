import type { Contract } from "@cantus/contract";
import type { Change } from "./change.ts";
import { Collector } from "./collector.ts";
import { compareDocuments } from "./document.ts";
import { compareOperation, named, tellAdded, tellRemoved } from "./operation/operation.ts";
import { pairOperations } from "./operation/pair.ts";
import { hasReversed, reversedContract, reversedNames } from "./reversed.ts";

export interface CompareOptions {
  /** The day on which it is asked whether what was to end has ended (`x-sunset`). Defaults to today. */
  readonly today?: Date;
}

/**
 * What changed from one version of a contract to another, and whom each change breaks: in the order of the newer document,
 * with what is gone in between where it was. Neither contract is changed.
 *
 * @param base the older version
 * @param head the newer version
 * @example
 * const changes = compareContracts(await readContract("old.yaml"), await readContract("new.yaml"));
 * changes.filter(({ callers }) => callers === "breaking").map(({ message }) => message);
 * // ["The query parameter `limit` may be at most 100, before at most 200."]
 */
export function compareContracts(base: Contract, head: Contract, options: CompareOptions = {}): Change[] {
  const today = options.today ?? new Date();
  const collector = new Collector(base, head, { today });
  compareDocuments(collector);
  compareAll(collector);
  if (!hasReversed(base) && !hasReversed(head)) return collector.changes;

  const names = [...new Set([...reversedNames(base), ...reversedNames(head)])];
  const [before, after] = [reversedContract(base, names), reversedContract(head, names)];
  const reversed = new Collector(before.contract, after.contract, {
    today,
    isReversed: true,
    writtenAt: (side, pointer) => (side === "base" ? before : after).writtenAt(pointer),
  });
  compareAll(reversed, (path) => names[Number(path.slice(1))] ?? path);
  return [...collector.changes, ...reversed.changes];
}

function compareAll(collector: Collector, nameOf = (path: string) => path): void {
  const { pairs, removed, added } = pairOperations(collector.base, collector.head);
  const heads = new Map(pairs.map(([base, head]) => [base, head]));
  const gone = new Set(removed);
  const called = (operation: Parameters<typeof named>[0]) => ({ ...named(operation), path: nameOf(operation.path) });
  for (const base of collector.base.operations) {
    const head = heads.get(base);
    if (head) collector.within(called(head), () => compareOperation(collector, base, head));
    else if (gone.has(base)) collector.within(called(base), () => tellRemoved(collector, base));
  }
  for (const head of added) collector.within(called(head), () => tellAdded(collector, head));
}
