/** What was found, by what is likely one cause: findings that say the same of several operations. */
import { ACTIVE_CHECKS, CHECKS, type CheckName } from "../checks/index.ts";
import { STATE_CHECKS } from "../checks/state.ts";
import type { Finding } from "../finding.ts";

export interface Cause {
  readonly check: CheckName;
  /** In the order in which they were found. */
  readonly findings: readonly [Finding, ...Finding[]];
}

/** What harms whoever calls comes first: what fails, what is open to others, what is lost. Then what is told wrong. */
const GRAVEST_FIRST: readonly CheckName[] = [
  "no-server-error",
  "answered",
  "security-enforced",
  "isolation",
  "no-stack-trace",
  ...STATE_CHECKS.map(({ name }) => name),
  "invalid-refused",
  "valid-accepted",
  "response-body",
  "declared-status",
  ...[...CHECKS, ...ACTIVE_CHECKS].map(({ name }) => name),
];

/** The gravest first. */
export function causesOf(findings: readonly Finding[]): Cause[] {
  const causes = [...Map.groupBy(findings, sameWords).values()].flatMap(([first, ...others]): Cause[] =>
    first ? [{ check: first.check, findings: [first, ...others] }] : [],
  );
  return causes.toSorted((one, other) => GRAVEST_FIRST.indexOf(one.check) - GRAVEST_FIRST.indexOf(other.check));
}

/** The same for findings of one check that say the same but for values, numbers and methods. */
export function sameWords({ check, message }: Finding): string {
  const words = message
    .replace(/"(?:[^"\\]|\\.)*"/g, '""')
    .replace(/\b[A-Z]{3,7}(?:, [A-Z]{3,7})*\b/g, "METHOD")
    .replace(/\d+/g, "0");
  return `${check} ${words}`;
}

/** Of a sentence no more than so many characters stand in a list. */
const SHOWN = 140;

/** In one line: `security-enforced: createJob and 14 others: It was called with …`. */
export function describeCause({ check, findings: [first, ...others] }: Cause): string {
  const where = first.operationId ?? `${first.method} ${first.path}`;
  const elsewhere = new Set(others.map(({ operationId, method, path }) => operationId ?? `${method} ${path}`));
  elsewhere.delete(where);
  const [second] = elsewhere;
  const more = elsewhere.size > 1 ? ` and ${elsewhere.size} others` : second === undefined ? "" : ` and ${second}`;
  const { message } = first;
  return `${check}: ${where}${more}: ${message.length > SHOWN ? `${message.slice(0, SHOWN)}…` : message}`;
}
