import { describeEvent, describeMemory, type MockEvent, serveMock } from "@cantus/mock";
import { Command } from "commander";
import { EXIT } from "../exit.ts";
import { tellNotices } from "../notices.ts";
import { wholeNumber } from "../number.ts";
import type { Terminal } from "../terminal.ts";
import type { CommandFactory } from "./command.ts";

export const mock: CommandFactory = (terminal, exit) =>
  new Command("mock")
    .description("Answer as the contracts say, on one port, and follow every change of their files.")
    .argument("[contract...]", "names in redocly.yaml, paths or URLs; without one, all in redocly.yaml")
    .option("--port <number>", "the port to listen on; 0 takes a free one", wholeNumber(0, 65535), 4010)
    .option("--host <address>", "the address to listen on", "127.0.0.1")
    .addHelpText(
      "after",
      `
Choose an answer with the Prefer header: code=404, example=name, dynamic=true; delay or break it: wait=500ms, fault=reset.
What is created is remembered; X-Mock-Session: name keeps a state apart. State, clock, overrides and log: /_cantus.

Examples:
  cantus mock
  cantus mock openapi.yaml --port 4011
  curl -H 'Prefer: code=404' http://127.0.0.1:4010/v1/jobs`,
    )
    .action(async (sources: string[], { port, host }: { port: number; host: string }) => {
      const served = await serveMock(sources, {
        port,
        host,
        cwd: terminal.cwd,
        onEvent: (event) => tell(event, terminal),
      });
      for (const contract of served.read) tellNotices(contract, terminal);
      for (const contract of served.contracts) {
        const bases = contract.basePaths.map((basePath) => terminal.paint("cyan", `${served.url}${basePath}`));
        terminal.out(`${contract.name}: ${contract.operations} operations at ${bases.join(", ")}`);
        for (const line of describeMemory(contract.memory)) terminal.out(terminal.paint("dim", `  ${line}`));
      }
      terminal.err(terminal.paint("dim", "Ctrl-C stops it."));
      await new Promise((resolve) => terminal.signal.addEventListener("abort", resolve, { once: true }));
      await served.close();
      exit(EXIT.ok);
    });

/** A line a person can read for each thing that happens at the mock. */
function tell(event: MockEvent, terminal: Terminal): void {
  const text = describeEvent(event);
  if (event.kind === "request") terminal.out(terminal.paint(event.status < 400 ? "green" : "yellow", text));
  else terminal.err(terminal.paint(event.kind === "reloaded" ? "dim" : "red", text));
}
