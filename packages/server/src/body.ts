/** Reading a request body: by its media type, within the limits. */
import { type Contract, type MediaType, type Operation, Problem, type Violation } from "@cantus/contract";
import { shapeForm } from "@cantus/contract/body";
import { essence, isJson, isMultipartForm, isText, isUrlEncoded } from "@cantus/contract/media-type";
import { contentCodingOf, payloadTooLarge, readRequestBody, unreadableBody } from "@cantus/contract/request";
import express, { type Request, type RequestHandler, type Response } from "express";
import { readByteStream } from "./byte-stream.ts";
import { readMultipart } from "./multipart.ts";
import type { Limits } from "./options.ts";

export interface ReceivedBody {
  /** The media type as the caller named it, without parameters; `undefined` without a body. */
  readonly contentType: string | undefined;
  /** For the handler: JSON, text, the fields of a form, or a stream of bytes. */
  readonly value: unknown;
  /** The same for the validator, files standing as text; `undefined` for bytes. */
  readonly judged: unknown;
  readonly violations: readonly Violation[];
}

export const NO_BODY: ReceivedBody = { contentType: undefined, value: undefined, judged: undefined, violations: [] };

/** "The presence of a message body in a request is signaled by a Content-Length or Transfer-Encoding" (RFC 9112 §6). */
export function hasBody({ headers }: Request): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

/** @throws {Problem} `payload-too-large`; `invalid-request` for a body that cannot be read as what it says it is. */
export async function receiveBody(
  contract: Contract,
  operation: Operation,
  mediaType: MediaType,
  request: Request,
  response: Response,
  limits: Limits,
): Promise<ReceivedBody> {
  const given = request.headers["content-type"] ?? "";
  const contentType = essence(given);
  if (isMultipartForm(given)) {
    const fields = await readMultipart(operation, request, response, limits);
    return { contentType, ...shapeForm(contract, mediaType, fields) };
  }
  requireShort(request, limits);
  if (!isJson(given) && !isText(given) && !isUrlEncoded(given)) {
    const value = await readByteStream(request, response, limits.body ?? 1024 * 1024);
    return value ? { contentType, value, judged: undefined, violations: [] } : withoutBody(operation);
  }
  const raw = await bytesOf(operation, request, response, limits);
  // Middleware of the application was here first and parsed it.
  if (!Buffer.isBuffer(raw)) return { contentType, value: raw, judged: raw, violations: [] };
  // A chunked body shows only now that it is empty; that is no other than a Content-Length of 0.
  if (raw.length === 0) return withoutBody(operation);
  if (isUrlEncoded(given)) requireFewFields(raw, limits);
  const read = readRequestBody(contract, operation, mediaType, request, raw, limits);
  return { contentType, ...(read ?? { value: raw, judged: undefined, violations: [] }) };
}

function withoutBody({ requestBody }: Operation): ReceivedBody {
  return requestBody?.required ? { ...NO_BODY, violations: [MISSING] } : NO_BODY;
}

const MISSING: Violation = { in: "body", pointer: "", keyword: "required", message: "is required" };

/** Refuses before the body is sent, for a caller who waits to hear (RFC 9110 §10.1.1), unless it was read already. */
function requireShort(request: Request, { body = 1024 * 1024 }: Limits): void {
  if (!request.readableDidRead && Number(request.headers["content-length"] ?? 0) > body) throw payloadTooLarge(body);
}

const readers = new Map<number, RequestHandler>();

function bytesOf(
  operation: Operation,
  request: Request,
  response: Response,
  { body = 1024 * 1024 }: Limits,
): Promise<unknown> {
  const coding = contentCodingOf(request);
  if (!coding && isAnnounced(request, body)) return announcedBytes(operation, request);
  const reader = readers.get(body) ?? express.raw({ type: () => true, limit: body });
  readers.set(body, reader);
  return new Promise((resolve, reject) => {
    reader(request, response, (error?: unknown) => {
      if (!error) resolve(request.body);
      else if (isOfType(error, "entity.too.large")) reject(payloadTooLarge(body, error));
      // What Node's decompression throws has no type, unlike what the reader itself does.
      else if (coding && isOfType(error, undefined)) reject(unreadableBody(operation, `is not ${coding}`, error));
      else reject(error);
    });
  });
}

/** Whether a body is all there to be read, and so long as it says: a length that Node holds the caller to. */
function isAnnounced({ headers, body, readableFlowing, readableEnded, destroyed }: Request, limit: number): boolean {
  if (headers["transfer-encoding"] !== undefined || Number(headers["content-length"]) > limit) return false;
  return body === undefined && readableFlowing === null && !readableEnded && !destroyed;
}

/** The body as Express's own reader would give it, in a fraction of the time. */
function announcedBytes(operation: Operation, request: Request): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.once("end", () => {
      request.body = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
      resolve(request.body);
    });
    request.once("error", (error) => reject(unreadableBody(operation, "ended before it was complete", error)));
  });
}

function isOfType(error: unknown, type: string | undefined): boolean {
  return (error as { type?: string }).type === type;
}

function requireFewFields(form: Uint8Array, { fields = 1000 }: Limits): void {
  let ends = 0;
  for (const byte of form) if (byte === 0x26) ends++;
  if (ends >= fields) throw new Problem("payload-too-large", { detail: `The form has more than ${fields} fields.` });
}
