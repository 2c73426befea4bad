/** Everything that can be said about a contract before anything is made from it; for Node. */
import { resolve } from "node:path";
import { ContractError, type ContractErrorCode, type ContractNotice, type Location } from "./error.ts";
import { checkExamples } from "./lint/examples.ts";
import { remembered } from "./lint/memory.ts";
import { checkMockExtensions } from "./lint/mock-extension.ts";
import { checkPaginationExtensions } from "./lint/pagination-extension.ts";
import { checkProblemTemplate } from "./lint/problem-template.ts";
import { lintByRedocly } from "./lint/redocly.ts";
import { checkSchemas } from "./lint/schemas.ts";
import type { Contract } from "./model.ts";
import { readConfiguration } from "./read/configuration.ts";
import { findApi } from "./read/source.ts";
import { type ReadContract, type ReadOptions, readContract } from "./read.ts";

export { checkProblemTemplate } from "./lint/problem-template.ts";

export interface LintProblem {
  /** Redocly's name of the rule (`operation-operationId`), or `cantus/…`. */
  readonly rule: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly location?: Location;
  /** Into the file of `location` where the rule is Redocly's, into the bundled document where it is Cantus's. */
  readonly pointer?: string;
  readonly advice?: string;
}

/** Faults within a contract that lint tells beside others; any other kind leaves nothing to look at. */
const FAULTS_WITHIN = new Set<ContractErrorCode>([
  ...(["UNRESOLVED_REF", "DUPLICATE_OPERATION_ID", "AMBIGUOUS_PATHS", "INVALID_CONTRACT"] as const),
]);

/**
 * Checks a contract by Redocly's rules, as redocly.yaml sets them for it (without one: `recommended`), and by Cantus's own:
 *
 * - `cantus/problem-template`: what `x-problem` makes is valid by the error schemas that the operations declare
 * - `cantus/example`: every example is valid by its schema, in its direction (as severe as Redocly's rule about examples)
 * - `cantus/pattern`: every `pattern` is a regular expression
 * - `cantus/discriminator`: every branch of a choice with a discriminator pins its tag
 * - `cantus/mock`: what `x-mock` says is understood, and there is what it speaks of
 * - `cantus/pagination`: what `x-cantus-pagination` says is understood, and there is what it speaks of
 * - `cantus/notice`: what reading the contract noticed
 *
 * A contract that has not changed since is not looked at again, unless `CANTUS_CACHE` is `off`.
 *
 * @param source a name in redocly.yaml, a path, or a URL
 * @returns sorted by file and line
 * @throws {ContractError} for a contract that cannot be read at all: no such file, not YAML, not OpenAPI, …
 * @example for (const { rule, message, location } of await lintContract("music-jobs")) console.log(location?.line, rule, message);
 */
export async function lintContract(source: string, options: ReadOptions = {}): Promise<readonly LintProblem[]> {
  const cwd = resolve(options.cwd ?? process.cwd());
  const contract = await readOrFaults(source, options);
  const configuration = await readConfiguration(options);
  const api = findApi(source, configuration, cwd);
  const problems = async () => {
    const { problems, exampleSeverity } = await lintByRedocly(api, configuration);
    const own = isFaults(contract)
      ? contract.map((fault) => problemOf(fault, "error"))
      : checkContract(contract, exampleSeverity);
    return withoutRepetitions(problems, own).sort(byPlace);
  };
  // What a reference that leads nowhere leads to may be there the next time.
  return isFaults(contract) ? problems() : remembered(api, configuration, contract.files, cwd, problems);
}

async function readOrFaults(source: string, options: ReadOptions): Promise<ReadContract | readonly ContractNotice[]> {
  try {
    return await readContract(source, options);
  } catch (error) {
    if (error instanceof ContractError && FAULTS_WITHIN.has(error.code)) return error.faults;
    throw error;
  }
}

function isFaults(read: ReadContract | readonly ContractNotice[]): read is readonly ContractNotice[] {
  return Array.isArray(read);
}

function checkContract(contract: Contract, exampleSeverity: LintProblem["severity"]): LintProblem[] {
  const located = (notice: ContractNotice) => {
    const location = notice.location ?? (notice.pointer === undefined ? undefined : contract.locate(notice.pointer));
    return location ? { ...notice, location } : notice;
  };
  return [
    ...checkProblemTemplate(contract).map((each) =>
      problemOf(located(each), contract.problemTemplate ? "error" : "warning"),
    ),
    ...checkExamples(contract).map((each) => problemOf(located(each), exampleSeverity)),
    ...checkSchemas(contract).map((each) => problemOf(located(each), "warning")),
    ...checkMockExtensions(contract).map((each) => problemOf(located(each), "error")),
    ...checkPaginationExtensions(contract).map((each) => problemOf(located(each), "error")),
    ...contract.notices.map((each) => ({ ...problemOf(located(each), "warning"), rule: "cantus/notice" })),
  ];
}

function problemOf(
  { code, message, advice, pointer, location }: ContractNotice,
  severity: LintProblem["severity"],
): LintProblem {
  return {
    rule: `cantus/${code.toLowerCase().replaceAll("_", "-")}`,
    severity,
    message,
    ...(location && { location }),
    ...(pointer !== undefined && { pointer }),
    ...(advice && { advice }),
  };
}

/**
 * Where Redocly has a word about the same matter at the same place, ours would be the second. Of a value it names the
 * line on which it begins, and Cantus that of its key, which may be the line above.
 */
function withoutRepetitions(redocly: readonly LintProblem[], own: readonly LintProblem[]): LintProblem[] {
  const told = new Set(redocly.map((problem) => placeOf(problem)));
  const isTold = (problem: LintProblem) => told.has(placeOf(problem)) || told.has(placeOf(problem, 1));
  return [...redocly, ...own.filter((problem) => !problem.location || !isTold(problem))];
}

function placeOf(problem: LintProblem, linesBelow = 0): string {
  const { file = "", line = 0 } = problem.location ?? {};
  return `${file}:${line + linesBelow} ${matterOf(problem)}`;
}

const SAME_MATTERS: readonly (readonly [string, RegExp])[] = [
  ["example", /example/],
  ["reference", /unresolved-ref/],
  ["operationId", /operationId-unique|duplicate-operation-id/],
  ["paths", /identical-paths|ambiguous-paths/],
];

function matterOf({ rule }: LintProblem): string {
  return SAME_MATTERS.find(([, pattern]) => pattern.test(rule))?.[0] ?? rule;
}

function byPlace(a: LintProblem, b: LintProblem): number {
  const file = (problem: LintProblem) => problem.location?.file ?? "";
  if (file(a) !== file(b)) return file(a) < file(b) ? -1 : 1;
  return (a.location?.line ?? 0) - (b.location?.line ?? 0) || (a.location?.column ?? 0) - (b.location?.column ?? 0);
}
