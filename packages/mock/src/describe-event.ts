import { describeNotice, Problem } from "@cantus/contract";
import type { MockEvent } from "./events.ts";

/**
 * An event as a person reads it: one line for a request, with where its answer came from or why it was refused, and all
 * that is known for what went wrong.
 */
export function describeEvent(event: MockEvent): string {
  switch (event.kind) {
    case "request": {
      const { method, path, query, status, milliseconds, operationId, problem, source } = event;
      const told = problem ? reason(problem) : source;
      return columns(method, status, milliseconds, path + (query && `?${query}`), operationId, told);
    }
    case "callback": {
      const { callback, method, url, status, milliseconds, attempt, reason: why } = event.delivery;
      const told = why === undefined ? "called back" : `called back for the ${ordinal(attempt)} time: ${why}`;
      return columns(method, status, milliseconds, url, callback, told);
    }
    case "reloaded":
      return `${event.contract}: reloaded after a change of ${event.file}, ${event.operations} operations`;
    case "reload-failed":
      return `${event.contract}: cannot be read after a change of ${event.file}; the last good one goes on answering.\n${event.error.message}`;
    case "contract-fault":
      return `${event.contract}: ${describeNotice(event.notice)}`;
    case "unfaithful-answer": {
      const violations = event.violations.map(({ pointer, message }) => `${pointer || "/"} ${message}`).join("; ");
      return `${event.contract}: the ${event.status} answer of ${event.operationId} breaks its schema at ${event.pointer}: ${violations}. Give it an example that keeps it.`;
    }
    case "failure": {
      const { error } = event;
      return `${event.method} ${event.path}: the mock failed. ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    }
  }
}

/** So that lines below each other can be compared: what is short and of one width comes first. */
function columns(
  method: string,
  status: number | undefined,
  milliseconds: number,
  target: string,
  ...told: readonly (string | undefined)[]
): string {
  const time = milliseconds < 1000 ? `${milliseconds.toFixed(1)} ms` : `${(milliseconds / 1000).toFixed(1)} s `;
  const first = `${method.padEnd(7)} ${String(status ?? "---")} ${time.padStart(9)}  ${target.padEnd(WIDTH)}`;
  return [first, ...told.filter((each) => each !== undefined)].join("  ").trimEnd();
}

/** Most paths are shorter. */
const WIDTH = 44;

function ordinal(number: number): string {
  return ["first", "second", "third"][number - 1] ?? `${number}th`;
}

/** An event as one line of JSON, for programs. */
export function eventAsJson(event: MockEvent, time: Date): string {
  const { kind, ...rest } = event;
  const told = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, value instanceof Error ? plainError(value) : value]),
  );
  return JSON.stringify({ time: time.toISOString(), kind, ...told });
}

function plainError(error: Error): object {
  if (!(error instanceof Problem)) return { message: error.message };
  const { code, detail, violations } = error;
  return { code, ...(detail !== undefined && { detail }), violations };
}

type Reason = NonNullable<Extract<MockEvent, { kind: "request" }>["problem"]>;

function reason({ code, detail, violations }: Reason): string {
  const places = violations.map((violation) => `${violation.in} ${violation.pointer} ${violation.message}`);
  return [code, ...(places.length > 0 ? [places.join("; ")] : detail ? [detail] : [])].join(": ");
}
