/** The mock itself: contracts in, answers out. */
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { type Contract, createContract, type Operation, Problem } from "@cantus/contract";
import { problemFrom, renderProblem } from "@cantus/contract/problem";
import {
  allowedMethods,
  authorize,
  basePathsOf,
  payloadTooLarge,
  type RequestParts,
  refusalOf,
  requestIdOf,
  requireMediaType,
} from "@cantus/contract/request";
import { answer } from "./answer.ts";
import { choose } from "./choose.ts";
import { type Clock, milliseconds } from "./clock.ts";
import { answerPreflight, isPreflight, withCors } from "./cors.ts";
import { decompress } from "./decompress.ts";
import type { MockEvent } from "./events.ts";
import { fromFetch, type MockAnswer, type MockRequest, toFetch } from "./exchange.ts";
import { type Listening, type ListenOptions, listen } from "./listen.ts";
import { concreteMediaType, encodeBody } from "./media.ts";
import { type Override, type OverrideAnswer, requireFitting } from "./overrides.ts";
import { createPlaces, type Place } from "./places.ts";
import { type Preferences, readPreferences } from "./preferences.ts";
import type { Chosen } from "./prism.ts";
import { type LogEntry, type Session, type SessionLimits, type SessionSnapshot, Sessions } from "./session.ts";
import { infer } from "./state/infer.ts";
import { perform, type Remembered } from "./state/perform.ts";
import { NOTHING_REMEMBERED, type RememberedContract, rememberedIn } from "./state/report.ts";
import type { AnswerOf, AnyOperations, OverrideOf } from "./typed.ts";
import { validateRequest } from "./validate.ts";

export interface MockOptions {
  /** Answer browsers of every origin. Default true. */
  readonly cors?: boolean;
  /** The longest body that is read, in bytes. Default 10 MiB; a longer one gets 413. */
  readonly bodyLimit?: number;
  readonly onEvent?: (event: MockEvent) => void;
  /** Remember what was created, changed and deleted. Default true; false: every answer is Prism's. */
  readonly memory?: boolean;
  /** How many sessions there are at most, and how long they stay. */
  readonly sessions?: Partial<SessionLimits>;
}

/** A contract as the mock serves it. */
export interface MockedContract {
  readonly name: string;
  /** Where it answers: `/v1`, or `""` for the root. */
  readonly basePaths: readonly string[];
  readonly operations: number;
  /** What its memory works on, and by which operations; found out when it is asked for. */
  readonly memory: RememberedContract;
}

export interface Mock<Operations = AnyOperations> {
  /** What it serves at the moment, in order. */
  readonly contracts: readonly MockedContract[];
  /** Answers a request of Fetch in process, whatever its host. Never rejects but for a body that cannot be read. */
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>;
  /** @throws {Error} with a `code` when the port cannot be had: `PORT_TAKEN` and the like */
  listen(options?: ListenOptions): Promise<Listening>;
  /**
   * A session by its name, as `X-Mock-Session` gives it: a state and a clock of its own. Without a name, the one that all
   * callers share who name none. A session that was dropped begins anew when it is used again.
   */
  session(name?: string): MockSession<Operations>;
  /** State and clock of the shared session as at the start; the other sessions are dropped. */
  reset(): void;
  /** Moves the clock of the shared session; `"5s"`, `"1500ms"` or milliseconds. */
  advance(time: number | string): void;
  /** Puts a contract in the place of the one with the same name; a new name is added. */
  update(contract: Contract): void;
}

/** One session of a mock, in process. */
export interface MockSession<Operations = AnyOperations> {
  readonly name: string | undefined;
  /** What makes a request one of this session: for callers that reach the mock on its port. */
  readonly headers: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** `fetch` within this session. */
  readonly fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>;
  /** State and clock as at the start. */
  reset(): void;
  /** Moves the clock; `"5s"`, `"1500ms"` or milliseconds. */
  advance(time: number | string): void;
  /** Its last requests and what became of them, the newest last. */
  readonly log: readonly LogEntry[];
  /**
   * Lets an operation answer otherwise: by an answer that it declares, or in its time. An answer without a body has the
   * contract's example. It holds until what is returned is called, the session is reset, or the given number of
   * times is over.
   *
   * @throws {OverrideError} for an operation that there is not, and an answer that it does not declare
   */
  on<Id extends keyof Operations & string>(
    operationId: Id,
    override: OverrideOf<Operations[Id]> | AnswerOf<Operations[Id]>,
  ): () => void;
  /** All of its state as JSON. */
  snapshot(): SessionSnapshot;
  /** Puts a state back; collections that the contracts do not have are passed over. */
  restore(snapshot: SessionSnapshot): void;
  /** Forgets it; under its name another begins. The shared one is reset. */
  drop(): void;
}

/**
 * Mocks contracts, each below the base paths of its `servers`. With the `operations` of the generated client, the
 * compiler knows what overrides may answer: `createMock<operations>([…])`.
 *
 * ```ts
 * const mock = createMock([await readContract("music-generations")]);
 * const { url, close } = await mock.listen({ port: 0 });
 * ```
 */
export function createMock<Operations = AnyOperations>(
  contracts: readonly Contract[],
  options: MockOptions = {},
): Mock<Operations> {
  const { cors = true, bodyLimit = 10 * 1024 * 1024, memory = true, onEvent = () => {} } = options;
  const sessions = new Sessions(options.sessions);
  let served = [...contracts];
  let findPlace = createPlaces(served);

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
      place = findPlace(request.method, request.path);
      if (refusal) throw refusal;
      answered = await answerPlace(place, request, served, bodyLimit, onEvent, { session, memory });
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

  function sessionNamed(name?: string): MockSession<Operations> {
    const current = () => sessions.get(name === undefined ? undefined : encodeName(name));
    return {
      name,
      headers: name === undefined ? {} : { "X-Mock-Session": encodeName(name) },
      get clock() {
        return current().clock;
      },
      fetch(input, init) {
        const request = new Request(input, init);
        if (name !== undefined) request.headers.set(SESSION_HEADER, encodeName(name));
        return fetch(request);
      },
      get log() {
        return current().log;
      },
      on(operationId, override) {
        // Typed by `Operations`; what it holds is judged here as well, for callers without types.
        const given = override as Override | OverrideAnswer;
        const whole = "status" in given ? { answer: given } : given;
        return current().overrides.add(requireFitting(served, operationId, whole).operation, whole);
      },
      reset: () => current().reset(),
      advance: (time) => current().clock.advance(milliseconds(time)),
      snapshot: () => current().snapshot(),
      restore: (snapshot) => current().restore(snapshot, served),
      drop() {
        if (name === undefined) sessions.shared.reset();
        else sessions.drop(encodeName(name));
      },
    };
  }

  async function fetch(input: Request | string | URL, init?: RequestInit): Promise<Response> {
    const request = await fromFetch(new Request(input, init));
    const answered =
      request.body.length > bodyLimit
        ? await tooLarge({ ...request, body: new Uint8Array() }, bodyLimit)
        : await respond(request);
    return toFetch(answered, request.method, signalOf(input, init));
  }

  /** In the words of the contract that the path belongs to; where it is none's, of the only one there is. */
  function refuse(problem: Problem, request: MockRequest, requestId: string, place: Place | undefined): MockAnswer {
    const contract = place?.contract ?? (served.length === 1 ? served[0] : undefined) ?? NO_CONTRACT;
    const rendered = renderProblem(contract, problem, {
      requestId,
      time: new Date(),
      method: request.method,
      path: request.path,
      ...(place?.match.kind === "operation" && { operationId: place.match.operation.id }),
    });
    return { status: rendered.status, headers: rendered.headers, body: JSON.stringify(rendered.body) };
  }

  function tooLarge(request: MockRequest, limit: number): Promise<MockAnswer> {
    return respond(request, payloadTooLarge(limit));
  }

  let controlling: Promise<RequestListener> | undefined;

  /** Its server is loaded when it is first asked for. */
  async function control(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    controlling ??= import("./control/app.ts").then(({ controlApp }) =>
      controlApp({ sessions, contracts: () => served, described: describeAll }),
    );
    (await controlling)(incoming, outgoing);
  }

  function describeAll(): MockedContract[] {
    return served.map((contract) => ({
      name: contract.name,
      basePaths: basePathsOf(contract),
      operations: contract.operations.length,
      get memory() {
        return memory ? rememberedIn(contract) : NOTHING_REMEMBERED;
      },
    }));
  }

  return {
    get contracts() {
      return describeAll();
    },
    fetch,
    session: sessionNamed,
    reset: () => sessions.reset(),
    advance: (time) => sessions.shared.clock.advance(milliseconds(time)),
    listen: (listenOptions = {}) => listen({ respond, tooLarge, control }, { bodyLimit }, listenOptions),
    update(contract) {
      const at = served.findIndex(({ name }) => name === contract.name);
      served = at < 0 ? [...served, contract] : served.with(at, contract);
      findPlace = createPlaces(served);
    },
  };
}

/** A name of any characters, as a header may carry it (RFC 9110 §5.5). */
function encodeName(name: string): string {
  return name.trim().replace(/[^\x20-\x7e]/gu, (character) => encodeURIComponent(character.toWellFormed()));
}

/** Which session a request is for; without it, the one that all share. */
const SESSION_HEADER = "x-mock-session";

/** Renders what concerns no contract: RFC 9457 problem details. */
const NO_CONTRACT = createContract({ openapi: "3.1.0", info: { title: "Cantus mock", version: "1" }, paths: {} });

async function answerPlace(
  place: Place | undefined,
  request: MockRequest,
  served: readonly Contract[],
  bodyLimit: number,
  onEvent: (event: MockEvent) => void,
  { session, memory }: { readonly session: Session; readonly memory: boolean },
): Promise<MockAnswer> {
  if (!place) {
    const bases = [...new Set(served.flatMap(basePathsOf))].map((path) => path || "/");
    throw new Problem("not-found", { detail: `No API answers here. There are ${bases.join(", ")}.` });
  }
  const { contract, match } = place;
  if (match.kind === "no-method" && request.method === "OPTIONS") {
    return { status: 204, headers: { Allow: allowedMethods(match) }, body: undefined };
  }
  if (match.kind !== "operation") throw refusalOf(match, request.method, request.path);
  const { operation, rawPathParameters } = match;
  // A mock has no accounts: any credential of the right kind will do. A wrong one is tried with `Prefer: code=403`.
  await authorize(contract, operation, request, () => true);
  const mediaType = request.body.length > 0 ? requireMediaType(operation, request) : undefined;
  const preferences = readPreferences(request);
  const chosen = await choose(operation, preferences, request);
  const readable = mediaType ? await decompress(operation, request, bodyLimit) : request;
  const parts = validateRequest(contract, operation, mediaType, readable, rawPathParameters);
  if (!chosen) return NOTHING;
  const override = session.overrides.take(operation);
  const wait = (preferences.wait ?? 0) + (override?.latency ?? 0);
  if (wait > 0) await delay(wait);
  if (override?.answer) {
    const { status, body, headers } = override.answer;
    const shown = body === undefined ? await choose(operation, { ...preferences, code: status }, request) : undefined;
    const whole = shown
      ? await answer(contract, operation, shown, preferences, onEvent)
      : overridden(operation, override.answer);
    return { ...whole, headers: { ...whole.headers, ...headers }, fault: preferences.fault };
  }
  const isMemorys = memory && !isAskedFor(preferences);
  const remembered = isMemorys ? await remember(session, contract, operation, chosen, parts, request) : undefined;
  const answered = await answer(contract, operation, chosen, preferences, onEvent, remembered);
  return preferences.fault ? { ...answered, fault: preferences.fault } : answered;
}

function overridden(operation: Operation, { status, body, headers = {} }: OverrideAnswer): MockAnswer {
  const content = operation.response(status)?.content[0];
  if (body === undefined || !content) return { status, headers, body: undefined };
  const bytes = encodeBody(content.type, body, content);
  return { status, headers: { "Content-Type": concreteMediaType(content.type, body), ...headers }, body: bytes };
}

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

function signalOf(input: Request | string | URL, init: RequestInit | undefined): AbortSignal | undefined {
  return init?.signal ?? (input instanceof Request ? input.signal : undefined);
}

/** Whoever asks for a certain answer gets it as the contract has it. */
function isAskedFor({ code, example, dynamic }: Preferences): boolean {
  return code !== undefined || example !== undefined || dynamic;
}

async function remember(
  session: Session,
  contract: Contract,
  operation: Operation,
  chosen: Chosen,
  parts: RequestParts,
  { path, query, headers }: MockRequest,
): Promise<Remembered | undefined> {
  const role = infer(contract).roles.get(operation.id);
  if (!role) return undefined;
  // Of other bodies, streams and sound for instance, no item tells anything.
  if (role.kind !== "below" && chosen.content && !/json|xml/.test(chosen.content.type)) return undefined;
  return perform(session.memory(contract), { role, chosen, parts, path, query, host: headers.host ?? "localhost" });
}

/** For an operation that declares no responses: nothing is promised, so nothing is sent. */
const NOTHING: MockAnswer = { status: 204, headers: {}, body: undefined };

/** An id that the contract declares stays the contract's. */
function withRequestId(answer: MockAnswer, requestId: string): MockAnswer {
  const isThere = Object.keys(answer.headers).some((name) => name.toLowerCase() === "x-request-id");
  return isThere ? answer : { ...answer, headers: { ...answer.headers, "X-Request-Id": requestId } };
}
