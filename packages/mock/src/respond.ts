/** Every request gets an answer, and whoever runs the mock hears of it. */
import { createContract, type Problem } from "@cantus/contract";
import { problemFrom, renderProblem } from "@cantus/contract/problem";
import { payloadTooLarge, requestIdOf } from "@cantus/contract/request";
import { type AnswerOptions, answerPlace } from "./answer-place.ts";
import { answerPreflight, isPreflight, withCors } from "./cors.ts";
import type { MockAnswer, MockRequest } from "./exchange.ts";
import type { Place } from "./places.ts";
import type { ServedContracts } from "./served.ts";
import type { LogEntry, Sessions } from "./session.ts";

export interface Responder {
  respond(request: MockRequest): Promise<MockAnswer>;
  /** The answer to a body that is longer than the limit; its request comes without it. */
  tooLarge(request: MockRequest, limit: number): Promise<MockAnswer>;
}

export interface ResponderOptions extends AnswerOptions {
  /** Answer browsers of every origin. */
  readonly cors: boolean;
}

/** Which session a request is for; without it, the one that all share. */
export const SESSION_HEADER = "x-mock-session";

export function createResponder(served: ServedContracts, sessions: Sessions, options: ResponderOptions): Responder {
  const { cors, onEvent } = options;

  /** Answers, tells of it, and turns whatever is thrown into a problem: nothing that a caller sends ends the mock. */
  async function respond(request: MockRequest, refusal?: Problem): Promise<MockAnswer> {
    if (cors && isPreflight(request)) return answerPreflight(request);
    const start = performance.now();
    const requestId = requestIdOf(request);
    let place: Place | undefined;
    let problem: Problem | undefined;
    let answered: MockAnswer;
    const session = sessions.get(request.headers[SESSION_HEADER]);
    try {
      place = served.find(request.method, request.path);
      if (refusal) throw refusal;
      answered = await answerPlace(place, request, served, session, options);
    } catch (error) {
      problem = problemFrom(error);
      if (problem !== error) onEvent({ kind: "failure", method: request.method, path: request.path, error });
      answered = refuse(problem, request, requestId, place);
    }
    const operation = place?.match.kind === "operation" ? place.match.operation : undefined;
    const told = {
      method: request.method,
      path: request.path,
      status: answered.status,
      milliseconds: performance.now() - start,
      contract: place?.contract.name,
      operationId: operation?.id,
    };
    onEvent({ kind: "request", ...told, problem });
    session.note({ ...told, time: session.clock.now(), ...verdictOf(problem) });
    const identified = withRequestId(answered, requestId);
    return cors ? withCors(request, identified) : identified;
  }

  /** In the words of the contract that the path belongs to; where it is none's, of the only one there is. */
  function refuse(problem: Problem, request: MockRequest, requestId: string, place: Place | undefined): MockAnswer {
    const contract = place?.contract ?? (served.all.length === 1 ? served.all[0] : undefined) ?? NO_CONTRACT;
    const rendered = renderProblem(contract, problem, {
      requestId,
      time: new Date(),
      method: request.method,
      path: request.path,
      ...(place?.match.kind === "operation" && { operationId: place.match.operation.id }),
    });
    return { status: rendered.status, headers: rendered.headers, body: JSON.stringify(rendered.body) };
  }

  return {
    respond: (request) => respond(request),
    tooLarge: (request, limit) => respond(request, payloadTooLarge(limit)),
  };
}

/** Renders what concerns no contract: RFC 9457 problem details. */
const NO_CONTRACT = createContract({ openapi: "3.1.0", info: { title: "Cantus mock", version: "1" }, paths: {} });

function verdictOf(problem: Problem | undefined): Pick<LogEntry, "verdict" | "problem"> {
  if (!problem) return { verdict: "accepted", problem: undefined };
  const { code, detail, violations } = problem;
  // What the memory says, that a thing is not there for instance, is no fault of the request.
  const isAccepted = violations.length === 0 && ["not-found", "conflict", "precondition-failed"].includes(code);
  return {
    verdict: isAccepted ? "accepted" : "refused",
    problem: { code, violations, ...(detail !== undefined && { detail }) },
  };
}

/** An id that the contract declares stays the contract's. */
function withRequestId(answer: MockAnswer, requestId: string): MockAnswer {
  const isThere = Object.keys(answer.headers).some((name) => name.toLowerCase() === "x-request-id");
  return isThere ? answer : { ...answer, headers: { ...answer.headers, "X-Request-Id": requestId } };
}
