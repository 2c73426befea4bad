import type { Violation } from "@cantus/contract";

/** What the log gets to know: an answer that broke the contract, or an error that nobody expected. */
export interface Finding {
  readonly kind: "broken-response" | "unexpected-error";
  readonly method: string;
  /** The path as it was called. */
  readonly path: string;
  readonly operationId: string | undefined;
  readonly requestId: string;
  /** The status that the handler replied. */
  readonly status: number | undefined;
  /** How the answer broke the contract; empty for an unexpected error. */
  readonly violations: readonly Violation[];
  /** What was thrown, with its stack. */
  readonly error: unknown;
}

/** One line for each thing that is wrong; an unexpected error with its stack. */
export function describeFinding(finding: Finding): string {
  const where = `${finding.method} ${finding.path}${finding.operationId ? ` (${finding.operationId})` : ""}`;
  if (finding.kind === "unexpected-error") {
    const { error } = finding;
    return `${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)} [request ${finding.requestId}]`;
  }
  return finding.violations
    .map((violation) => {
      const place =
        violation.in === "body" ? `body ${violation.pointer || "/"}` : `${violation.in} ${violation.pointer}`;
      return `${where}: the ${finding.status} reply breaks the contract at ${place}: ${violation.message} [request ${finding.requestId}]`;
    })
    .join("\n");
}
