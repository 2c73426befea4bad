import { DEFAULT_BODY_LIMIT } from "@cantus/contract/request";
import { describeEvent, describeMemory, describeWebhooks, eventAsJson, type MockEvent, serveMock } from "@cantus/mock";
import { Command, InvalidArgumentError } from "commander";
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
    .option(
      "--body-limit <bytes>",
      "the longest body that is read, in bytes; a longer one gets 413",
      wholeNumber(1, Number.MAX_SAFE_INTEGER),
      DEFAULT_BODY_LIMIT,
    )
    .option("--scenario <name>", "begin in a scenario: a state and scripted answers, read from x-cantus.mock.scenarios")
    .option("--webhooks <url>", "where the contracts' webhooks go", webAddress)
    .option("--quiet", "show no requests, only what goes wrong", false)
    .option("--json", "show each event as a line of JSON", false)
    .addHelpText(
      "after",
      `
Choose an answer with the Prefer header: code=404, example=name, dynamic=true; delay or break it: wait=500ms, fault=reset.
What is created is remembered; X-Mock-Session: name keeps a state apart; X-Mock-Scenario: name begins in a scenario.
State, clock, overrides, coverage and log: /_cantus.

Examples:
  cantus mock
  cantus mock openapi.yaml --port 4011
  cantus mock --scenario empty-library --quiet
  curl -H 'Prefer: code=404' http://127.0.0.1:4010/v1/jobs`,
    )
    .action(async (sources: string[], options: MockCommandOptions) => {
      const { port, host, bodyLimit, scenario, webhooks, quiet, json } = options;
      const served = await serveMock(sources, {
        port,
        host,
        bodyLimit,
        cwd: terminal.cwd,
        ...(scenario !== undefined && { scenario }),
        ...(webhooks !== undefined && { webhooks }),
        onEvent: (event) => {
          if (!quiet || (event.kind !== "request" && event.kind !== "callback")) tell(event, json, terminal);
        },
      });
      for (const contract of served.read) tellNotices(contract, terminal);
      if (json) {
        const { url, contracts } = served;
        const described = contracts.map(({ name, basePaths, operations, memory, webhooks }) => ({
          name,
          basePaths,
          operations,
          memory,
          webhooks,
        }));
        terminal.out(JSON.stringify({ time: new Date().toISOString(), kind: "started", url, contracts: described }));
      }
      for (const contract of json ? [] : served.contracts) {
        const bases = contract.basePaths.map((basePath) => terminal.paint("cyan", `${served.url}${basePath}`));
        terminal.out(`${contract.name}: ${contract.operations} operations at ${bases.join(", ")}`);
        const inferred = [...describeMemory(contract.memory), ...describeWebhooks(contract.name, contract.webhooks)];
        for (const line of inferred) terminal.out(terminal.paint("dim", `  ${line}`));
      }
      if (scenario !== undefined) terminal.err(`It begins in the scenario ${scenario}.`);
      terminal.err(terminal.paint("dim", "Ctrl-C stops it."));
      await new Promise((resolve) => terminal.signal.addEventListener("abort", resolve, { once: true }));
      await served.close();
      exit(EXIT.ok);
    });

interface MockCommandOptions {
  readonly port: number;
  readonly host: string;
  readonly bodyLimit: number;
  readonly scenario?: string;
  readonly webhooks?: string;
  readonly quiet: boolean;
  readonly json: boolean;
}

function webAddress(text: string): string {
  if (/^https?:/.test(text) && URL.canParse(text)) return text;
  throw new InvalidArgumentError("It must be an http: or https: URL.");
}

/** A line for each thing that happens at the mock. */
function tell(event: MockEvent, json: boolean, terminal: Terminal): void {
  const now = new Date();
  if (json) {
    terminal.out(eventAsJson(event, now));
    return;
  }
  const text = describeEvent(event);
  if (event.kind !== "request" && event.kind !== "callback") {
    terminal.err(terminal.paint(event.kind === "reloaded" ? "dim" : "red", text));
    return;
  }
  const time = terminal.paint("dim", now.toTimeString().slice(0, 8));
  const status = event.kind === "request" ? event.status : (event.delivery.status ?? 599);
  terminal.out(`${time}  ${terminal.paint(status < 400 ? "green" : status < 500 ? "yellow" : "red", text)}`);
}
