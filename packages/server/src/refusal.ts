/** How a problem leaves: in the API's own error shape. */
import {
  type Problem,
  type ProblemContext,
  problemFrom,
  problemText,
  type RenderedProblem,
  renderProblem,
} from "@cantus/contract/problem";
import { setHead } from "./answer-head.ts";
import type { Exchange } from "./exchange.ts";
import { describeFinding, type Finding } from "./finding.ts";
import type { RouterOptions } from "./options.ts";

export type RefusalOptions = Pick<RouterOptions<never>, "renderProblem" | "onFinding">;

/**
 * A refusal is a problem that somebody made on purpose. Anything else thrown is a fault of ours, and goes to the log; so
 * does the cause of a problem that says no more than that something failed.
 */
export function refuse(exchange: Exchange, error: unknown, options: RefusalOptions): void {
  if (isLeaving(exchange, error)) return;
  const problem = problemFrom(error);
  if (problem.status >= 500 && (problem !== error || problem.cause !== undefined)) {
    report(exchange, { kind: "unexpected-error", error: problem === error ? problem.cause : error }, options);
  }
  sendProblem(exchange, problem, options);
}

/** Whether this is only that a handler stopped, as its signal told it to, because nobody is there any more. */
function isLeaving({ response }: Exchange, error: unknown): boolean {
  return response.destroyed && !response.writableFinished && (error as Error | undefined)?.name === "AbortError";
}

/** Says a finding about this exchange to whoever keeps the log. */
export function report(
  { request, operation, requestId, path }: Exchange,
  finding: Pick<Finding, "kind"> & Partial<Finding>,
  { onFinding = writeFinding }: RefusalOptions,
): void {
  onFinding({
    method: request.method,
    path,
    operationId: operation?.id,
    requestId,
    status: undefined,
    violations: [],
    error: undefined,
    ...finding,
  });
}

function sendProblem(exchange: Exchange, problem: Problem, options: RefusalOptions): void {
  const { response, request } = exchange;
  if (response.headersSent) {
    // Part of an answer is out. Only a broken connection still tells the caller that the rest is missing.
    if (!response.writableEnded) response.destroy();
    return;
  }
  const rendering = rendered(exchange, problem, options);
  const { status, headers } = rendering;
  const text = problemText(rendering);
  setHead(exchange, status, [...Object.entries(headers).flat(), "Content-Length", String(Buffer.byteLength(text))]);
  response.end(request.method === "HEAD" ? undefined : text);
}

function rendered(exchange: Exchange, problem: Problem, options: RefusalOptions): RenderedProblem {
  const { contract, request, operation, requestId, path } = exchange;
  const context: ProblemContext = {
    requestId,
    time: new Date(),
    method: request.method,
    path,
    ...(operation && { operationId: operation.id }),
  };
  try {
    return options.renderProblem?.(problem, context) ?? renderProblem(contract, problem, context);
  } catch (error) {
    report(exchange, { kind: "unexpected-error", error }, options);
    return renderProblem(contract, problemFrom(error), context);
  }
}

function writeFinding(finding: Finding): void {
  console.error(describeFinding(finding));
}
