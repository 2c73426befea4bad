/** Reading a request body: by its media type, within the limits. */
import { type Contract, type MediaType, type Operation, Problem, type Violation } from "@cantus/contract";
import { shapeForm } from "@cantus/contract/body";
import { essence, isJson, isMultipartForm, isText, isUrlEncoded } from "@cantus/contract/media-type";
import { bodyLimit, DEFAULT_BODY_LIMIT, payloadTooLarge, readRequestBody } from "@cantus/contract/request";
import type { Request, Response } from "express";
import { bytesOf } from "./body-bytes.ts";
import { readByteStream } from "./byte-stream.ts";
import { readMultipart } from "./multipart.ts";
import type { Limits } from "./options.ts";
import { whenReady } from "./when-ready.ts";

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

/**
 * @returns a promise only where there is something to wait for
 * @throws {Problem} `payload-too-large`; `invalid-request` for a body that cannot be read as what it says it is; as a
 *   rejection too
 */
export function receiveBody(
  contract: Contract,
  operation: Operation,
  mediaType: MediaType,
  request: Request,
  response: Response,
  limits: Limits,
): ReceivedBody | PromiseLike<ReceivedBody> {
  const limit = bodyLimit(contract, mediaType, limits.body ?? DEFAULT_BODY_LIMIT);
  const sent = request.headers["content-type"] ?? "";
  // The contract's own text where both are alike: what is known of that is found without reading it.
  const given = sent === mediaType.type ? mediaType.type : sent;
  const contentType = essence(given);
  if (isMultipartForm(given)) {
    return readMultipart(operation, request, response, limits).then((fields) => ({
      contentType,
      ...shapeForm(contract, mediaType, fields),
    }));
  }
  requireShort(request, limit);
  if (!isJson(given) && !isText(given) && !isUrlEncoded(given)) {
    return readByteStream(request, response, limit).then((value) =>
      value ? { contentType, value, judged: undefined, violations: [] } : withoutBody(operation),
    );
  }
  return whenReady(bytesOf(operation, request, response, limit), (raw) => {
    // Middleware of the application was here first and parsed it.
    if (!Buffer.isBuffer(raw)) return { contentType, value: raw, judged: raw, violations: [] };
    // A chunked body shows only now that it is empty; that is no other than a Content-Length of 0.
    if (raw.length === 0 && !isUrlEncoded(given)) return withoutBody(operation);
    if (isUrlEncoded(given)) requireFewFields(raw, limits);
    const read = readRequestBody(contract, operation, mediaType, request, raw, limits);
    return { contentType, ...(read ?? { value: raw, judged: undefined, violations: [] }) };
  });
}

function withoutBody({ requestBody }: Operation): ReceivedBody {
  return requestBody?.required ? { ...NO_BODY, violations: [MISSING] } : NO_BODY;
}

const MISSING: Violation = { in: "body", pointer: "", keyword: "required", message: "is required" };

/** Refuses before the body is sent, for a caller who waits to hear (RFC 9110 §10.1.1), unless it was read already. */
function requireShort(request: Request, limit: number): void {
  if (!request.readableDidRead && Number(request.headers["content-length"] ?? 0) > limit) throw payloadTooLarge(limit);
}

function requireFewFields(form: Uint8Array, { fields = 1000 }: Limits): void {
  let ends = 0;
  for (const byte of form) if (byte === 0x26) ends++;
  if (ends >= fields) throw new Problem("payload-too-large", { detail: `The form has more than ${fields} fields.` });
}
