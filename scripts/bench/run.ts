/**
 * `npm run bench -- <subject> [--json] [--rounds N] [--seconds N]`: where every figure in the README comes from.
 *
 * A subject runs Cantus and its peers in turn, round after round, so that a change in the machine's speed meets all of
 * them, and reports medians of ratios, never times: how many times better a row is than what it is compared to.
 */
import { parseArgs } from "node:util";
import { client } from "./client/subject.ts";
import { large } from "./large/subject.ts";
import { mock } from "./mock/subject.ts";
import { music } from "./music/subject.ts";
import { server } from "./server/subject.ts";
import { service } from "./service/subject.ts";
import type { Row, Subject } from "./subject.ts";
import { verification } from "./verify/subject.ts";

const SUBJECTS: readonly Subject[] = [server, large, client, mock, music, service, verification];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "2" },
  },
});
const subject = SUBJECTS.find(({ name }) => name === positionals[0]);
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);

if (!subject || positionals.length > 1 || !(rounds >= 1) || !(seconds > 0)) {
  console.error(
    `Usage: npm run bench -- <subject> [--json] [--rounds 5] [--seconds 2]\nSubjects: ${SUBJECTS.map(({ name, measures }) => `\n  ${name}: ${measures}`).join("")}`,
  );
  process.exit(2);
}

const rows = await subject.run({ rounds, seconds, progress: (line) => console.error(line) });
const references = [...new Set(rows.map(({ to }) => to))];
console.log(
  values.json
    ? JSON.stringify({ subject: subject.name, rows }, null, 2)
    : references.map((reference) => table(rows.filter(({ to }) => to === reference))).join("\n\n"),
);

/** A line for each name, a column for each case, of rows with the same reference. */
function table(rows: readonly Row[]): string {
  const cases = [...new Set(rows.map((row) => row.case))];
  const names = [...new Set(rows.map((row) => row.name))];
  const reference = rows[0]?.to ?? "";
  const cells = [
    [`times ${reference}`, ...cases],
    ...names.map((name) => [
      name,
      ...cases.map((at) => rows.find((row) => row.name === name && row.case === at)?.ratio.toFixed(2) ?? ""),
    ]),
  ];
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0))) ?? [];
  const lines = cells.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`);
  lines.splice(1, 0, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`);
  return lines.join("\n");
}
