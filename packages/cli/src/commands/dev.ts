import { Command } from "commander";
import { dev as run } from "../dev/dev.ts";
import { EXIT } from "../exit.ts";
import { wholeNumber } from "../number.ts";
import type { CommandFactory } from "./command.ts";

interface Options {
  port: number;
  referencePort: number;
  host: string;
  base?: string;
}

export const dev: CommandFactory = (terminal, exit) =>
  new Command("dev")
    .description(
      "Follow the contracts: mock, reference, generated files, what changed for callers, what no longer fits.",
    )
    .argument("[contract...]", "names in redocly.yaml, paths or URLs; without one, all in redocly.yaml")
    .option("--port <number>", "the mock's port; 0 takes a free one", wholeNumber(0, 65535), 4010)
    .option("--reference-port <number>", "the API reference's port; 0 takes a free one", wholeNumber(0, 65535), 4011)
    .option("--host <address>", "the address to listen on", "127.0.0.1")
    .option("--base <revision>", "tell changes against this Git revision; default: since it was started")
    .addHelpText(
      "after",
      `
Types are checked by the project's script \`typecheck\`, or by its \`tsc\`.

Examples:
  cantus dev
  cantus dev --base main
  cantus dev music-jobs --port 4020 --reference-port 4021`,
    )
    .action(async (sources: string[], options: Options) => {
      await run(sources, options, terminal);
      exit(EXIT.ok);
    });
