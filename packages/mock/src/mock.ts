/** The mock itself: contracts in, answers out. */
import { type Contract, createContract, Problem } from "@cantus/contract";
import { problemFrom, renderProblem } from "@cantus/contract/problem";
import {
  allowedMethods,
  authorize,
  basePathsOf,
  payloadTooLarge,
  refusalOf,
  requestIdOf,
  requireMediaType,
} from "@cantus/contract/request";
import { answer } from "./answer.ts";
import { choose } from "./choose.ts";
import { answerPreflight, isPreflight, withCors } from "./cors.ts";
import { decompress } from "./decompress.ts";
import type { MockEvent } from "./events.ts";
import { fromFetch, type MockAnswer, type MockRequest, toFetch } from "./exchange.ts";
import { type Listening, type ListenOptions, listen } from "./listen.ts";
import { createPlaces, type Place } from "./places.ts";
import { readPreferences } from "./preferences.ts";
import { validateRequest } from "./validate.ts";

export interface MockOptions {
  /** Answer browsers of every origin. Default true. */
  readonly cors?: boolean;
  /** The longest body that is read, in bytes. Default 10 MiB; a longer one gets 413. */
  readonly bodyLimit?: number;
  readonly onEvent?: (event: MockEvent) => void;
}

/** A contract as the mock serves it. */
export interface MockedContract {
  readonly name: string;
  /** Where it answers: `/v1`, or `""` for the root. */
  readonly basePaths: readonly string[];
  readonly operations: number;
}

export interface Mock {
  /** What it serves at the moment, in order. */
  readonly contracts: readonly MockedContract[];
  /** Answers a request of Fetch in process, whatever its host. Never rejects but for a body that cannot be read. */
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>;
  /** @throws {Error} with a `code` when the port cannot be had: `PORT_TAKEN` and the like */
  listen(options?: ListenOptions): Promise<Listening>;
  /** Puts a contract in the place of the one with the same name; a new name is added. */
  update(contract: Contract): void;
}

/**
 * Mocks contracts, each below the base paths of its `servers`.
 *
 * ```ts
 * const mock = createMock([await readContract("music-generations")]);
 * const { url, close } = await mock.listen({ port: 0 });
 * ```
 */
export function createMock(contracts: readonly Contract[], options: MockOptions = {}): Mock {
  const { cors = true, bodyLimit = 10 * 1024 * 1024, onEvent = () => {} } = options;
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
    try {
      place = findPlace(request.method, request.path);
      if (refusal) throw refusal;
      answered = await answerPlace(place, request, served, bodyLimit, onEvent);
    } catch (error) {
      problem = problemFrom(error);
      if (problem !== error) onEvent({ kind: "failure", method: request.method, path: request.path, error });
      answered = refuse(problem, request, requestId, place);
    }
    const operation = place?.match.kind === "operation" ? place.match.operation : undefined;
    onEvent({
      kind: "request",
      method: request.method,
      path: request.path,
      status: answered.status,
      milliseconds: performance.now() - start,
      contract: place?.contract.name,
      operationId: operation?.id,
      problem,
    });
    const identified = withRequestId(answered, requestId);
    return cors ? withCors(request, identified) : identified;
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

  return {
    get contracts() {
      return served.map((contract) => ({
        name: contract.name,
        basePaths: basePathsOf(contract),
        operations: contract.operations.length,
      }));
    },
    async fetch(input, init) {
      const request = await fromFetch(new Request(input, init));
      const answered =
        request.body.length > bodyLimit
          ? await tooLarge({ ...request, body: new Uint8Array() }, bodyLimit)
          : await respond(request);
      return toFetch(answered, request.method);
    },
    listen: (listenOptions = {}) => listen({ respond, tooLarge }, { bodyLimit }, listenOptions),
    update(contract) {
      const at = served.findIndex(({ name }) => name === contract.name);
      served = at < 0 ? [...served, contract] : served.with(at, contract);
      findPlace = createPlaces(served);
    },
  };
}

/** Renders what concerns no contract: RFC 9457 problem details. */
const NO_CONTRACT = createContract({ openapi: "3.1.0", info: { title: "Cantus mock", version: "1" }, paths: {} });

async function answerPlace(
  place: Place | undefined,
  request: MockRequest,
  served: readonly Contract[],
  bodyLimit: number,
  onEvent: (event: MockEvent) => void,
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
  validateRequest(contract, operation, mediaType, readable, rawPathParameters);
  return chosen ? answer(contract, operation, chosen, preferences, onEvent) : NOTHING;
}

/** For an operation that declares no responses: nothing is promised, so nothing is sent. */
const NOTHING: MockAnswer = { status: 204, headers: {}, body: undefined };

/** An id that the contract declares stays the contract's. */
function withRequestId(answer: MockAnswer, requestId: string): MockAnswer {
  const isThere = Object.keys(answer.headers).some((name) => name.toLowerCase() === "x-request-id");
  return isThere ? answer : { ...answer, headers: { ...answer.headers, "X-Request-Id": requestId } };
}
