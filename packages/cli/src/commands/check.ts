import { relative } from "node:path";
import { checkFiles } from "@cantus/codegen";
import { readScenarios } from "@cantus/mock";
import { Command } from "commander";
import { EXIT } from "../exit.ts";
import type { CommandFactory } from "./command.ts";
import { orphanMessage, planAll } from "./generate.ts";

export const check: CommandFactory = (terminal, exit) =>
  new Command("check")
    .description("Fail when generated files are stale, or scenarios do not fit, and show what `generate` would change.")
    .argument("[contract...]", "names in redocly.yaml, paths or URLs; without one, all in redocly.yaml")
    .option("--client <dir>", "folder of the client; default: as redocly.yaml says")
    .option("--server <dir>", "folder of the server; default: as redocly.yaml says")
    .option("--json", "print the stale files as JSON", false)
    .addHelpText("after", "\nExamples:\n  cantus check\n  cantus check music-generations --json")
    .action(async (sources: string[], options: { client?: string; server?: string; json: boolean }) => {
      const { contracts, files, orphans } = await planAll(sources, options, terminal);
      // A scenario that its contract has left behind is told by file and line.
      for (const contract of contracts) await readScenarios(contract, terminal.cwd);
      const stale = await checkFiles(files);
      if (options.json) {
        const paths = (absolute: string) => relative(terminal.cwd, absolute);
        terminal.out(
          JSON.stringify(
            { stale: stale.map(({ path, diff }) => ({ path: paths(path), diff })), orphans: orphans.map(paths) },
            null,
            2,
          ),
        );
      } else {
        for (const { path, diff } of stale) {
          terminal.out(`${terminal.paint("red", "stale")} ${relative(terminal.cwd, path)}\n${paintDiff(diff)}`);
        }
        for (const orphan of orphans) terminal.err(orphanMessage(orphan, terminal));
        terminal.err(
          stale.length === 0
            ? terminal.paint("green", `${files.length} generated files are up to date`)
            : terminal.paint("red", `${stale.length} of ${files.length} files are stale. Run: cantus generate`),
        );
      }
      exit(stale.length > 0 ? EXIT.found : EXIT.ok);

      function paintDiff(diff: string): string {
        return diff
          .split("\n")
          .map((line) => terminal.paint(line.startsWith("+") ? "green" : line.startsWith("-") ? "red" : "dim", line))
          .join("\n");
      }
    });
