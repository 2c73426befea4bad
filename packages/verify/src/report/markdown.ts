/** Markdown, for a pull request or the summary of a pipeline. */
import { DIMENSIONS, type Gap, percent } from "../coverage/goal.ts";
import { gapsOf } from "../coverage/observed-contract.ts";
import type { Finding } from "../finding.ts";
import { causesOf, describeCause } from "./causes.ts";
import {
  describeFinding,
  describeRisk,
  describeShortfall,
  describeWarning,
  outcomeLine,
  placeText,
} from "./describe.ts";
import type { MakeReporter, Outcome } from "./reporter.ts";

export const markdown: MakeReporter = (contract, write) => ({
  end(outcome) {
    const { findings, warnings, ambiguities, risks = [], shortfalls = [], coverage } = outcome;
    write(`# ${inLine(outcome.contract)} at ${inLine(outcome.target)}\n\n${outcomeLine(outcome)}.\n`);
    for (const shortfall of shortfalls) write(`\n**${inLine(describeShortfall(shortfall))}**\n`);
    if (findings.length > 0) {
      const causes = causesOf(findings);
      const index = findings.length > 1 ? `\n${list(causes.map(describeCause))}` : "";
      const told = causes.flatMap((cause) => cause.findings.map(findingText));
      write(`\n## Findings\n${index}${told.join("")}`);
    }
    if (warnings.length > 0) write(`\n## Warnings\n\n${list(warnings.map(describeWarning))}`);
    if (risks.length > 0) write(`\n## Risks\n\n${list(risks.map(describeRisk))}`);
    if (ambiguities.length > 0) {
      write(`\n## What the contract leaves open\n\n${list(ambiguities.map(describeWarning))}`);
    }
    write(`\n## Coverage\n\n${coverageTable(outcome)}`);
    const gaps = [...gapsOf(contract, coverage)].filter(({ isCounted }) => isCounted);
    if (gaps.length > 0) write(details(`Never reached (${gaps.length})`, gapsTable(gaps)));
  },
});

function findingText(finding: Finding): string {
  const where = finding.operationId ?? `${finding.method} ${finding.path}`;
  return `
### \`${where}\`: ${inLine(finding.message)}

${fence("", describeFinding(finding))}${details("As client code", fence("ts", finding.client))}${details("As a Vitest test", fence("ts", finding.test))}`;
}

function coverageTable({ coverage }: Outcome): string {
  const rows = DIMENSIONS.map((dimension) => {
    const share = coverage.shares[dimension];
    return `| ${dimension} | ${share.reached} of ${share.total} | ${percent(share)} % |\n`;
  });
  return `| | reached | |\n| --- | ---: | ---: |\n${rows.join("")}`;
}

/** A page that is too long is not read, and GitHub cuts it off. */
const MOST_GAPS = 500;

function gapsTable(gaps: readonly Gap[]): string {
  const rows = gaps.slice(0, MOST_GAPS).map(({ operationId = "", subject, way, reason = "", location }) => {
    const cells = [operationId, `${subject} ${way}`, reason, location ? placeText(location) : ""];
    return `| ${cells.map((cell) => inLine(cell).replaceAll("|", "\\|")).join(" | ")} |\n`;
  });
  const more = gaps.length > MOST_GAPS ? `\n… and ${gaps.length - MOST_GAPS} more.\n` : "";
  return `| operation | what | why | where |\n| --- | --- | --- | --- |\n${rows.join("")}${more}`;
}

function details(summary: string, content: string): string {
  return `\n<details><summary>${summary}</summary>\n\n${content}\n</details>\n`;
}

/** A fence longer than any in the text. */
function fence(language: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const ticks = "`".repeat(longest + 1);
  return `${ticks}${language}\n${text.trimEnd()}\n${ticks}\n`;
}

function list(texts: readonly string[]): string {
  return texts.map((text) => `- ${inLine(text)}\n`).join("");
}

/** Text of a contract or a server, which may hold anything. */
function inLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll("<", "&lt;").replaceAll("`", "\\`").replaceAll("*", "\\*");
}
