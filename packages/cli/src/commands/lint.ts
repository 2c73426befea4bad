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
      const contracts = await contractsOf(sources, terminal);
      const found = await lintAll(contracts, terminal);
      const errors = found.filter((problem) => problem.severity === "error").length;
      if (options.json) terminal.out(JSON.stringify(found, null, 2));
      else {
        for (const problem of found) terminal.out(`${describeProblem(problem, terminal)}\n`);
        const colour = errors > 0 ? "red" : found.length > 0 ? "yellow" : "green";
        terminal.err(terminal.paint(colour, lintSummary(contracts.length, found)));
      }
      exit(errors > 0 ? EXIT.found : EXIT.ok);
    });

/** A problem, and the contract that has it, as it was named. */
export type ContractProblem = LintProblem & { contract: string };

/** The problems of several contracts. */
export async function lintAll(contracts: readonly string[], terminal: Terminal): Promise<ContractProblem[]> {
  const found: ContractProblem[] = [];
  for (const contract of contracts) {
    await refuseUnreadable(contract, terminal);
    for (const problem of await lintContract(contract, { cwd: terminal.cwd })) found.push({ contract, ...problem });
  }
  return found;
}

/** What cannot be read cannot be judged. A contract whose parts are wrong can: lint tells all of them at once. */
async function refuseUnreadable(source: string, terminal: Terminal): Promise<void> {
  try {
    await readContract(source, { cwd: terminal.cwd });
  } catch (error) {
    if (!(error instanceof ContractError && error.code === "INVALID_CONTRACT")) throw error;
  }
}

/** The contracts that a command line names: those given, else all in redocly.yaml. */
export async function contractsOf(sources: readonly string[], terminal: Terminal): Promise<readonly string[]> {
  if (sources.length > 0) return sources;
  const apis = await listApis({ cwd: terminal.cwd });
  if (apis.length === 0) {
    throw new UsageError(
      "Which contract? There is no redocly.yaml with `apis` here. Name a file or a URL: cantus lint openapi.yaml",
    );
  }
  return apis.map((api) => api.name);
}

export function describeProblem(problem: LintProblem, terminal: Terminal): string {
  const severity = terminal.paint(problem.severity === "error" ? "red" : "yellow", problem.severity);
  const [first, ...rest] = describeNotice({ ...problem, code: problem.rule }).split("\n");
  return [`${severity} ${first} ${terminal.paint("dim", problem.rule)}`, ...rest].join("\n");
}

export function lintSummary(contracts: number, problems: readonly LintProblem[]): string {
  const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? "" : "s"}`;
  const errors = problems.filter((problem) => problem.severity === "error").length;
  return `${count(contracts, "contract")}: ${count(errors, "error")}, ${count(problems.length - errors, "warning")}`;
}
