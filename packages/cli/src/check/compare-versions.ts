import {
  type ComparisonResult,
  compareContracts,
  isAtLeast,
  type Level,
  nextVersion,
  type Side,
} from "@cantus/changes";
import { type Approval, approve, type Versions } from "@cantus/changes/read";

/** The comparison of each contract, held against the approvals. An approval is stale if no contract has its change. */
export function compareVersions(
  versions: readonly Versions[],
  side: Side,
  approvals: readonly Approval[],
): ComparisonResult[] {
  const compared = versions.map(({ name, base, head, labels }) => ({
    contract: name,
    labels,
    presence: base && head ? ("both" as const) : base ? ("removed" as const) : ("added" as const),
    changes: base && head ? compareContracts(base, head) : [],
    versions: { base, head },
  }));
  const { stale } = approve(
    compared.flatMap(({ changes: all }) => all),
    approvals,
  );
  return compared.map(({ versions: { base, head }, ...rest }, i) => {
    const { approved } = approve(rest.changes, approvals);
    return {
      ...rest,
      side,
      approved: new Map(approved.map(({ change, approval }) => [change.fingerprint, approval.reason])),
      staleApprovals: i === compared.length - 1 ? stale : [],
      version: base && head ? nextVersion(base, head, rest.changes) : undefined,
    };
  });
}

export function isTooMuch(
  { changes: all, approved, side, presence }: ComparisonResult,
  failOn: Level | "none",
): boolean {
  if (failOn === "none") return false;
  if (presence === "removed") return true;
  return all.some((change) => isAtLeast(change[side], failOn) && !approved.has(change.fingerprint));
}
