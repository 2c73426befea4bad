/** Sends a reply that has been checked. */
import { once } from "node:events";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ServerSentEvent } from "@cantus/contract/body";
import { isEventStream, isJson } from "@cantus/contract/media-type";
import { type HeaderFields, setHead, writeHead } from "./answer-head.ts";
import { type EventStreamOptions, sendEvents } from "./event-stream.ts";
import type { Exchange } from "./exchange.ts";
import type { CheckedReply } from "./reply-check.ts";
import { sendAtOnce } from "./whole-answer.ts";

/**
 * Done, or its promise resolved, when the whole answer is out or the caller has left. Throws or rejects when the body
 * cannot be written: before anything is sent, if that shows by then, so that a problem can still take its place.
 */
export function send(reply: CheckedReply, exchange: Exchange, options: EventStreamOptions): void | Promise<void> {
  const { status, body, contentType, written } = reply;
  if (written) {
    sendText(written.text, written.isAscii, reply, exchange);
    return;
  }
  // A 204 or 304 has no content that could have a length (RFC 9110 §8.6).
  if (body === undefined || contentType === undefined) {
    return sendWhole(undefined, status === 204 || status === 304 ? undefined : 0, reply, exchange);
  }
  if (isEventStream(contentType)) {
    setHead(exchange, status, fieldsOf(reply));
    return sendEvents(body as AsyncIterable<ServerSentEvent>, exchange.request, exchange.response, options);
  }
  if (body instanceof Uint8Array) return sendWhole(body, body.byteLength, reply, exchange);
  if (body instanceof Blob)
    return sendStream(Readable.fromWeb(body.stream() as never), body.size, reply, exchange, options);
  if (isIterable(body)) {
    const stream = body instanceof Readable ? body : Readable.from(body, { objectMode: false });
    return sendStream(stream, undefined, reply, exchange, options);
  }
  const text = isJson(contentType) || typeof body !== "string" ? JSON.stringify(body) : body;
  sendText(text, false, reply, exchange);
}

/** Node sends it together with the head; bytes are written beside it, which costs as much as all the rest. */
function sendText(text: string, isAscii: boolean, reply: CheckedReply, exchange: Exchange): void {
  const { request, response, unset, requestId } = exchange;
  const { status, headers, contentType = "" } = reply;
  const length = isAscii ? text.length : Buffer.byteLength(text);
  if (!unset || headers.length > 0 || request.method === "HEAD") {
    sendWhole(text, length, reply, exchange);
    return;
  }
  const fixed = unset.withContentType(contentType);
  const lines = `X-Request-Id: ${requestId}\r\n`;
  sendAtOnce(request, response, { status, fields: ["X-Request-Id", requestId], lines, fixed, text, length });
}

function sendWhole(
  content: string | Uint8Array | undefined,
  length: number | undefined,
  reply: CheckedReply,
  exchange: Exchange,
): void {
  const { request, response } = exchange;
  const fields = fieldsOf(reply, length);
  if (reply.headers.length > 0) setHead(exchange, reply.status, fields);
  else writeHead(exchange, reply.status, fields);
  if (request.method === "HEAD") response.end();
  else if (typeof content === "string") response.end(content, length === content.length ? "latin1" : "utf8");
  else response.end(content);
}

function fieldsOf({ headers, contentType }: CheckedReply, length?: number): HeaderFields {
  const fields = [...headers];
  if (contentType !== undefined) fields.push("Content-Type", contentType);
  if (length !== undefined) fields.push("Content-Length", String(length));
  return fields;
}

/** What a pipeline ends with when its destination, the caller, is gone. */
const LEFT = new Set(["ERR_STREAM_PREMATURE_CLOSE", "ERR_STREAM_DESTROYED", "ERR_STREAM_UNABLE_TO_PIPE"]);

async function sendStream(
  stream: Readable,
  length: number | undefined,
  reply: CheckedReply,
  exchange: Exchange,
  { leaving }: EventStreamOptions,
): Promise<void> {
  const { request, response } = exchange;
  const isWanted = request.method !== "HEAD" && !response.destroyed && (await hasBegun(stream, leaving.signal));
  if (!isWanted) stream.destroy();
  setHead(exchange, reply.status, fieldsOf(reply, length));
  if (!isWanted) {
    response.end();
    return;
  }
  try {
    await pipeline(stream, response);
  } catch (error) {
    if (!LEFT.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}

/** Waits for the first of it, or its end: a file that cannot be opened shows then. False if the caller leaves before. */
async function hasBegun(stream: Readable, signal: AbortSignal): Promise<boolean> {
  if (stream.readableEnded || stream.readableLength > 0) return true;
  try {
    await once(stream, "readable", { signal });
    return true;
  } catch (error) {
    if (!signal.aborted) throw error;
    return false;
  }
}

function isIterable(value: unknown): value is AsyncIterable<Uint8Array> {
  return typeof (value as AsyncIterable<Uint8Array> | null)?.[Symbol.asyncIterator] === "function";
}
