/** What an answer promises: that the caller is called back when it is time, and that webhooks are delivered. */
import type { Contract } from "@cantus/contract";
import type { Call } from "./answer-place.ts";
import { webhooksOf } from "./callbacks/declared.ts";
import { addressesOf, announce, callBack, type Delivering } from "./callbacks/deliver.ts";
import type { MockEvent } from "./events.ts";
import type { MockAnswer } from "./exchange.ts";
import type { Session } from "./session.ts";

export function promise(
  { contract, operation, request, preferences, parts, session }: Call,
  { status, headers, body, made }: MockAnswer,
  send: typeof fetch,
  onEvent: (event: MockEvent) => void,
  webhooks: string | undefined,
): void {
  if (status >= 400) return;
  const address = made && (preferences.webhooks ?? webhooks);
  const isAnnounced = address !== undefined && webhooksOf(contract).length > 0;
  const called = addressesOf(contract, operation, {
    get url() {
      return `http://${request.headers.host ?? "localhost"}${request.path}${request.query && `?${request.query}`}`;
    },
    method: request.method,
    status,
    request: { headers: request.headers, query: parts.query, path: parts.path, body: parts.body },
    response: () => {
      const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
      return { headers: Object.fromEntries(lower), body: jsonIn(body) };
    },
  });
  if (!isAnnounced && called.length === 0) return;
  const delivering = deliveringFor(contract, session, send, onEvent, operation.id);
  const followed = made && { memory: session.memory(contract), ...made };
  if (followed && isAnnounced) announce(address, followed, delivering);
  for (const address of called) callBack(address, followed, delivering);
}

/** @param operationId of the operation that promised it; absent where nobody did */
export function deliveringFor(
  contract: Contract,
  session: Session,
  send: typeof fetch,
  onEvent: (event: MockEvent) => void,
  operationId?: string,
): Delivering {
  return {
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
        operationId,
        verdict: reason === undefined ? "accepted" : "refused",
        callback: { name, attempt, body: delivery.body, ...(reason !== undefined && { reason }) },
        problem: undefined,
      });
      onEvent({ kind: "callback", contract: contract.name, operationId, delivery });
    },
  };
}

function jsonIn(body: MockAnswer["body"]): unknown {
  try {
    return typeof body === "string" ? JSON.parse(body) : undefined;
  } catch {
    return undefined;
  }
}
