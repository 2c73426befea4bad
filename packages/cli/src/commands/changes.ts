import { existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  type ComparisonResult,
  describeResult,
  type Level,
  type Side,
  toGitHubAnnotations,
  toJson,
  toJUnit,
  toMarkdown,
} from "@cantus/changes";
import { readApprovals, readVersions, writeApprovals } from "@cantus/changes/read";
import { Command, Option } from "commander";
import { compareVersions, isTooMuch } from "../check/compare-versions.ts";
import { EXIT } from "../exit.ts";
import { type ReportTarget, reportOption, writeReport } from "../reports.ts";
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
  report: ReportTarget<(typeof FORMATS)[number]>[];
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
      "--report <name[=file]>",
      `${FORMATS.join(", ")}; without a file to standard output; may be repeated`,
      reportOption(FORMATS),
      [],
    )
    .option("--json", "short for --report json", false)
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
      else if (!options.report.some(({ file }) => file === undefined))
        terminal.out(
          results.map((result) => describeResult(result, { ...terminal, notes: options.notes })).join("\n\n"),
        );
      if (process.env.GITHUB_ACTIONS === "true" && !options.json) {
        for (const result of results) for (const line of toGitHubAnnotations(result, terminal.cwd)) terminal.out(line);
      }
      for (const report of options.report) {
        writeReport(report.file, written(report.format, results, options, terminal), terminal);
      }
      if (options.approve) tellApprovalFile(options.approve, results, options, terminal);
      exit(results.some((result) => isTooMuch(result, options.failOn)) ? EXIT.found : EXIT.ok);
    });

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
