import type { MockEvent } from "./events.ts";

/** An event as a person reads it: one line for a request, all that is known for what went wrong. */
export function describeEvent(event: MockEvent): string {
  switch (event.kind) {
    case "request": {
      const { method, path, status, milliseconds, problem } = event;
      return [method, path, status, `${milliseconds.toFixed(1)} ms`, problem && reason(problem)]
        .filter((part) => part !== undefined)
        .join(" ");
    }
    case "reloaded":
      return `${event.contract}: reloaded after a change of ${event.file}, ${event.operations} operations`;
    case "reload-failed":
      return `${event.contract}: cannot be read after a change of ${event.file}; the last good one goes on answering.\n${event.error.message}`;
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

type Reason = NonNullable<Extract<MockEvent, { kind: "request" }>["problem"]>;

function reason({ code, detail, violations }: Reason): string {
  const places = violations.map((violation) => `${violation.in} ${violation.pointer} ${violation.message}`);
  return [code, ...(places.length > 0 ? [places.join("; ")] : detail ? [detail] : [])].join(": ");
}
