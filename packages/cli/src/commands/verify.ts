import { readContract } from "@cantus/contract/read";
import { describeFinding, describeWarning, verify as run, toJson, type VerifyResult } from "@cantus/verify";
import { Command, InvalidArgumentError } from "commander";
import { EXIT } from "../exit.ts";
import { tellNotices } from "../notices.ts";
import { wholeNumber } from "../number.ts";
import type { Terminal } from "../terminal.ts";
import type { CommandFactory } from "./command.ts";

interface Options {
  url: string;
  credential: Record<string, string>;
  header: Record<string, string>;
  seed: number;
  json: boolean;
}

export const verify: CommandFactory = (terminal, exit) =>
  new Command("verify")
    .description("Call a running server as the contract's examples say and hold every answer against the contract.")
    .argument("<contract>", "a name in redocly.yaml, a path or a URL")
    .requiredOption("--url <url>", "where the server runs", absoluteUrl)
    .option(
      "--credential <scheme=value>",
      "for a security scheme of the contract, user:password where it is basic; may be repeated",
      credential,
      {},
    )
    .option("--header <header>", "sent with every request: 'X-API-Key: …'; may be repeated", header, {})
    .option("--seed <number>", "what made-up values start from", wholeNumber(0, 2 ** 31 - 1), 1)
    .option("--json", "print the result as JSON", false)
    .addHelpText(
      "after",
      `
Examples:
  cantus verify openapi.yaml --url http://127.0.0.1:3000
  cantus verify music-generations --url http://127.0.0.1:3000 --credential "ApiKeyAuth=$KEY" --json

Exit codes: 0 the contract is kept, 1 there are findings, 2 could not run.`,
    )
    .action(async (source: string, options: Options) => {
      const contract = await readContract(source, { cwd: terminal.cwd });
      tellNotices(contract, terminal);
      const verification = run(contract, options.url, {
        credentials: options.credential,
        headers: options.header,
        seed: options.seed,
        signal: terminal.signal,
      });
      for await (const finding of verification) {
        if (!options.json) terminal.out(`${terminal.paint("red", "✗")} ${describeFinding(finding)}\n`);
      }
      const result = await verification.result;
      if (options.json) terminal.out(JSON.stringify(toJson(result), null, 2));
      else tellResult(result, terminal);
      exit(result.findings.length > 0 ? EXIT.found : EXIT.ok);
    });

function tellResult(result: VerifyResult, terminal: Terminal): void {
  for (const warning of result.warnings) terminal.err(`${terminal.paint("yellow", "!")} ${describeWarning(warning)}`);
  const called = result.coverage.operations.filter(({ requests }) => requests > 0).length;
  const { length } = result.findings;
  terminal.out(
    terminal.paint(
      length === 0 ? "green" : "red",
      `${result.contract} at ${result.target}: ${called} of ${result.coverage.operations.length} operations called with ` +
        `${result.requests} requests, ${length === 0 ? "no finding" : `${length} finding${length === 1 ? "" : "s"}`}`,
    ),
  );
  if (result.stopped) terminal.err(`The run was stopped before it was through (${result.stopped}).`);
}

function absoluteUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new InvalidArgumentError("It must be a whole http or https URL: http://127.0.0.1:3000");
  }
  return text;
}

function header(text: string, others: Record<string, string>): Record<string, string> {
  const colon = text.indexOf(":");
  if (colon < 1) throw new InvalidArgumentError("It must be written as 'Name: value'.");
  return { ...others, [text.slice(0, colon).trim()]: text.slice(colon + 1).trim() };
}

function credential(text: string, others: Record<string, string>): Record<string, string> {
  const equals = text.indexOf("=");
  if (equals < 1)
    throw new InvalidArgumentError("It must be written as 'scheme=value', with a name in securitySchemes.");
  return { ...others, [text.slice(0, equals)]: text.slice(equals + 1) };
}
