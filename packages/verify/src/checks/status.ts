import type { Response } from "@cantus/contract";
import { canBeAuthorized } from "../exchange/authenticate.ts";
import { textOf } from "../exchange/exchange.ts";
import type { Check, CheckContext, Fault } from "./check.ts";

/** An answer has a status that the operation declares. */
export const declaredStatus = {
  name: "declared-status",
  sentence: "An answer has a status that the operation declares.",
  side: "response",
  *find({ contract, operation, declared, exchange }: CheckContext): Iterable<Fault> {
    // An undeclared 5xx is a failure of the server first, which `no-server-error` tells.
    if (!operation || declared || exchange.response.failure || exchange.response.status >= 500) return;
    // OpenAPI 3.1 lets an operation declare no responses; then none can be undeclared, and the run warns of it.
    // Nor can they where all are interim ones, which come before an answer (RFC 9110, section 15.2).
    if (operation.responses.every(({ status }) => status.startsWith("1"))) return;
    // That a server has no HEAD where no contract has one is told in the words for it.
    if (exchange.request.method === "HEAD" && operation.method !== "head" && exchange.response.status === 405) return;
    // What nobody can be authorized for is refused, whatever is declared.
    if (exchange.response.status === 401 && !canBeAuthorized(contract, operation)) return;
    const statuses = operation.responses.map((response) => response.status).join(", ");
    yield {
      message: `The status ${exchange.response.status} is not declared: the operation declares ${statuses}.`,
      pointer: "",
      clause: `${operation.pointer}/responses`,
    };
  },
} satisfies Check;

/** Of these a server says itself that it cannot answer now, or keep more; where declared, that keeps the contract. */
const TOLD = new Set([501, 502, 503, 504, 507]);

/** A server does not fail. */
export const noServerError = {
  name: "no-server-error",
  sentence: "A server does not fail: no 5xx, but for a declared 501 to 504 or 507, or where nothing else is declared.",
  side: "response",
  standard: "RFC 9110, section 15.6",
  *find({ operation, declared, exchange }: CheckContext): Iterable<Fault> {
    const { status } = exchange.response;
    const isDeclared = declared !== undefined && declared.status !== "default";
    const told = isDeclared && (TOLD.has(status) || operation?.responses.every(isServerError));
    if (!operation || status < 500 || told || isAskedFor(exchange.request.headers.prefer, status)) return;
    yield {
      message: `The server answered ${status}, a failure of its own.`,
      pointer: "",
      clause: declared?.pointer ?? `${operation.pointer}/responses`,
    };
  },
} satisfies Check;

function isServerError({ status }: Response): boolean {
  return status.startsWith("5");
}

/** A mock was told to answer so: `Prefer: code=500`. */
function isAskedFor(prefer: string | undefined, status: number): boolean {
  return new RegExp(`(?:^|[,;\\s])code=${status}(?:$|[,;\\s])`).test(prefer ?? "");
}

/** An answer comes. */
export const answered = {
  name: "answered",
  sentence: "Every request gets an answer.",
  side: "response",
  *find({ operation, exchange }: CheckContext): Iterable<Fault> {
    if (!exchange.response.failure) return;
    yield {
      message: `No answer came: ${exchange.response.failure}.`,
      pointer: "",
      clause: operation?.pointer ?? "/paths",
    };
  },
} satisfies Check;

/** What only a stack trace has: a line of Node, Java, .NET, Go, PHP, Ruby, or the head of Python's. */
const TRACES = [
  /^\s{2,}at \S.{0,300}:\d+:\d+\)?\s*$/m,
  /\\n\s+at \S.*:\d+:\d+/,
  /\bat [\w$.]+\([\w$]+\.(?:java|kt|scala):\d+\)/,
  /\bat [\w.`<>]+\(.*\) in .+:line \d+/,
  /Traceback \(most recent call last\)/,
  /\bgoroutine \d+ \[/,
  /\.php\(\d+\): /,
  /\.rb:\d+:in [`']/,
  /\/node_modules\/[^\s:]{1,200}\.[cm]?js:\d+/,
];

/** Longer than this, no refusal is read by anybody. */
const READ = 100_000;

/** A refusal is no look inside. */
export const noStackTrace = {
  name: "no-stack-trace",
  sentence: "The body of an error does not show where in the source it happened.",
  side: "response",
  standard: "RFC 9457, section 5",
  *find({ operation, declared, exchange }: CheckContext): Iterable<Fault> {
    const { status, body } = exchange.response;
    if (status < 400 || body.length === 0 || body.length > READ) return;
    const text = textOf(body);
    if (!/\d/.test(text) || !/\bat |Traceback|goroutine|\.(?:php|rb|[cm]?js)\b/.test(text)) return;
    const found = TRACES.map((trace) => trace.exec(text)?.[0]).find((trace) => trace !== undefined);
    if (found === undefined) return;
    yield {
      message: `The body of the ${status} shows a stack trace: ${found.trim().slice(0, 120)}`,
      pointer: "",
      clause: declared?.pointer ?? operation?.pointer ?? "/paths",
    };
  },
} satisfies Check;
