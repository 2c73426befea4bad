/** Server-sent events (HTML Living Standard §9.2). */
import { once } from "node:events";
import { type ServerSentEvent, writeEvent } from "@cantus/contract/body";
import type { Request, Response } from "express";
import { closingOf } from "./closing.ts";

export interface EventStreamOptions {
  /** In milliseconds. */
  readonly heartbeat: number;
  /** Aborted when the caller leaves; to be aborted when the events have to end for another reason. */
  readonly leaving: AbortController;
}

/**
 * Sends each event as it comes, and a comment when none has come for a while, because proxies close a connection on
 * which nothing moves. Ends with the events, or when the caller leaves or the server closes: the iterator is then told to
 * return, and the handler's signal aborts.
 */
export async function sendEvents(
  events: AsyncIterable<ServerSentEvent>,
  request: Request,
  response: Response,
  { heartbeat, leaving }: EventStreamOptions,
): Promise<void> {
  if (!response.hasHeader("Cache-Control")) response.setHeader("Cache-Control", "no-cache");
  // Nginx would hold events back until its buffer is full.
  response.setHeader("X-Accel-Buffering", "no");
  const iterator = events[Symbol.asyncIterator]();
  if (request.method === "HEAD") {
    await iterator.return?.();
    response.end();
    return;
  }
  response.flushHeaders();

  const { signal } = leaving;
  const closing = closingOf(request);
  const leave = () => leaving.abort();
  if (closing?.aborted) leave();
  closing?.addEventListener("abort", leave, { once: true });
  const timer = setInterval(() => response.write(":\n\n"), heartbeat);
  try {
    while (!signal.aborted) {
      const next = await unlessAborted(iterator.next(), signal);
      if (!next || next.done) break;
      const isRoom = response.write(writeEvent(next.value));
      timer.refresh();
      if (!isRoom) await unlessAborted(once(response, "drain"), signal);
    }
  } finally {
    clearInterval(timer);
    closing?.removeEventListener("abort", leave);
    // Not awaited: a generator that waits for something only returns when that has come.
    Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
  response.end();
}

/** What the promise becomes, or `undefined` when the signal aborts first. Nothing of the wait is kept then, unlike in a race. */
function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const leave = () => resolve(undefined);
    signal.addEventListener("abort", leave, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}
