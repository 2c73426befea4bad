/** JUnit XML, as Jenkins, GitLab and others read it: a test case for each operation and check. */
import type { Contract, Operation } from "@cantus/contract";
import { checksOf } from "../checks/apply.ts";
import type { Finding } from "../finding.ts";
import { describeFinding, describeRisk, describeWarning } from "./describe.ts";
import type { MakeReporter, Outcome } from "./reporter.ts";

export const junit: MakeReporter = (contract, write) => ({
  end(outcome) {
    const suites = [
      ...contract.operations.map((operation) => suiteOf(operation, outcome)),
      elsewhere(contract, outcome),
    ];
    const count = (of: (suite: Suite) => number) => suites.reduce((sum, suite) => sum + of(suite), 0);
    write('<?xml version="1.0" encoding="UTF-8"?>\n');
    write(
      element("testsuites", {
        name: `the contract ${outcome.contract} at ${outcome.target}`,
        tests: count(({ cases }) => cases.length),
        failures: count(failures),
        errors: 0,
        skipped: count(skipped),
        time: (outcome.duration / 1000).toFixed(3),
      }),
    );
    for (const { name, cases, notes } of suites) {
      if (cases.length === 0) continue;
      const told = { failures: failures({ cases }), errors: 0, skipped: skipped({ cases }) };
      write(`  ${element("testsuite", { name, tests: cases.length, ...told, time: NO_TIME })}`);
      for (const each of cases) write(caseXml(name, each));
      if (notes.length > 0) write(`    <system-out>${escapeXml(notes.join("\n"))}</system-out>\n`);
      write("  </testsuite>\n");
    }
    write("</testsuites>\n");
  },
});

interface TestCase {
  readonly name: string;
  readonly findings: readonly Finding[];
  /** Why it could not be judged. */
  readonly skipped?: string;
}

interface Suite {
  readonly name: string;
  readonly cases: readonly TestCase[];
  /** What is no failure and shall be read all the same. */
  readonly notes: readonly string[];
}

/** One run is judged by all cases, and none takes longer than another; Surefire's schema wants a time of each. */
const NO_TIME = "0";

const failures = ({ cases }: Pick<Suite, "cases">) => cases.filter(({ findings }) => findings.length > 0).length;
const skipped = ({ cases }: Pick<Suite, "cases">) => cases.filter((each) => each.skipped !== undefined).length;

function suiteOf(operation: Operation, { findings, warnings, risks = [], coverage }: Outcome): Suite {
  const own = Map.groupBy(
    findings.filter(({ operationId }) => operationId === operation.id),
    ({ check }) => check,
  );
  const name = `${operation.method.toUpperCase()} ${operation.path} ${operation.id}`;
  const isCalled = coverage.operations.some(
    ({ operationId, requests }) => operationId === operation.id && requests > 0,
  );
  const warning = warnings.find(({ operationId, code }) => operationId === operation.id && code === "skipped");
  if (!isCalled) {
    const reason = warning ? describeWarning(warning) : "It was not called.";
    return { name, cases: [{ name: "is called", findings: [], skipped: reason }], notes: [] };
  }
  const listed = checksOf(operation);
  const others = [...own].filter(([check]) => listed.every((each) => each.name !== check));
  const cases = [
    ...listed.map((check) => ({ name: `${check.name}: ${check.sentence}`, findings: own.get(check.name) ?? [] })),
    ...others.map(([check, found]) => ({ name: check, findings: found })),
  ];
  const notes = risks.filter(({ operationId }) => operationId === operation.id).map(describeRisk);
  return { name, cases, notes };
}

/** Requests that are for no operation of the contract. */
function elsewhere(contract: Contract, { findings }: Outcome): Suite {
  const others = findings.filter(
    ({ operationId }) => operationId === undefined || contract.operation(operationId) === undefined,
  );
  return {
    name: "no operation",
    cases: others.map((finding) => ({ name: `${finding.method} ${finding.path}`, findings: [finding] })),
    notes: [],
  };
}

function caseXml(classname: string, { name, findings, skipped }: TestCase): string {
  const open = element("testcase", { classname, name, time: NO_TIME }).trimEnd();
  if (skipped !== undefined) return `    ${open}<skipped message="${escapeXml(skipped)}"/></testcase>\n`;
  if (findings.length === 0) return `    ${open.replace(/>$/, "/>")}\n`;
  const [first, ...others] = findings as [Finding, ...Finding[]];
  // Whoever reads it by the schema of Surefire takes one failure of a case.
  const message = others.length === 0 ? first.message : `${first.message} And ${others.length} more.`;
  const text = findings.map(describeFinding).join("\n\n");
  return `    ${open}<failure message="${escapeXml(message)}" type="${first.check}">${escapeXml(text)}</failure></testcase>\n`;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  return `<${name}${written.join("")}>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\r": "&#13;",
  "\t": "&#9;",
};

/** Characters that XML 1.0 has no way to write become U+FFFD (section 2.2, "Characters"). */
function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
      .replace(/[&<>"\n\r\t]/g, (character) => ENTITIES[character] ?? character)
  );
}
