/** Reading a request body: by its media type, within the limits. */
import {
  type Contract,
  coerce,
  decodeForm,
  type MediaType,
  type Operation,
  Problem,
  type Violation,
} from "@cantus/contract";
import express, { type Request, type RequestHandler, type Response } from "express";
import { shapeForm } from "./form.ts";
import { charset, declaredMediaType, essence, isJson, isMultipart, isText, isUrlEncoded } from "./media-type.ts";
import { readMultipart } from "./multipart.ts";
import type { Limits } from "./options.ts";
import { malformed, tooLarge } from "./unreadable.ts";

export interface ReceivedBody {
  /** The media type as the caller named it, without parameters; `undefined` without a body. */
  readonly contentType: string | undefined;
  /** For the handler: JSON, text, the fields of a form, or bytes. */
  readonly value: unknown;
  /** The same for the validator, files standing as text; `undefined` for bytes. */
  readonly judged: unknown;
  readonly violations: readonly Violation[];
}

/**
 * The declared media type that the body has, before anything of it is read; `undefined` without a body.
 * @throws {Problem} `unsupported-media-type`, with the media types there are in `Accept` (RFC 9110 §15.5.16).
 */
export function acceptedMediaType(operation: Operation, request: Request): MediaType | undefined {
  const declared = operation.requestBody?.content;
  if (!declared || !hasBody(request)) return undefined;
  const given = request.headers["content-type"];
  const mediaType = given === undefined ? undefined : declaredMediaType(declared, given);
  if (mediaType) return mediaType;
  const types = declared.map(({ type }) => type).join(", ");
  const detail = given === undefined ? "The body has no Content-Type" : `The body is ${essence(given)}`;
  throw new Problem("unsupported-media-type", {
    detail: `${detail}; this takes ${types}.`,
    headers: { Accept: types },
  });
}

/** @throws {Problem} `payload-too-large`; `invalid-request` for a body that cannot be read as what it says it is. */
export async function readBody(
  contract: Contract,
  mediaType: MediaType | undefined,
  request: Request,
  response: Response,
  limits: Limits,
): Promise<ReceivedBody> {
  if (!mediaType) return { contentType: undefined, value: undefined, judged: undefined, violations: [] };
  const given = request.headers["content-type"] ?? "";
  const contentType = essence(given);
  const received = (value: unknown, judged: unknown = value) => ({ contentType, value, judged, violations: [] });

  if (isMultipart(given)) {
    return { contentType, ...shapeForm(contract, mediaType.schema, await readMultipart(request, response, limits)) };
  }
  const raw = await bytesOf(request, response, limits);
  // Middleware of the application was here first and parsed it.
  if (!Buffer.isBuffer(raw)) return received(raw);
  if (isJson(given)) return received(parseJson(decode(raw, given)));
  if (isUrlEncoded(given)) {
    const { value, violations } = decodeForm(contract, mediaType, limited(decode(raw, given), limits));
    return { ...received(value), violations };
  }
  if (isText(given)) return received(coerce(contract, mediaType.schema, decode(raw, given)));
  return { ...received(raw), judged: undefined };
}

/** "The presence of a message body in a request is signaled by a Content-Length or Transfer-Encoding" (RFC 9112 §6). */
function hasBody({ headers }: Request): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

const readers = new Map<number, RequestHandler>();

function bytesOf(request: Request, response: Response, { body = 1024 * 1024 }: Limits): Promise<unknown> {
  const reader = readers.get(body) ?? express.raw({ type: () => true, limit: body });
  readers.set(body, reader);
  return new Promise((resolve, reject) => {
    reader(request, response, (error?: unknown) => (error ? reject(unreadable(error)) : resolve(request.body)));
  });
}

function unreadable(error: unknown): unknown {
  const { type, status, limit } = error as { type?: string; status?: number; limit?: number };
  if (type === "entity.too.large") return tooLarge(`The body is larger than ${limit} bytes.`, error);
  if (status === 415) return new Problem("unsupported-media-type", { detail: (error as Error).message, cause: error });
  return error;
}

function decode(bytes: Buffer, contentType: string): string {
  const name = charset(contentType) ?? "utf-8";
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(name, { fatal: true });
  } catch (cause) {
    throw new Problem("unsupported-media-type", { detail: `The charset ${name} is not known.`, cause });
  }
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw malformed(`is not valid ${name}`, cause);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw malformed(`is not JSON: ${(cause as Error).message}`, cause);
  }
}

function limited(form: string, { fields = 1000 }: Limits): string {
  if (form.split("&", fields + 1).length > fields) throw tooLarge(`The form has more than ${fields} fields.`);
  return form;
}
