import type { Level } from "@cantus/changes";
import { ContractError } from "@cantus/contract";
import { Command, Option } from "commander";
import { changesStep } from "../check/changes.ts";
import { generatedStep } from "../check/generated.ts";
import { lintStep } from "../check/lint.ts";
import { scenariosStep } from "../check/scenarios.ts";
import type { CheckRequest, Step, StepResult } from "../check/step.ts";
import { EXIT } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import type { CommandFactory } from "./command.ts";

/** In this order: what cannot be read cannot be generated from, nor compared. */
const STEPS: readonly Step[] = [lintStep, generatedStep, scenariosStep, changesStep];

interface Options {
  client?: string;
  server?: string;
  base?: string;
  failOn?: Level | "none";
  approvals?: string;
  json: boolean;
}

export const check: CommandFactory = (terminal, exit) =>
  new Command("check")
    .description("For a pipeline: lint, generated files fresh, scenarios fit, nothing changed for the worse.")
    .argument("[contract...]", "names in redocly.yaml, paths or URLs; without one, all in redocly.yaml")
    .option("--client <dir>", "folder of the client; default: as redocly.yaml says")
    .option("--server <dir>", "folder of the server; default: as redocly.yaml says")
    .option("--base <version>", "compare with it: a Git revision, a path or a URL; default: x-cantus.changes.base")
    .addOption(
      new Option(
        "--fail-on <level>",
        "of changes: fail from it on; default: x-cantus.changes.failOn, or breaking",
      ).choices(["breaking", "risky", "none"]),
    )
    .option("--approvals <file>", "changes that are meant; default: x-cantus.changes.approvals")
    .option("--json", "print what was found as JSON", false)
    .addHelpText(
      "after",
      `
In a GitHub workflow it writes annotations, too.

Examples:
  cantus check
  cantus check music-generations --json
  cantus check --base origin/main

Exit codes: 0 all is well, 1 something was found, 2 could not be done.`,
    )
    .action(async (sources: string[], { json, ...options }: Options) => {
      const results = await runSteps({ sources, terminal, ...options });
      if (json) {
        const members = results.map(({ result }) => result.json);
        const steps = results.map(({ name, result: { status, summary } }) => ({ name, status, summary }));
        terminal.out(JSON.stringify(Object.assign({ steps }, ...members), null, 2));
      } else {
        for (const { result } of results) for (const detail of result.details) terminal.out(detail);
        if (process.env.GITHUB_ACTIONS === "true") {
          for (const { result } of results) for (const line of result.annotations) terminal.out(line);
        }
        for (const { name, result } of results) terminal.err(summaryLine(name, result, terminal));
      }
      exit(results.some(({ result }) => result.status === "failed") ? EXIT.found : EXIT.ok);
    });

async function runSteps(request: CheckRequest): Promise<{ name: string; result: StepResult }[]> {
  const results: { name: string; result: StepResult }[] = [];
  for (const { name, run } of STEPS) {
    try {
      results.push({ name, result: await run(request) });
    } catch (error) {
      // What lint has told need not be told again.
      const isTold = error instanceof ContractError && results.some(({ result }) => result.status === "failed");
      if (!isTold) throw error;
      const summary = "the contract cannot be read: see above";
      results.push({ name, result: { status: "skipped", summary, details: [], annotations: [], json: {} } });
    }
  }
  return results;
}

function summaryLine(name: string, { status, summary }: StepResult, { paint }: Terminal): string {
  const marks = { passed: ["green", "✓"], failed: ["red", "✗"], skipped: ["dim", "-"] } as const;
  const [style, mark] = marks[status];
  return paint(style, `${mark} ${name.padEnd(10)} ${summary}`);
}
