import type { Location } from "../error.ts";

const NEIGHBOURS = 2;
/** Lines longer than this (JSON without line breaks) are shown around the place only. */
const WIDEST = 120;

/** Where an offset of a text is, drawn. */
export function locationAt(file: string, text: string, offset: number): Location {
  const starts = lineStarts(text);
  let line = 1;
  for (let step = 2 ** 30; step >= 1; step /= 2) {
    if ((starts[line + step - 1] ?? Number.POSITIVE_INFINITY) <= offset) line += step;
  }
  return locationOf(file, text, line, offset - (starts[line - 1] ?? 0) + 1);
}

/** A line and column (from 1) of a text, drawn with its neighbours. */
export function locationOf(file: string, text: string, line: number, column: number): Location {
  return { file, line, column, listing: listingOf(text, line, column) };
}

/**
 * ```
 *    11 |   /jobs:
 *  > 12 |     get:
 *       |     ^
 *    13 |       operationId: listJobs
 * ```
 */
function listingOf(text: string, line: number, column: number): string {
  const first = Math.max(1, line - NEIGHBOURS);
  const lines = linesOf(text, first, line + NEIGHBOURS);
  while (lines.length > line - first + 1 && lines.at(-1)?.trim() === "") lines.pop();
  const width = String(first + lines.length - 1).length;
  const start = column > WIDEST - 20 ? column - 1 - WIDEST / 2 : 0;
  return lines
    .flatMap((content, i) => {
      const number = first + i;
      const gutter = `${number === line ? " >" : "  "} ${String(number).padStart(width)} |`;
      const drawn = `${gutter} ${excerpt(content, start)}`.trimEnd();
      if (number !== line) return [drawn];
      const lead = excerpt(content, start).slice(0, column - 1 - start + (start > 0 ? 1 : 0));
      // A tab under a tab keeps the caret in its column, however wide tabs are shown.
      return [drawn, `   ${" ".repeat(width)} | ${lead.replace(/[^\t]/g, " ")}^`];
    })
    .join("\n");
}

function excerpt(line: string, start: number): string {
  // Control characters could do things to a terminal.
  const part = line.slice(start, start + WIDEST).replace(/(?!\t)\p{Cc}/gu, "\uFFFD");
  return `${start > 0 ? "…" : ""}${part}${line.length > start + WIDEST ? "…" : ""}`;
}

function linesOf(text: string, first: number, last: number): string[] {
  const starts = lineStarts(text);
  return starts
    .slice(first - 1, last)
    .map((start, i) => text.slice(start, (starts[first + i] ?? text.length + 1) - 1).replace(/\r$/, ""));
}

/** Of the text that was asked about last: a linter asks thousands of times about one of hundreds of thousands of lines. */
let indexed = { text: "", starts: [0] };

function lineStarts(text: string): readonly number[] {
  if (indexed.text !== text) {
    const starts = [0];
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
    indexed = { text, starts };
  }
  // The same string next time is compared by identity, and not by its millions of characters.
  indexed.text = text;
  return indexed.starts;
}
