/** Runs something with the reports that were asked for, and says how it ended. */
import type { Contract } from "@cantus/contract";
import type { Outcome, Reporter } from "@cantus/verify";
import type { VerifyCommandOptions } from "../commands/verify.ts";
import { EXIT } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import { progress } from "./progress.ts";
import { Reports, type ReportTarget } from "./reports.ts";

/** @returns the exit code */
export async function reported(
  contract: Contract,
  { report = [], json }: Pick<VerifyCommandOptions, "report" | "json">,
  terminal: Terminal,
  run: (reporters: readonly Reporter[]) => Promise<Outcome>,
): Promise<number> {
  const asked: ReportTarget[] = [...report, ...(json ? [{ name: "json" as const, file: undefined }] : [])];
  const isTold = asked.some(({ file }) => file === undefined);
  const reports = new Reports(isTold ? asked : [...asked, { name: "text", file: undefined }], contract, terminal);
  const watching = progress(contract, terminal);
  try {
    const outcome = await run([...reports.reporters, ...(watching ? [watching] : [])]);
    for (const file of reports.finish()) terminal.err(`wrote ${file}`);
    if (outcome.stopped === "unauthorized" && outcome.findings.length === 0) {
      terminal.err(credentialsWanted(contract));
      return EXIT.failed;
    }
    if (isNowhere(outcome)) terminal.err(addressWanted(contract, outcome.target));
    const isInterrupted = outcome.stopped === "signal";
    if (outcome.coverage.operations.every(({ requests }) => requests === 0) && outcome.findings.length === 0) {
      const why = isInterrupted ? " It was stopped before its first answer." : "";
      terminal.err(`No operation was called, so nothing was verified.${why}`);
      return EXIT.failed;
    }
    const record = asked.find(({ name, file }) => name === "ndjson" && file !== undefined);
    if (isInterrupted && record) terminal.err(`It goes on with --resume ${record.file}`);
    if (outcome.findings.length > 0 || (outcome.shortfalls ?? []).length > 0) return EXIT.found;
    // What was not looked at may be wrong.
    return isInterrupted ? EXIT.failed : EXIT.ok;
  } finally {
    reports.discard();
    terminal.status?.("");
  }
}

function isNowhere({ coverage }: Outcome): boolean {
  const called = coverage.operations.filter(({ requests }) => requests > 0);
  return called.length > 0 && called.every(({ reached }) => Object.keys(reached).every((status) => status === "404"));
}

/** What begins at another path is the likeliest cause, and a server that is not the one that was meant. */
function addressWanted({ servers }: Contract, target: string): string {
  const said = servers.length > 0 ? ` (${servers.map(({ url }) => url).join(", ")})` : "";
  return `Everything at ${target} answered 404. Is it the right server? Where the paths begin elsewhere than the contract's servers say${said}, give --base-path; where only the ids are unknown there, give them by --hooks.`;
}

/** A run that was let in nowhere has shown nothing, and must not pass for one that found nothing. */
function credentialsWanted({ securitySchemes }: Contract): string {
  const given = [...securitySchemes.keys()].map((name) => `--credential '${name}=…'`);
  return `Give a credential that the server takes: ${given.join(" or ") || "--header 'Authorization: …'"}. Nothing was verified.`;
}
