/** What the bundler reports, in words that say where and what to do. */

import { existsSync } from "node:fs";
import type { NormalizedProblem } from "@redocly/openapi-core";
import { at, formatPointer, parsePointer } from "../document/pointer.ts";
import { whereItEnds } from "../document/unresolved.ts";
import { type ContractNotice, type Location, shownPath } from "../error.ts";
import { finderFor } from "../location/finder.ts";
import { locationAt, locationOf } from "../location/listing.ts";
import type { SourceDocument } from "../location/locator.ts";
import { isUrl, nearestDocument } from "./file.ts";
import { resolveFile } from "./reference-file.ts";

/** The parser's complaint, at its place. */
export function parseFault(error: unknown, file: string, text: string): ContractNotice {
  const { reason, mark } = mistakeOf(error);
  const location = mark ? locationOf(file, text, mark.line + 1, mark.column + 1) : locationOf(file, text, 1, 1);
  return { code: "NOT_YAML", message: `This cannot be read as YAML or JSON: ${reason}.`, location };
}

/** js-yaml says what is wrong and where (from 0); Redocly wraps it. */
function mistakeOf(error: unknown): { reason: string; mark?: { line: number; column: number } } {
  const { originalError, message } = error as { originalError?: unknown; message: string };
  const { reason, mark } = (originalError ?? error) as { reason?: string; mark?: { line: number; column: number } };
  return { reason: reason ?? message, ...(mark && { mark }) };
}

export function bundlerFaults(
  problems: readonly NormalizedProblem[],
  sources: readonly SourceDocument[],
  cwd: string,
): { faults: ContractNotice[]; notices: ContractNotice[] } {
  const parsing = problems.filter(isParseProblem).map(unparsable);
  if (parsing.length > 0) return { faults: unique(parsing), notices: [] };
  const faults = problems.filter(isReferenceProblem).map((problem) => unresolved(problem, sources, cwd));
  const notices = problems.filter((problem) => !isReferenceProblem(problem)).map(told);
  return { faults: unique(faults), notices: unique(notices) };
}

function isParseProblem(problem: NormalizedProblem): boolean {
  return problem.message.startsWith("Failed to parse: ");
}

function isReferenceProblem(problem: NormalizedProblem): boolean {
  return problem.message.startsWith("Can't resolve $ref");
}

function unparsable(problem: NormalizedProblem): ContractNotice {
  const place = firstPlace(problem);
  const { absoluteRef: file, body: text } = place.source;
  const reason = problem.message.replace("Failed to parse: ", "").replace(/ in "[^"]*" \(\d+:\d+\)$/, "");
  const { line = 1, col = 1 } = place.start ?? {};
  return {
    code: "NOT_YAML",
    message: `This cannot be read as YAML or JSON: ${reason}.`,
    location: locationOf(file, text, line, col),
  };
}

interface Place {
  readonly source: { readonly absoluteRef: string; readonly body: string };
  readonly pointer?: string;
  /** Where a file could not be parsed; from 1. */
  readonly start?: { readonly line: number; readonly col: number };
}

/** Redocly's type for it does not say that there always is one, and which kinds there are. */
function firstPlace(problem: NormalizedProblem): Place {
  return (problem.location as unknown as [Place])[0];
}

function unresolved(problem: NormalizedProblem, sources: readonly SourceDocument[], cwd: string): ContractNotice {
  const { source, pointer, location } = placeOf(problem);
  const node = at(sources.find(({ file }) => file === source.absoluteRef)?.parsed, pointer);
  const ref = typeof node === "string" ? node : String((node as { $ref?: unknown } | undefined)?.$ref);
  const [name = "", fragment = ""] = ref.split("#", 2);
  const file = name === "" ? source.absoluteRef : resolveFile(source.absoluteRef, name);
  const target = sources.find((candidate) => candidate.file === file);
  const fault = (reason: string, advice?: string): ContractNotice => ({
    code: "UNRESOLVED_REF",
    message: `The $ref \`${ref}\` leads nowhere: ${reason}.`,
    location,
    ...(advice && { advice }),
  });

  if (target && target.parsed === undefined) return fault(`${shownPath(file, cwd)} is empty`);
  if (target) {
    const { missing, container, near } = whereItEnds(target.parsed, parsePointer(`#${fragment}`));
    const where = container === "" ? shownPath(file, cwd) : `\`#${container}\` of ${shownPath(file, cwd)}`;
    return fault(`there is no \`${missing}\` in ${where}`, near && `Did you mean \`${near}\`?`);
  }
  if (isUrl(file)) return fault(reasonIn(problem.message));
  if (existsSync(file)) return fault(`${shownPath(file, cwd)} cannot be read`);
  const near = nearestDocument(file);
  return fault(`there is no file ${shownPath(file, cwd)}`, near && `Did you mean ${shownPath(near, cwd)}?`);
}

/** `Can't resolve $ref: https://… cannot be reached: no such host.` → its last part. */
function reasonIn(message: string): string {
  return message.replace(/^Can't resolve \$ref:? ?/, "").replace(/\.$/, "") || "it could not be read";
}

function told(problem: NormalizedProblem): ContractNotice {
  const { location } = placeOf(problem);
  return { code: "BUNDLED", message: problem.message, location };
}

/** Where a problem is: at the `$ref` itself, where there is one. */
function placeOf(problem: NormalizedProblem) {
  const { source, pointer = "#/" } = firstPlace(problem);
  const path = parsePointer(pointer).filter((key) => key !== "");
  const find = finderFor(source.body);
  const reference = find([...path, "$ref"]);
  const { offset } = reference.depth > path.length ? reference : find(path);
  const location: Location = locationAt(source.absoluteRef, source.body, offset);
  return { source, pointer: formatPointer(path), location };
}

/** The bundler visits some references more than once. */
function unique(notices: readonly ContractNotice[]): ContractNotice[] {
  const key = ({ message, location }: ContractNotice) => JSON.stringify([message, location]);
  return [...new Map(notices.map((notice) => [key(notice), notice])).values()];
}
