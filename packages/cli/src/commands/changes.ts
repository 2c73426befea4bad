import { existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  type ComparisonResult,
  compareContracts,
  describeResult,
  isAtLeast,
  type Level,
  nextVersion,
  type Side,
  toGitHubAnnotations,
  toJson,
  toJUnit,
  toMarkdown,
} from "@cantus/changes";
import {
  type Approval,
  approve,
  readApprovals,
  readVersions,
  type Versions,
  writeApprovals,
} from "@cantus/changes/read";
import { Command, Option } from "commander";
import { EXIT } from "../exit.ts";
import { type ReportFile, reportOption, writeReport } from "../reports.ts";
import type { Terminal } from "../terminal.ts";
import type { CommandFactory } from "./command.ts";

const FORMATS = ["junit", "json", "markdown", "github"] as const;

interface Options {
  contract: string[];
  for: Side;
  failOn: Level | "none";
  approvals?: string;
  approve?: string;
  notes: boolean;
  json: boolean;
  report: ReportFile<(typeof FORMATS)[number]>[];
}

export const changes: CommandFactory = (terminal, exit) =>
  new Command("changes")
    .description("Say what changed between two versions of a contract, and whom each change breaks.")
    .argument("<base>", "the older version: a Git revision, a file at one (main:openapi.yaml), a name, a path or a URL")
    .argument("[head]", "the newer version, named likewise; default: the contracts in redocly.yaml as they are now")
    .option(
      "--contract <name>",
      "compare only this contract of the revisions; may be repeated",
      (name: string, others: string[]) => [...others, name],
      [],
    )
    .addOption(new Option("--for <side>", "whose breaking counts").choices(["callers", "servers"]).default("callers"))
    .addOption(
      new Option("--fail-on <level>", "exit with 1 from this level on")
        .choices(["breaking", "risky", "none"])
        .default("breaking"),
    )
    .option("--approvals <file>", "changes that are meant, with their reasons")
    .option("--approve <file>", "write the open changes into that file, to be completed with reasons")
    .option("--notes", "show what is only described otherwise, too", false)
    .option(
      "--report <format=file>",
      `write a report: ${FORMATS.join(", ")}; may be repeated`,
      reportOption(FORMATS),
      [],
    )
    .option("--json", "print the result as JSON", false)
    .addHelpText(
      "after",
      `
Examples:
  cantus changes main
  cantus changes v1.2.0 HEAD --contract music-jobs --report markdown=CHANGES.md
  cantus changes main:openapi.yaml openapi.yaml --fail-on risky
  cantus changes https://example.com/openapi.json openapi.yaml --json

Exit codes: 0 nothing from --fail-on on, 1 something, 2 could not be done.`,
    )
    .action(async (base: string, head: string | undefined, options: Options) => {
      const versions = await readVersions(base, head, { cwd: terminal.cwd, contracts: options.contract });
      const approvals = options.approvals
        ? readApprovals(resolve(terminal.cwd, options.approvals), options.approvals)
        : [];
      const results = compareVersions(versions, options.for, approvals);
      if (options.json) terminal.out(JSON.stringify(results.map(toJson), null, 2));
      else
        terminal.out(
          results.map((result) => describeResult(result, { ...terminal, notes: options.notes })).join("\n\n"),
        );
      if (process.env.GITHUB_ACTIONS === "true" && !options.json) {
        for (const result of results) for (const line of toGitHubAnnotations(result, terminal.cwd)) terminal.out(line);
      }
      for (const report of options.report) {
        writeReport(report.file, written(report.format, results, options, terminal), terminal.cwd);
        terminal.err(`wrote ${report.file}`);
      }
      if (options.approve) tellApprovalFile(options.approve, results, options, terminal);
      exit(results.some((result) => isTooMuch(result, options.failOn)) ? EXIT.found : EXIT.ok);
    });

/** The comparison of each contract, held against the approvals. An approval is stale if no contract has its change. */
function compareVersions(
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

function isTooMuch({ changes: all, approved, side, presence }: ComparisonResult, failOn: Level | "none"): boolean {
  if (failOn === "none") return false;
  if (presence === "removed") return true;
  return all.some((change) => isAtLeast(change[side], failOn) && !approved.has(change.fingerprint));
}

function written(
  format: (typeof FORMATS)[number],
  results: readonly ComparisonResult[],
  { failOn }: Options,
  { cwd }: Terminal,
): string {
  switch (format) {
    case "junit":
      return toJUnit(results, failOn, cwd);
    case "json":
      return `${JSON.stringify(results.map(toJson), null, 2)}\n`;
    case "markdown":
      return results.map(toMarkdown).join("\n");
    case "github":
      return results
        .flatMap((result) => toGitHubAnnotations(result, cwd))
        .map((line) => `${line}\n`)
        .join("");
  }
}

function tellApprovalFile(
  file: string,
  results: readonly ComparisonResult[],
  { failOn }: Options,
  terminal: Terminal,
): void {
  const path = resolve(terminal.cwd, file);
  const known = existsSync(path) ? readApprovals(path, file) : [];
  const all = results.flatMap((result) => result.changes);
  writeFileSync(path, writeApprovals(all, known, failOn === "none" ? "breaking" : failOn));
  terminal.err(`wrote ${file}: give each approval its reason`);
}
