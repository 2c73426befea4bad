/** What an operation answers to a request, from what the caller may do to what is sent. */
import { setTimeout as delay } from "node:timers/promises";
import { type Contract, type Operation, Problem } from "@cantus/contract";
import {
  allowedMethods,
  authorize,
  basePathsOf,
  type RequestParts,
  refusalOf,
  requireMediaType,
} from "@cantus/contract/request";
import { answer } from "./answer.ts";
import { choose } from "./choose.ts";
import { decompress } from "./decompress.ts";
import type { MockEvent } from "./events.ts";
import type { MockAnswer, MockRequest } from "./exchange.ts";
import { answerOverridden } from "./overridden.ts";
import type { Place } from "./places.ts";
import { type Preferences, readPreferences } from "./preferences.ts";
import type { Chosen } from "./prism.ts";
import type { ServedContracts } from "./served.ts";
import type { Session } from "./session.ts";
import { infer } from "./state/infer.ts";
import { perform, type Remembered } from "./state/perform.ts";
import { validateRequest } from "./validate.ts";

export interface AnswerOptions {
  /** How long a body may be once it is decompressed, in bytes. */
  readonly bodyLimit: number;
  readonly memory: boolean;
  readonly onEvent: (event: MockEvent) => void;
}

/** @throws {Problem} when it refuses */
export async function answerPlace(
  place: Place | undefined,
  request: MockRequest,
  served: ServedContracts,
  session: Session,
  { bodyLimit, memory, onEvent }: AnswerOptions,
): Promise<MockAnswer> {
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
  if (override?.answer) return answerOverridden(contract, operation, override.answer, preferences, request, onEvent);
  const isMemorys = memory && !isAskedFor(preferences);
  const remembered = isMemorys ? await remember(session, contract, operation, chosen, parts, request) : undefined;
  const answered = await answer(contract, operation, chosen, preferences, onEvent, remembered);
  return preferences.fault ? { ...answered, fault: preferences.fault } : answered;
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
