/** The report for a person: each finding as it is found, and at the end what came of it. */
import { gapsOf } from "../coverage/observed-contract.ts";
import {
  describeFinding,
  describeGap,
  describeRisk,
  describeShares,
  describeShortfall,
  describeWarning,
  outcomeLine,
} from "./describe.ts";
import type { MakeReporter } from "./reporter.ts";

/** More of them is for a file. */
const SHOWN_GAPS = 10;

export const text: MakeReporter = (contract, write) => ({
  finding: (finding) => write(`✗ ${describeFinding(finding)}\n\n`),
  end(outcome) {
    const { coverage, warnings, ambiguities, risks = [], shortfalls = [], stopped } = outcome;
    for (const warning of warnings) write(`! ${describeWarning(warning)}\n`);
    for (const ambiguity of ambiguities) write(`? ${describeWarning(ambiguity)}\n`);
    for (const risk of risks) write(`~ ${describeRisk(risk)}\n`);
    write(`\ncoverage of ${outcome.contract}\n${describeShares(coverage)}\n`);
    const gaps = [...gapsOf(contract, coverage)].filter(
      ({ isCounted, dimension }) => isCounted && (dimension === "operations" || dimension === "statuses"),
    );
    if (gaps.length > 0) {
      const shown = gaps.slice(0, SHOWN_GAPS).map((gap) => `  ${describeGap(gap)}\n`);
      const more = gaps.length - SHOWN_GAPS;
      const rest = more > 0 ? `  … and ${more} more: --report html=coverage.html shows all\n` : "";
      write(`never reached\n${shown.join("")}${rest}`);
    }
    for (const shortfall of shortfalls) write(`✗ ${describeShortfall(shortfall)}\n`);
    write(`\n${outcome.contract} at ${outcome.target}: ${outcomeLine(outcome)}\n`);
    if (stopped === "unauthorized")
      write("The run was stopped: nothing that asks for credentials let the caller in.\n");
    else if (stopped) write(`The run was stopped before it was through (${stopped}).\n`);
  },
});
