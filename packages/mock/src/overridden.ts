/** The answer that an override puts in the place of what would be answered. */
import type { Contract, Operation } from "@cantus/contract";
import { answer } from "./answer.ts";
import { choose } from "./choose.ts";
import { streamed } from "./event-stream.ts";
import type { MockEvent } from "./events.ts";
import type { MockAnswer, MockRequest } from "./exchange.ts";
import { concreteMediaType, encodeBody } from "./media.ts";
import type { OverrideAnswer } from "./overrides.ts";
import type { Preferences } from "./preferences.ts";

/** Without a body of its own, it has what the contract shows for its status. */
export function answerOverridden(
  contract: Contract,
  operation: Operation,
  override: OverrideAnswer,
  preferences: Preferences,
  request: MockRequest,
  onEvent: (event: MockEvent) => void,
): MockAnswer {
  const { status, body, headers, example = preferences.example } = override;
  const wanted = { ...preferences, code: status, example };
  const shown = body === undefined ? choose(operation, wanted, request) : undefined;
  const whole = shown ? answer(contract, operation, shown, wanted, onEvent) : asGiven(contract, operation, override);
  return { ...whole, headers: { ...whole.headers, ...headers }, fault: preferences.fault };
}

function asGiven(contract: Contract, operation: Operation, { status, body }: OverrideAnswer): MockAnswer {
  const content = operation.response(status)?.content[0];
  if (body === undefined || !content) return { status, headers: {}, body: undefined };
  const bytes = encodeBody(contract, content.type, body, content.schema);
  const stream = streamed(content.type, bytes);
  return { status, headers: { "Content-Type": concreteMediaType(content.type, body) }, body: bytes, stream };
}
