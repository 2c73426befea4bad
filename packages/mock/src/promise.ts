/** What an answer promises: that the caller is called back when it is time. */
import type { Call } from "./answer-place.ts";
import { callbacksOf } from "./callbacks/declared.ts";
import { callBack } from "./callbacks/deliver.ts";
import type { MockEvent } from "./events.ts";
import type { MockAnswer } from "./exchange.ts";

export function promise(
  { contract, operation, request, parts, session }: Call,
  { status, headers, body, made }: MockAnswer,
  send: typeof fetch,
  onEvent: (event: MockEvent) => void,
): void {
  if (status >= 400 || callbacksOf(contract, operation).length === 0) return;
  const call = {
    url: `http://${request.headers.host ?? "localhost"}${request.path}${request.query && `?${request.query}`}`,
    method: request.method,
    status,
    request: { headers: request.headers, query: parts.query, path: parts.path, body: parts.body },
    response: () => {
      const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
      return { headers: Object.fromEntries(lower), body: jsonIn(body) };
    },
  };
  const followed = made && { memory: session.memory(contract), ...made };
  callBack(operation, call, followed, {
    contract,
    session,
    send,
    note(delivery) {
      const { callback: name, method, url, attempt, milliseconds, reason } = delivery;
      session.note({
        time: session.clock.now(),
        method,
        path: url,
        status: delivery.status,
        milliseconds,
        contract: contract.name,
        operationId: operation.id,
        verdict: reason === undefined ? "accepted" : "refused",
        callback: { name, attempt, body: delivery.body, ...(reason !== undefined && { reason }) },
        problem: undefined,
      });
      onEvent({ kind: "callback", contract: contract.name, operationId: operation.id, delivery });
    },
  });
}

function jsonIn(body: MockAnswer["body"]): unknown {
  try {
    return typeof body === "string" ? JSON.parse(body) : undefined;
  } catch {
    return undefined;
  }
}
