/** Sends a reply that has been checked. */
import { once } from "node:events";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ServerSentEvent } from "@cantus/contract/body";
import { isEventStream, isJson } from "@cantus/contract/media-type";
import type { Request, Response } from "express";
import { type EventStreamOptions, sendEvents } from "./event-stream.ts";
import type { CheckedReply } from "./reply-check.ts";

/**
 * Done, or its promise resolved, when the whole answer is out or the caller has left. Throws or rejects when the body
 * cannot be written: before anything is sent, if that shows by then, so that a problem can still take its place.
 */
export function send(
  reply: CheckedReply,
  request: Request,
  response: Response,
  options: EventStreamOptions,
): void | Promise<void> {
  const { body, contentType } = reply;
  if (body === undefined || contentType === undefined) return sendNothing(reply, response);
  if (isEventStream(contentType)) {
    writeHead(reply, response);
    return sendEvents(body as AsyncIterable<ServerSentEvent>, request, response, options);
  }
  if (body instanceof Uint8Array) return sendBytes(body, reply, request, response);
  if (body instanceof Blob) {
    response.setHeader("Content-Length", body.size);
    return sendStream(Readable.fromWeb(body.stream() as never), reply, request, response);
  }
  if (isIterable(body)) {
    const stream = body instanceof Readable ? body : Readable.from(body, { objectMode: false });
    return sendStream(stream, reply, request, response);
  }
  const text = isJson(contentType) || typeof body !== "string" ? JSON.stringify(body) : body;
  return sendText(text, reply, request, response);
}

/** As text, Node sends it together with the head; bytes are written beside it, which costs as much as all the rest. */
function sendText(text: string, reply: CheckedReply, request: Request, response: Response): void {
  const length = Buffer.byteLength(text);
  writeHead(reply, response);
  response.setHeader("Content-Length", length);
  if (request.method === "HEAD") response.end();
  // One byte for each character: ASCII, which is the same in both and copied as it is in the one.
  else response.end(text, length === text.length ? "latin1" : "utf8");
}

function writeHead({ status, headers, contentType }: CheckedReply, response: Response): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (contentType !== undefined) response.setHeader("Content-Type", contentType);
}

function sendNothing(reply: CheckedReply, response: Response): void {
  writeHead(reply, response);
  // A 204 or 304 has no content that could have a length (RFC 9110 §8.6).
  if (reply.status !== 204 && reply.status !== 304) response.setHeader("Content-Length", 0);
  response.end();
}

function sendBytes(bytes: Uint8Array, reply: CheckedReply, request: Request, response: Response): void {
  writeHead(reply, response);
  response.setHeader("Content-Length", bytes.byteLength);
  response.end(request.method === "HEAD" ? undefined : bytes);
}

/** What a pipeline ends with when its destination, the caller, is gone. */
const LEFT = new Set(["ERR_STREAM_PREMATURE_CLOSE", "ERR_STREAM_DESTROYED", "ERR_STREAM_UNABLE_TO_PIPE"]);

async function sendStream(stream: Readable, reply: CheckedReply, request: Request, response: Response): Promise<void> {
  if (request.method === "HEAD" || response.destroyed) {
    stream.destroy();
    writeHead(reply, response);
    response.end();
    return;
  }
  // A file that cannot be opened shows now.
  if (!stream.readableEnded && stream.readableLength === 0) await once(stream, "readable");
  writeHead(reply, response);
  try {
    await pipeline(stream, response);
  } catch (error) {
    if (!LEFT.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}

function isIterable(value: unknown): value is AsyncIterable<Uint8Array> {
  return typeof (value as AsyncIterable<Uint8Array> | null)?.[Symbol.asyncIterator] === "function";
}
