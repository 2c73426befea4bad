import { ContractError, describeNotice } from "@cantus/contract";
import { type LintProblem, lintContract } from "@cantus/contract/lint";
import { listApis, readContract } from "@cantus/contract/read";
import { Command } from "commander";
import { EXIT, UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import type { CommandFactory } from "./command.ts";

export const lint: CommandFactory = (terminal, exit) =>
  new Command("lint")
    .description("Check contracts: Redocly's rules as redocly.yaml sets them, and what the voices need.")
    .argument("[contract...]", "names in redocly.yaml, paths or URLs; without one, all in redocly.yaml")
    .option("--json", "print the problems as JSON", false)
    .addHelpText("after", "\nExamples:\n  cantus lint\n  cantus lint openapi.yaml --json | jq '.[].message'")
    .action(async (sources: string[], options: { json: boolean }) => {
      const found: (LintProblem & { contract: string })[] = [];
      const contracts = await contractsOf(sources, terminal);
      for (const contract of contracts) {
        await refuseUnreadable(contract, terminal);
        for (const problem of await lintContract(contract, { cwd: terminal.cwd })) found.push({ contract, ...problem });
      }
      const errors = found.filter((problem) => problem.severity === "error").length;
      if (options.json) terminal.out(JSON.stringify(found, null, 2));
      else {
        for (const problem of found) terminal.out(`${draw(problem, terminal)}\n`);
        terminal.err(summary(contracts.length, errors, found.length - errors, terminal));
      }
      exit(errors > 0 ? EXIT.found : EXIT.ok);
    });

/** What cannot be read cannot be judged. A contract whose parts are wrong can: lint tells all of them at once. */
async function refuseUnreadable(source: string, terminal: Terminal): Promise<void> {
  try {
    await readContract(source, { cwd: terminal.cwd });
  } catch (error) {
    if (!(error instanceof ContractError && error.code === "INVALID_CONTRACT")) throw error;
  }
}

/** The contracts that a command line names: those given, else all in redocly.yaml. */
async function contractsOf(sources: readonly string[], terminal: Terminal): Promise<readonly string[]> {
  if (sources.length > 0) return sources;
  const apis = await listApis({ cwd: terminal.cwd });
  if (apis.length === 0) {
    throw new UsageError(
      "Which contract? There is no redocly.yaml with `apis` here. Name a file or a URL: cantus lint openapi.yaml",
    );
  }
  return apis.map((api) => api.name);
}

function draw(problem: LintProblem, terminal: Terminal): string {
  const severity = terminal.paint(problem.severity === "error" ? "red" : "yellow", problem.severity);
  const [first, ...rest] = describeNotice({ ...problem, code: problem.rule }).split("\n");
  return [`${severity} ${first} ${terminal.paint("dim", problem.rule)}`, ...rest].join("\n");
}

function summary(contracts: number, errors: number, warnings: number, terminal: Terminal): string {
  const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? "" : "s"}`;
  const text = `${count(contracts, "contract")}: ${count(errors, "error")}, ${count(warnings, "warning")}`;
  return terminal.paint(errors > 0 ? "red" : warnings > 0 ? "yellow" : "green", text);
}
