/** What an operation answers to a request, from what the caller may do to what is sent. */
import { setTimeout as delay } from "node:timers/promises";
import { type Contract, type Operation, Problem } from "@cantus/contract";
import {
  allowedMethods,
  authorize,
  basePathsOf,
  bodyLimit,
  isEmptyForm,
  payloadTooLarge,
  type RequestParts,
  refusalOf,
  requireMediaType,
} from "@cantus/contract/request";
import { answer } from "./answer.ts";
import { type AtOnce, following } from "./at-once.ts";
import { choose } from "./choose.ts";
import { decompress } from "./decompress.ts";
import type { MockEvent } from "./events.ts";
import type { MockAnswer, MockRequest } from "./exchange.ts";
import type { Chosen } from "./negotiate.ts";
import { answerOverridden } from "./overridden.ts";
import type { Taken } from "./overrides.ts";
import { partOf } from "./part.ts";
import type { Place } from "./places.ts";
import { type Preferences, readPreferences } from "./preferences.ts";
import { promise } from "./promise.ts";
import { rateLimitHeaders, tooMany } from "./rate-limit.ts";
import { answerRemembered } from "./remember.ts";
import type { ServedContracts } from "./served.ts";
import type { Session } from "./session.ts";
import { validateRequest } from "./validate.ts";

export interface AnswerOptions {
  /** How long a body may be, also once it is decompressed, in bytes. */
  readonly bodyLimit: number;
  readonly memory: boolean;
  readonly onEvent: (event: MockEvent) => void;
  /** Sends callbacks; absent: nobody is called back. */
  readonly send: typeof fetch | undefined;
  /** Where webhooks go, unless a request says otherwise; absent: nowhere. */
  readonly webhooks: string | undefined;
}

/**
 * At once, unless something has to be waited for.
 * @param isTooLarge the request had a body that was too long to be read
 * @throws {Problem} when it refuses, or rejects with it
 */
export function answerPlace(
  place: Place | undefined,
  request: MockRequest,
  served: ServedContracts,
  session: Session,
  options: AnswerOptions,
  isTooLarge: boolean,
): AtOnce<MockAnswer> {
  if (!place) {
    const bases = [...new Set(served.all.flatMap(basePathsOf))].map((path) => path || "/");
    throw new Problem("not-found", { detail: `No API answers here. There are ${bases.join(", ")}.` });
  }
  const { contract, match } = place;
  if (match.kind === "no-method" && request.method === "OPTIONS") {
    return { status: 204, headers: { Allow: allowedMethods(match) }, body: undefined };
  }
  if (match.kind !== "operation") throw refusalOf(match, request.method, request.path);
  const { operation, rawPathParameters } = match;
  // A mock has no accounts: any credential of the right kind will do. A wrong one is tried with `Prefer: code=403`.
  authorize(contract, operation, request, () => true);
  const hasBody = isTooLarge || request.body.length > 0 || isEmptyForm(request);
  const mediaType = hasBody ? requireMediaType(operation, request) : undefined;
  const preferences = readPreferences(request);
  const chosen = choose(operation, preferences, request);
  const limit = mediaType ? bodyLimit(contract, mediaType, options.bodyLimit) : Number.POSITIVE_INFINITY;
  if (mediaType && (isTooLarge || request.body.length > limit)) throw payloadTooLarge(limit);
  const readable = mediaType ? decompress(operation, request, limit) : request;
  return following(readable, (whole) => {
    const parts = validateRequest(contract, operation, mediaType, whole, rawPathParameters);
    return chosen
      ? answerCall({ contract, operation, request, preferences, chosen, parts, session }, options)
      : NOTHING;
  });
}

/** A request that keeps the contract. */
export interface Call {
  readonly contract: Contract;
  readonly operation: Operation;
  readonly request: MockRequest;
  readonly preferences: Preferences;
  readonly chosen: Chosen;
  readonly parts: RequestParts;
  readonly session: Session;
}

function answerCall(call: Call, options: AnswerOptions): AtOnce<MockAnswer> {
  const { preferences, parts, session } = call;
  const taken = session.overrides.take(call, parts, session.clock.now());
  const wait = (preferences.wait ?? 0) + (taken?.latency ?? 0);
  return wait > 0 ? delay(wait).then(() => produce(call, taken, options)) : produce(call, taken, options);
}

function produce(call: Call, taken: Taken | undefined, options: AnswerOptions): MockAnswer {
  const { operation, preferences, session } = call;
  const now = session.clock.now();
  if (taken?.allowance && taken.allowance.remaining < 0) throw tooMany(operation.response(429), taken.allowance, now);
  const answered = answerOf(call, taken, options);
  if (!taken?.allowance && !preferences.fault) return answered;
  const told = taken?.allowance && rateLimitHeaders(operation.response(answered.status), taken.allowance, now);
  return { ...answered, headers: { ...answered.headers, ...told }, fault: preferences.fault };
}

function answerOf(
  call: Call,
  taken: Taken | undefined,
  { memory, onEvent, send, webhooks }: AnswerOptions,
): MockAnswer {
  const { contract, operation, request, preferences, chosen } = call;
  if (taken?.answer) {
    const source = taken.scenario === undefined ? "override" : "scenario";
    return { ...answerOverridden(contract, operation, taken.answer, preferences, request, onEvent), source };
  }
  if (!memory || isAskedFor(preferences)) return answer(contract, operation, chosen, preferences, onEvent);
  const answered = partOf(contract, operation, request, answerRemembered(call, onEvent));
  if (send) promise(call, answered, send, onEvent, webhooks);
  return answered;
}

/** Whoever asks for a certain answer gets it as the contract has it. */
function isAskedFor({ code, example, dynamic }: Preferences): boolean {
  return code !== undefined || example !== undefined || dynamic;
}

/** For an operation that declares no responses: nothing is promised, so nothing is sent. */
const NOTHING: MockAnswer = { status: 204, headers: {}, body: undefined };
