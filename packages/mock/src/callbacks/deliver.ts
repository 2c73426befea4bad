/** Callbacks on their way: when it is time, to where the caller said, and again if nobody took them. */

import { createHash } from "node:crypto";
import type { Contract, Operation } from "@cantus/contract";
import { Changes } from "../changes.ts";
import type { Session } from "../session.ts";
import { type Followed, follow } from "../state/follow/follow.ts";
import type { JsonObject } from "../state/json.ts";
import { lifecycleOf } from "../state/lifecycle.ts";
import { seen, waitUntil } from "../wait.ts";
import { callbacksOf, type Outgoing, type Webhook, webhooksOf } from "./declared.ts";
import type { Expressible } from "./expression.ts";
import { messageFor, namesStates } from "./message.ts";
import { sign, webhookSecretOf } from "./signature.ts";

/** An attempt to deliver a callback. */
export interface Delivery {
  readonly callback: string;
  readonly method: string;
  readonly url: string;
  /** Counted from 1. */
  readonly attempt: number;
  /** Absent where no answer came. */
  readonly status: number | undefined;
  readonly milliseconds: number;
  /** Why it was not taken. */
  readonly reason: string | undefined;
  readonly body: string;
}

export interface Delivering {
  readonly contract: Contract;
  readonly session: Session;
  readonly send: typeof fetch;
  readonly note: (delivery: Delivery) => void;
}

/** After how long it is tried again, in milliseconds by the clock of the session. */
const PAUSES = [1000, 5000, 30_000];
/** How long a receiver may take, in milliseconds by this machine's clock. */
const PATIENCE = 10_000;
/** When an operation is called back that no item tells the time of. */
const SOON = 1000;

/** A callback, and where it goes. */
interface Address {
  readonly callback: Outgoing;
  readonly url: string;
}

/** Where those go that an operation has promised with its answer. */
export function addressesOf(contract: Contract, operation: Operation, call: Expressible): readonly Address[] {
  const callbacks = callbacksOf(contract, operation);
  if (callbacks.length === 0) return NOBODY;
  return callbacks.flatMap((callback) => {
    const url = callback.url(call);
    return url === undefined || !isWeb(url) ? [] : [{ callback, url }];
  });
}

const NOBODY: readonly Address[] = [];

/** Delivers what an operation has promised with its answer. Nobody waits for that, and nothing of it throws. */
export function callBack({ callback, url }: Address, followed: Followed | undefined, delivering: Delivering): void {
  delivering.session.callBack((signal) => deliver(callback, url, followed, delivering, signal));
}

/** Delivers the webhooks that are about an item, to where whoever asked for it, or runs the mock, wants them. */
export function announce(url: string, followed: Followed, delivering: Delivering): void {
  for (const webhook of webhooksOf(delivering.contract)) {
    if (webhook.collection !== followed.collection.name) continue;
    delivering.session.callBack((signal) => deliver(webhook, url, followed, delivering, signal, webhook.when));
  }
}

/** Delivers a webhook now: with this body, else with the contract's example, else with one that is made. */
export function sendNow(webhook: Webhook, url: string, body: unknown, delivering: Delivering): void {
  const { contract, session } = delivering;
  const { content } = webhook;
  const message = body ?? (content && messageFor(contract, content, undefined, session.clock.now())?.value);
  session.callBack((signal) => post(webhook, url, message, delivering, signal));
}

/** Whoever calls says where; other schemes are none that anybody is called back by. */
export function isWeb(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/** @param when the values that its item has to have */
async function deliver(
  callback: Outgoing,
  url: string,
  followed: Followed | undefined,
  delivering: Delivering,
  signal: AbortSignal,
  when?: Webhook["when"],
): Promise<void> {
  const { contract, session } = delivering;
  const { clock } = session;
  const { content } = callback;
  if (!followed || !lifecycleOf(contract, followed.collection)) {
    await pause(session, SOON, signal);
    const item = followed?.memory.item(followed.collection, followed.scope, followed.id);
    const happened = followed && item && { collection: followed.collection, value: item.value };
    const message = content && messageFor(contract, content, happened, clock.now());
    const isMeant = !followed || hasCome(item?.value, when);
    if (!signal.aborted && isMeant && (message || !content))
      await post(callback, url, message?.value, delivering, signal);
    return;
  }
  let known: number | undefined;
  for (let current: Followed | undefined = followed; current; current = successor(session, current, signal)) {
    const { collection } = current;
    const kind = when || namesStates(contract, callback, collection) ? "status" : "end";
    for await (const told of follow(current, { clock, signal, isIdle: true }, known)) {
      known = told?.number ?? known;
      if (told?.moment.kind !== kind || !hasCome(told.value, when)) continue;
      const message = content && messageFor(contract, content, { collection, value: told.value }, told.moment.at);
      if (message || !content) await post(callback, url, message?.value, delivering, signal);
    }
  }
}

function hasCome(value: JsonObject | undefined, when: Webhook["when"] = {}): boolean {
  return value !== undefined && Object.entries(when).every(([name, wanted]) => wanted.includes(value[name]));
}

/** The same item after the contract was read again. */
function successor(
  session: Session,
  { memory, collection, ...place }: Followed,
  signal: AbortSignal,
): Followed | undefined {
  const next = memory.isOver && !signal.aborted ? session.memoryAfter(memory) : undefined;
  const same = next?.inferred.collections.find(({ name }) => name === collection.name);
  return next && same && { ...place, memory: next, collection: same };
}

async function post(
  callback: Outgoing,
  url: string,
  message: unknown,
  delivering: Delivering,
  signal: AbortSignal,
): Promise<void> {
  const { contract, session, note } = delivering;
  const body = message === undefined ? "" : JSON.stringify(message);
  const id = `msg_${createHash("sha256").update(`${url} ${body}`).digest("base64url").slice(0, 27)}`;
  for (let attempt = 1; attempt <= PAUSES.length + 1 && !signal.aborted; attempt++) {
    const start = performance.now();
    const { status, reason } = await once(delivering, callback, url, id, body, contract);
    const milliseconds = performance.now() - start;
    const { name, method } = callback;
    note({ callback: name, method, url, attempt, status, milliseconds, reason, body });
    // 410: nobody wants it there any more.
    if (reason === undefined || status === 410) return;
    const wait = PAUSES[attempt - 1];
    if (wait !== undefined) await pause(session, wait, signal);
  }
}

async function once(
  { send, session }: Delivering,
  callback: Outgoing,
  url: string,
  id: string,
  body: string,
  contract: Contract,
): Promise<{ status: number | undefined; reason: string | undefined }> {
  try {
    const response = await send(url, {
      method: callback.method,
      headers: headersOf(callback, id, Math.floor(session.clock.now() / 1000), body, contract),
      ...(body !== "" && { body }),
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
    });
    await response.body?.cancel();
    return { status: response.status, reason: response.ok ? undefined : `answered ${response.status}` };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { status: undefined, reason: cause instanceof Error ? cause.message : String(cause) };
  }
}

function headersOf(
  { headers, content }: Outgoing,
  id: string,
  seconds: number,
  body: string,
  contract: Contract,
): Record<string, string> {
  const secret = webhookSecretOf(contract);
  const known: Record<string, string> = {
    "webhook-id": id,
    "webhook-timestamp": String(seconds),
    ...(secret !== undefined && { "webhook-signature": sign(secret, id, seconds, body) }),
  };
  const declared = headers.flatMap(({ name, example }) => {
    const value = known[name.toLowerCase()] ?? example;
    return value === undefined || value === null ? [] : [[name, String(value)]];
  });
  return { ...(content && body !== "" && { "Content-Type": content.type }), ...Object.fromEntries(declared) };
}

/** By the clock of the session, so that whoever moves it need not wait. */
async function pause({ clock }: Session, milliseconds: number, signal: AbortSignal): Promise<void> {
  const until = clock.now() + milliseconds;
  const changes = new Changes();
  while (!signal.aborted && clock.now() < until) {
    await waitUntil({ clock, changes, signal, isIdle: true, seen: seen({ clock, changes }) }, until);
  }
}
