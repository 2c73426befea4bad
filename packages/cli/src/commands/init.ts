import { join } from "node:path";
import { writeFiles } from "@cantus/codegen";
import { Command } from "commander";
import metadata from "../../package.json" with { type: "json" };
import { EXIT, UsageError } from "../exit.ts";
import { nextSteps } from "../init/next-steps.ts";
import { type InitPlan, planInit } from "../init/plan.ts";
import { type Survey, survey } from "../init/survey.ts";
import type { Terminal } from "../terminal.ts";
import type { CommandFactory } from "./command.ts";

export const init: CommandFactory = (terminal, exit) =>
  new Command("init")
    .description("Set a project up: look what is there, show what is missing, and write it. Nothing is overwritten.")
    .argument("[file...]", "OpenAPI documents; without one, those that redocly.yaml has, else those that are found")
    .option("--yes", "write without asking", false)
    .option("--workflow", "write a workflow for GitHub; default: where there is a .github")
    .addHelpText("after", "\nExamples:\n  cantus init\n  cantus init openapi.yaml --yes")
    .action(async (files: string[], options: { yes: boolean; workflow?: boolean }) => {
      const found = await survey(terminal.cwd, files);
      tellFound(found, terminal);
      const plan = await planInit(found, { version: metadata.version, ...options });
      if (plan.files.length === 0) return terminal.out("\nEverything is there already.");
      tellPlan(plan, terminal);
      if (!(await mayWrite(options.yes, terminal))) return exit(EXIT.found);
      await writeFiles(
        plan.files.map(({ path, content, kind }) => ({
          path: join(terminal.cwd, path),
          content,
          kind: kind === "add" ? "stub" : "generated",
        })),
      );
      terminal.out(`\n${plan.files.length} written.`);
      terminal.out(nextSteps(found, plan.layout));
    });

function tellFound({ contracts, swagger, packageManager, isWorkspace, has }: Survey, terminal: Terminal): void {
  terminal.out("Found");
  for (const { name, path } of contracts) terminal.out(`  contract  ${terminal.paint("cyan", name)} in ${path}`);
  if (contracts.length === 0) terminal.out("  contract  none: a small one is written to begin with");
  const tools = Object.entries({
    TypeScript: has.typescript,
    Express: has.express,
    Vite: has.vite,
    Vitest: has.vitest,
  });
  const names = tools.flatMap(([name, isThere]) => (isThere ? [name] : []));
  terminal.out(`  project   ${[packageManager, ...names].join(", ")}`);
  if (isWorkspace) {
    const advice =
      "This is the root of a workspace. What serves or calls an API is set up in its own folder: cd there first.";
    terminal.out(terminal.paint("yellow", `  ${advice}`));
  }
  for (const path of swagger) {
    terminal.out(
      terminal.paint("yellow", `  ${path} is Swagger 2.0. Convert it to OpenAPI 3 first, with swagger2openapi.`),
    );
  }
}

function tellPlan({ files }: InitPlan, terminal: Terminal): void {
  terminal.out("\nTo do");
  for (const { path, kind } of files) terminal.out(`  ${terminal.paint("green", kind.padEnd(8))}  ${path}`);
}

/** Whoever cannot be asked has to have said so already. */
async function mayWrite(isSaid: boolean, terminal: Terminal): Promise<boolean> {
  if (isSaid) return true;
  const answer = await terminal.ask?.("\nWrite this? [Y/n] ");
  if (answer === undefined)
    throw new UsageError("Nothing was written, for nobody could be asked. Say --yes to write it.");
  const isYes = /^(y(es)?)?$/i.test(answer.trim());
  if (!isYes) terminal.out("Nothing was written.");
  return isYes;
}
