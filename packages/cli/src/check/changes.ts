import { resolve } from "node:path";
import {
  type ComparisonResult,
  countsOf,
  describeResult,
  type Level,
  toGitHubAnnotations,
  toJson,
} from "@cantus/changes";
import { readApprovals, readVersions } from "@cantus/changes/read";
import { type ReadContract, readContracts } from "@cantus/contract/read";
import { compareVersions, isTooMuch } from "./compare-versions.ts";
import type { CheckRequest, Step } from "./step.ts";

/** What one contract is compared with, and what is let pass. */
interface Comparison {
  readonly base: string;
  readonly failOn: Level | "none";
  readonly approvals: string | undefined;
}

/** Nothing changed for the worse, but what is meant. */
export const changesStep: Step = {
  name: "changes",
  async run(request) {
    const { sources, terminal } = request;
    const contracts = await readContracts(sources, { cwd: terminal.cwd });
    // Those with the same approvals are looked at together: an approval is stale if it is of none of them.
    const groups = new Map<string, { comparison: Comparison; contracts: ReadContract[] }>();
    for (const contract of contracts) {
      const comparison = comparisonOf(contract, request);
      if (!comparison) continue;
      const key = JSON.stringify(comparison);
      const group = groups.get(key) ?? { comparison, contracts: [] };
      group.contracts.push(contract);
      groups.set(key, group);
    }
    if (groups.size === 0) {
      const summary = "not compared: give --base <revision>, or set x-cantus.changes.base in redocly.yaml";
      return { status: "skipped", summary, details: [], annotations: [], json: { changes: [] } };
    }
    const compared: { result: ComparisonResult; failOn: Level | "none" }[] = [];
    for (const { comparison, contracts: own } of groups.values()) {
      for (const result of await compare(comparison, own, request))
        compared.push({ result, failOn: comparison.failOn });
    }
    const isFailed = compared.some(({ result, failOn }) => isTooMuch(result, failOn));
    const told = compared
      .map(({ result }) => result)
      .filter(
        ({ changes, staleApprovals, presence }) =>
          changes.length > 0 || staleApprovals.length > 0 || presence === "removed",
      );
    return {
      status: isFailed ? "failed" : "passed",
      summary: summaryOf(compared.map(({ result }) => result)),
      details: told.map((result) => `${describeResult(result, { paint: terminal.paint, cwd: terminal.cwd })}\n`),
      annotations: told.flatMap((result) => toGitHubAnnotations(result, terminal.cwd)),
      json: { changes: compared.map(({ result }) => toJson(result)) },
    };
  },
};

function comparisonOf({ settings: { changes = {} } }: ReadContract, request: CheckRequest): Comparison | undefined {
  const base = request.base ?? changes.base;
  if (base === undefined) return undefined;
  const approvals =
    request.approvals === undefined ? changes.approvals : resolve(request.terminal.cwd, request.approvals);
  return { base, failOn: request.failOn ?? changes.failOn ?? "breaking", approvals };
}

async function compare(
  { base, approvals }: Comparison,
  contracts: readonly ReadContract[],
  { terminal: { cwd } }: CheckRequest,
): Promise<ComparisonResult[]> {
  const versions = [];
  for (const { root } of contracts) versions.push(...(await readVersions(base, undefined, { cwd, contracts: [root] })));
  return compareVersions(versions, "callers", approvals === undefined ? [] : readApprovals(approvals));
}

function summaryOf(results: readonly ComparisonResult[]): string {
  const sum = { breaking: 0, risky: 0, safe: 0, approved: 0 };
  for (const result of results) {
    const counts = countsOf(result);
    for (const key of ["breaking", "risky", "safe", "approved"] as const) sum[key] += counts[key];
  }
  const bases = [...new Set(results.map(({ labels }) => labels.base))].join(", ");
  const approved = sum.approved > 0 ? `, ${sum.approved} approved` : "";
  return `since ${bases}: ${sum.breaking} breaking, ${sum.risky} risky, ${sum.safe} safe${approved}`;
}
