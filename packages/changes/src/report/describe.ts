/** The result as a person reads it. */
import type { Level } from "../change.ts";
import { type ComparisonResult, countsOf, type Group, grouped, titleOf } from "./result.ts";
import { placesText, plural, witnessText } from "./words.ts";

export interface DescribeOptions {
  /** Colours; defaults to none. */
  readonly paint?: (style: "bold" | "dim" | "red" | "green" | "yellow", text: string) => string;
  /** Files below it are named from there. */
  readonly cwd?: string;
  /** With what is only described otherwise. Defaults to `false`. */
  readonly notes?: boolean;
}

const MARK: Readonly<Record<Level, readonly ["red" | "yellow" | "green", string]>> = {
  breaking: ["red", "✗ breaking"],
  risky: ["yellow", "! risky"],
  safe: ["green", "✓ safe"],
};

/**
 * Operation by operation, the worst first within each.
 *
 * @example
 * GET /v1/jobs (listJobs)
 *   ✗ breaking  The query parameter `limit` may be at most 100, before at most 200.
 *               `limit: 101` was accepted and is refused now.
 *               main:openapi/jobs.yaml:31:18 → openapi/jobs.yaml:31:18
 *               Accept both for a while, or ask for the new form in a new version of the operation.
 *               request-parameter-max-decreased 5f0c2a9b81de
 */
export function describeResult(
  result: ComparisonResult,
  { paint = (_, text) => text, cwd, notes = false }: DescribeOptions = {},
): string {
  const { contract, labels, presence, changes, side } = result;
  const title = paint("bold", `${contract}: ${labels.base} → ${labels.head}`);
  if (presence !== "both")
    return `${title}\n${presence === "added" ? "The contract is new." : "The contract is gone."}`;

  const groups = grouped(
    changes.filter((change) => notes || change.kind !== "none" || change[side] !== "safe"),
    side,
  );
  const lines = [title];
  for (const [operation, own] of byOperation(groups)) {
    lines.push("", paint("bold", operation));
    const sorted = own.toSorted((a, b) => RANK[a.change[side]] - RANK[b.change[side]]);
    for (const group of sorted) lines.push(...describeGroup(group, result, paint, cwd));
  }
  return [...lines, "", summary(result, paint), ...staleLines(result, paint)].join("\n");
}

const RANK: Readonly<Record<Level, number>> = { breaking: 0, risky: 1, safe: 2 };

function byOperation(groups: readonly Group[]): Map<string, Group[]> {
  const found = new Map<string, Group[]>();
  for (const group of groups) {
    const { operation } = group.change;
    const title = titleOf(group.change) + (operation && !operation.path.includes(" ") ? ` (${operation.id})` : "");
    found.set(title, [...(found.get(title) ?? []), group]);
  }
  return found;
}

function describeGroup(
  { change, others }: Group,
  { approved, side }: ComparisonResult,
  paint: NonNullable<DescribeOptions["paint"]>,
  cwd?: string,
): string[] {
  const [colour, mark] = MARK[change[side]];
  const reason = approved.get(change.fingerprint);
  const indent = " ".repeat(14);
  const first =
    reason === undefined
      ? `  ${paint(colour, mark.padEnd(12))}${change.message}`
      : `  ${paint("dim", "approved".padEnd(12))}${change.message}`;
  if (change[side] === "safe")
    return [first, ...(others.length > 0 ? [`${indent}${paint("dim", othersText(others))}`] : [])];
  const rest = [
    reason === undefined ? undefined : `Approved: ${reason}`,
    witnessText(change),
    others.length > 0 ? othersText(others) : undefined,
    placesText(change, cwd) && paint("dim", placesText(change, cwd) as string),
    change.advice,
    paint("dim", `${change.code} ${change.fingerprint}`),
  ];
  return [first, ...rest.flatMap((line) => (line === undefined ? [] : [indent + line]))];
}

function othersText(others: readonly string[]): string {
  const some = others.slice(0, 3).join(", ");
  return `So in ${plural(others.length, "other operation")}: ${some}${others.length > 3 ? ", …" : ""}`;
}

function summary(result: ComparisonResult, paint: NonNullable<DescribeOptions["paint"]>): string {
  const { breaking, risky, safe, approved } = countsOf(result);
  const { changes, version } = result;
  if (changes.length === 0) return paint("green", "No change.");
  const parts = [
    `${breaking} breaking`,
    `${risky} risky`,
    `${safe} safe`,
    ...(approved > 0 ? [`${approved} approved`] : []),
  ];
  const colour = breaking > 0 ? "red" : risky > 0 ? "yellow" : "green";
  const next =
    version?.suggested && version.part !== "none"
      ? ` Next version: ${version.suggested} (${version.part}); the contract says ${version.head}.`
      : "";
  return paint(colour, `${plural(changes.length, "change")} for ${result.side}: ${parts.join(", ")}.`) + next;
}

function staleLines({ staleApprovals }: ComparisonResult, paint: NonNullable<DescribeOptions["paint"]>): string[] {
  return staleApprovals.map(({ id, change }) =>
    paint("yellow", `The approval ${id}${change ? ` (${change})` : ""} is of no change any more: remove it.`),
  );
}
