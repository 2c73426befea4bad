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
    return outcome.findings.length > 0 || (outcome.shortfalls ?? []).length > 0 ? EXIT.found : EXIT.ok;
  } finally {
    reports.discard();
    terminal.status?.("");
  }
}
