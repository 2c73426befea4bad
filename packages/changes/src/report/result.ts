/** What one contract's comparison came to: what reports are written from. */
import type { Change, Level } from "../change.ts";
import type { Approval } from "../read/approvals.ts";
import type { NextVersion } from "../version.ts";

/** Whose side is looked at: the callers' or the servers'. */
export type Side = "callers" | "servers";

export interface ComparisonResult {
  /** The contract's name. */
  readonly contract: string;
  /** What the versions are called: `main`, `now`. */
  readonly labels: { readonly base: string; readonly head: string };
  /** Only one of the versions has the contract. */
  readonly presence: "both" | "added" | "removed";
  readonly changes: readonly Change[];
  /** The fingerprints of changes that are meant, with the reason. */
  readonly approved: ReadonlyMap<string, string>;
  /** Approvals of changes that there are not. */
  readonly staleApprovals: readonly Approval[];
  readonly version: NextVersion | undefined;
  /** Whose levels count. */
  readonly side: Side;
}

export interface Counts {
  readonly breaking: number;
  readonly risky: number;
  readonly safe: number;
  readonly approved: number;
}

export function countsOf({ changes, approved, side }: ComparisonResult): Counts {
  const open = changes.filter(({ fingerprint }) => !approved.has(fingerprint));
  const count = (level: Level) => open.filter((change) => change[side] === level).length;
  return {
    breaking: count("breaking"),
    risky: count("risky"),
    safe: count("safe"),
    approved: changes.length - open.length,
  };
}

/** Changes of which each stands for all that say the same of the same place in other operations. */
export interface Group {
  readonly change: Change;
  /** The other operations: `POST /jobs`. */
  readonly others: readonly string[];
}

/** A change in a shared component shows in each operation that uses it, and is told once. */
export function grouped(changes: readonly Change[], side: Side): Group[] {
  const groups = new Map<string, { change: Change; others: Set<string> }>();
  for (const change of changes) {
    const { code, operation, fingerprint, message } = change;
    const key = code.startsWith("api-security") ? `${change[side]} ${message}` : `${change[side]} ${fingerprint}`;
    const known = groups.get(key);
    if (!known) groups.set(key, { change, others: new Set() });
    else if (operation && titleOf(change) !== titleOf(known.change)) known.others.add(titleOf(change));
  }
  return [...groups.values()].map(({ change, others }) => ({ change, others: [...others] }));
}

/** `POST /jobs`, or the contract as a whole. */
export function titleOf({ operation }: Change): string {
  return operation ? `${operation.method} ${operation.path}` : "The contract";
}
