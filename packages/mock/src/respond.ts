/** Every request gets an answer, and whoever runs the mock hears of it. */
import { createContract, type Problem } from "@cantus/contract";
import { problemFrom, problemText, renderProblem } from "@cantus/contract/problem";
import { requestIdOf } from "@cantus/contract/request";
import { type AnswerOptions, answerPlace } from "./answer-place.ts";
import type { AtOnce } from "./at-once.ts";
import { answerPreflight, isPreflight, withCors } from "./cors.ts";
import type { MockAnswer, MockRequest } from "./exchange.ts";
import type { Place } from "./places.ts";
import type { Scenarios } from "./scenario/scenarios.ts";
import type { ServedContracts } from "./served.ts";
import type { LogEntry, Session, Sessions } from "./session.ts";

export interface Responder {
  /** At once, unless something has to be waited for; never rejects. */
  respond(request: MockRequest): AtOnce<MockAnswer>;
  /** The answer to a body that is longer than the limit; its request comes without it. */
  tooLarge(request: MockRequest): AtOnce<MockAnswer>;
}

export interface ResponderOptions extends AnswerOptions {
  /** Answer browsers of every origin. */
  readonly cors: boolean;
}

/** Which session a request is for; without it, the one that all share. */
export const SESSION_HEADER = "x-mock-session";

/** Which scenario its session shall be in. */
const SCENARIO_HEADER = "x-mock-scenario";

/** Whoever names a scenario and no session shares one with all who do so. */
function sessionNameIn({
  [SESSION_HEADER]: session,
  [SCENARIO_HEADER]: scenario,
}: MockRequest["headers"]): string | undefined {
  return session || !scenario ? session : `scenario ${scenario.slice(0, 200)}`;
}

export function createResponder(
  served: ServedContracts,
  sessions: Sessions,
  scenarios: Scenarios,
  options: ResponderOptions,
): Responder {
  const { cors, onEvent } = options;

  /** Answers, tells of it, and turns whatever is thrown into a problem: nothing that a caller sends ends the mock. */
  function respond(request: MockRequest, isTooLarge: boolean): AtOnce<MockAnswer> {
    if (cors && isPreflight(request)) return answerPreflight(request);
    const exchange: Exchange = {
      request,
      requestId: requestIdOf(request),
      start: performance.now(),
      session: sessions.get(sessionNameIn(request.headers)),
      place: undefined,
    };
    try {
      exchange.place = served.find(request.method, request.path);
      const scenario = request.headers[SCENARIO_HEADER];
      if (scenario && exchange.session.scenario !== scenario) scenarios.begin(exchange.session, scenario);
      const answered = answerPlace(exchange.place, request, served, exchange.session, options, isTooLarge);
      if (!(answered instanceof Promise)) return finish(exchange, answered, undefined);
      return answered.then(
        (late) => finish(exchange, late, undefined),
        (error) => fail(exchange, error),
      );
    } catch (error) {
      return fail(exchange, error);
    }
  }

  function fail(exchange: Exchange, error: unknown): MockAnswer {
    const { request } = exchange;
    const problem = problemFrom(error);
    if (problem !== error) onEvent({ kind: "failure", method: request.method, path: request.path, error });
    return finish(exchange, refuse(problem, exchange), problem);
  }

  function finish(exchange: Exchange, answered: MockAnswer, problem: Problem | undefined): MockAnswer {
    const { request, requestId, session, place } = exchange;
    const { method, path, query } = request;
    const { status } = answered;
    const milliseconds = performance.now() - exchange.start;
    const contract = place?.contract.name;
    const operationId = place?.match.kind === "operation" ? place.match.operation.id : undefined;
    const { source } = answered;
    onEvent({ kind: "request", method, path, query, status, milliseconds, contract, operationId, problem, source });
    if (place?.match.kind === "operation") {
      session.exercised.note(place.contract, place.match.operation, request, status, answered.headers["Content-Type"]);
    }
    const { verdict, problem: told } = verdictOf(problem);
    const time = session.clock.now();
    session.note({ time, method, path, status, milliseconds, source, contract, operationId, verdict, problem: told });
    const identified = withRequestId(answered, requestId);
    return cors ? withCors(request, identified) : identified;
  }

  /** In the words of the contract that the path belongs to; where it is none's, of the only one there is. */
  function refuse(problem: Problem, { request, requestId, place }: Exchange): MockAnswer {
    const contract = place?.contract ?? (served.all.length === 1 ? served.all[0] : undefined) ?? NO_CONTRACT;
    const rendered = renderProblem(contract, problem, {
      requestId,
      time: new Date(),
      method: request.method,
      path: request.path,
      ...(place?.match.kind === "operation" && { operationId: place.match.operation.id }),
    });
    return { status: rendered.status, headers: rendered.headers, body: problemText(rendered) };
  }

  return {
    respond: (request) => respond(request, false),
    tooLarge: (request) => respond(request, true),
  };
}

interface Exchange {
  readonly request: MockRequest;
  readonly requestId: string;
  /** By `performance.now`. */
  readonly start: number;
  readonly session: Session;
  place: Place | undefined;
}

/** Renders what concerns no contract: RFC 9457 problem details. */
const NO_CONTRACT = createContract({ openapi: "3.1.0", info: { title: "Cantus mock", version: "1" }, paths: {} });

const ACCEPTED = { verdict: "accepted", problem: undefined } as const;

function verdictOf(problem: Problem | undefined): Pick<LogEntry, "verdict" | "problem"> {
  if (!problem) return ACCEPTED;
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
  for (const name in answer.headers) if (name.length === 12 && name.toLowerCase() === "x-request-id") return answer;
  return { ...answer, headers: { ...answer.headers, "X-Request-Id": requestId } };
}
