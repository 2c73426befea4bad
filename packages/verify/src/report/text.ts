/** The report for a person: each finding as it is found, and at the end what came of it. */
import { gapsOf } from "../coverage/observed-contract.ts";
import type { Finding } from "../finding.ts";
import { causesOf, describeCause, sameWords } from "./causes.ts";
import {
  describeAgain,
  describeFinding,
  describeGap,
  describeRisk,
  describeShares,
  describeShortfall,
  describeStopped,
  describeWarning,
  outcomeLine,
} from "./describe.ts";
import type { MakeReporter } from "./reporter.ts";

/** More of them is for a file. */
const SHOWN_GAPS = 10;

export const text: MakeReporter = (contract, write) => {
  /** What was told in full, by its words. */
  const told = new Map<string, Finding>();
  return {
    finding(finding) {
      const words = sameWords(finding);
      const first = told.get(words);
      if (!first) told.set(words, finding);
      write(`✗ ${first ? describeAgain(finding, first) : describeFinding(finding)}\n\n`);
    },
    end(outcome) {
      const { findings, coverage, warnings, ambiguities, risks = [], shortfalls = [], stopped } = outcome;
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
      // The last screen is the first that is read.
      if (findings.length > 1) {
        const causes = causesOf(findings).map((cause) => `  ✗ ${describeCause(cause)}\n`);
        write(`\nfound, the gravest first\n${causes.join("")}`);
      }
      for (const shortfall of shortfalls) write(`✗ ${describeShortfall(shortfall)}\n`);
      write(`\n${outcome.contract} at ${outcome.target}: ${outcomeLine(outcome)}\n`);
      if (stopped) write(`${describeStopped(stopped)}\n`);
    },
  };
};
