import { Command, CommanderError } from "commander";
import metadata from "../package.json" with { type: "json" };
import { check } from "./commands/check.ts";
import { generate } from "./commands/generate.ts";
import { init } from "./commands/init.ts";
import { lint } from "./commands/lint.ts";
import { mock } from "./commands/mock.ts";
import { verify } from "./commands/verify.ts";
import { describeFailure, EXIT } from "./exit.ts";
import { processTerminal, type Terminal } from "./terminal.ts";

/**
 * Runs one command line and gives the exit code: 0 all is well, 1 something was found, 2 could not be done.
 *
 * @param args What follows `cantus`: `["lint", "openapi.yaml"]`.
 */
export async function main(args: string[], terminal: Terminal = processTerminal()): Promise<number> {
  let exit: number = EXIT.ok;
  const program = new Command("cantus")
    .description("Works from an OpenAPI contract: checks it, generates from it, mocks it, tests against it.")
    .version(metadata.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    })
    .showHelpAfterError("Run it with --help to see how it is used.");

  for (const command of [init, lint, generate, check, mock, verify]) {
    program.addCommand(
      command(terminal, (code) => {
        exit = code;
      }).copyInheritedSettings(program),
    );
  }
  program.addHelpText(
    "after",
    `
A contract is a name in redocly.yaml, a path or a URL; without one: all in redocly.yaml.

Examples:
  cantus lint openapi.yaml
  cantus generate openapi.yaml --client src/api
  cantus mock openapi.yaml --port 4010
  cantus verify openapi.yaml --url http://127.0.0.1:3000

Exit codes: 0 all is well, 1 something was found, 2 could not be done.`,
  );

  if (args.length === 0) {
    program.outputHelp();
    return EXIT.failed;
  }
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.failed;
    terminal.err(describeFailure(error));
    return EXIT.failed;
  }
  return exit;
}
