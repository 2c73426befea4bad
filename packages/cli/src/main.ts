import { Command, CommanderError } from "commander";
import metadata from "../package.json" with { type: "json" };
import type { CommandFactory } from "./commands/command.ts";
import { describeFailure, EXIT } from "./exit.ts";
import { processTerminal, type Terminal } from "./terminal.ts";

/** Loaded when they are asked for: a compiler, a bundler and a mock take longer to load than most commands to run. */
const COMMANDS: Readonly<Record<string, () => Promise<CommandFactory>>> = {
  init: async () => (await import("./commands/init.ts")).init,
  lint: async () => (await import("./commands/lint.ts")).lint,
  generate: async () => (await import("./commands/generate.ts")).generate,
  check: async () => (await import("./commands/check.ts")).check,
  dev: async () => (await import("./commands/dev.ts")).dev,
  mock: async () => (await import("./commands/mock.ts")).mock,
  verify: async () => (await import("./commands/verify.ts")).verify,
  changes: async () => (await import("./commands/changes.ts")).changes,
};

/** Every command as it is parsed, for whoever writes a reference of them. None of them is to be run. */
export async function allCommands(terminal: Terminal): Promise<Command[]> {
  const factories = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  return factories.map((command) => command(terminal, () => {}));
}

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

  for (const name of neededFor(args)) {
    const command = await COMMANDS[name]?.();
    if (!command) continue;
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
  cantus changes main

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

function neededFor([asked = ""]: readonly string[]): readonly string[] {
  if (Object.hasOwn(COMMANDS, asked)) return [asked];
  return ["-V", "--version"].includes(asked) ? [] : Object.keys(COMMANDS);
}
