/** Sends a reply that has been checked. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Request, Response } from "express";
import { type EventStreamOptions, sendEvents } from "./event-stream.ts";
import { isEventStream, isJson } from "./media-type.ts";
import type { CheckedReply } from "./reply-check.ts";
import type { ServerSentEvent } from "./types.ts";

/** Resolves when the whole answer is out, or the caller has left. Rejects when a stream that it is made from breaks. */
export async function send(
  { status, headers, contentType, body }: CheckedReply,
  request: Request,
  response: Response,
  options: EventStreamOptions,
): Promise<void> {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (contentType !== undefined) response.setHeader("Content-Type", contentType);

  if (body === undefined || contentType === undefined) return end(response, undefined);
  if (isEventStream(contentType)) return sendEvents(body as AsyncIterable<ServerSentEvent>, request, response, options);
  if (body instanceof Uint8Array) return sendBytes(body, request, response);
  if (body instanceof Blob) {
    response.setHeader("Content-Length", body.size);
    return sendStream(Readable.fromWeb(body.stream() as never), request, response);
  }
  if (isStream(body)) return sendStream(body, request, response);
  const text = isJson(contentType) || typeof body !== "string" ? JSON.stringify(body) : body;
  return sendBytes(Buffer.from(text), request, response);
}

function sendBytes(bytes: Uint8Array, request: Request, response: Response): void {
  response.setHeader("Content-Length", bytes.byteLength);
  end(response, request.method === "HEAD" ? undefined : bytes);
}

async function sendStream(
  stream: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>,
  request: Request,
  response: Response,
): Promise<void> {
  const readable = Readable.from(stream as AsyncIterable<Uint8Array>, { objectMode: false });
  const source = stream instanceof Readable ? stream : readable;
  if (request.method === "HEAD") {
    source.destroy();
    return end(response, undefined);
  }
  try {
    await pipeline(source, response);
  } catch (error) {
    // A caller who leaves early is no error of the stream; the pipeline has closed it.
    if ((error as NodeJS.ErrnoException).code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  }
}

function end(response: Response, bytes: Uint8Array | undefined): void {
  // A 204 or 304 has no content to have a length (RFC 9110 §8.6); a HEAD has said its own.
  const hasNone = response.statusCode === 204 || response.statusCode === 304 || response.req.method === "HEAD";
  if (bytes === undefined && !hasNone) response.setHeader("Content-Length", 0);
  response.end(bytes);
}

function isStream(value: unknown): value is AsyncIterable<Uint8Array> {
  return typeof (value as AsyncIterable<Uint8Array> | null)?.[Symbol.asyncIterator] === "function";
}
