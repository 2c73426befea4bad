/**
 * `npm run bench -- <subject> [--json] [--rounds N] [--seconds N]`: where every figure in the README comes from.
 *
 * A subject runs Cantus and its peers in turn, round after round, so that a change in the machine's speed meets all of
 * them, and reports medians of ratios, never times: how many times better a row is than what it is compared to.
 */
import { parseArgs } from "node:util";
import type { Row } from "./subject.ts";
import { SUBJECTS } from "./subjects.ts";

const USAGE = `Usage: npm run bench -- <subject> [--json] [--rounds 5] [--seconds 2]

  --json       rows as JSON instead of tables
  --rounds N   how often each is measured, in turn with the others
  --seconds N  how long each is measured in a round

Subjects:${[...SUBJECTS].map(([name, { measures }]) => `\n  ${name}: ${measures}`).join("")}`;

const { name, rounds, seconds, json } = asked();
const subject = await SUBJECTS.get(name)?.load();
const rows = (await subject?.run({ rounds, seconds, progress: (line) => console.error(line) })) ?? [];
const references = [...new Set(rows.map(({ to }) => to))];
console.log(
  json
    ? JSON.stringify({ subject: name, rows }, null, 2)
    : references.map((reference) => table(rows.filter(({ to }) => to === reference))).join("\n\n"),
);

/** What the command line asks for. Ends the process where that is help, or nothing that can be measured. */
function asked() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        help: { type: "boolean", short: "h", default: false },
        json: { type: "boolean", default: false },
        rounds: { type: "string", default: "5" },
        seconds: { type: "string", default: "2" },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    const [name, ...others] = positionals;
    if (name === undefined) refuse("Name a subject.");
    if (!SUBJECTS.has(name)) refuse(`There is no subject ${name}.`);
    if (others.length > 0) refuse(`One subject at a time: ${positionals.join(", ")} are ${positionals.length}.`);
    const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];
    if (!(rounds >= 1)) refuse(`--rounds ${values.rounds} is no number from 1.`);
    if (!(seconds > 0)) refuse(`--seconds ${values.seconds} is no number above 0.`);
    return { name, rounds, seconds, json: values.json };
  } catch (error) {
    // An option that there is not, or one without its value.
    return refuse((error as Error).message);
  }
}

function refuse(message: string): never {
  console.error(`${message}\n\n${USAGE}`);
  process.exit(2);
}

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
