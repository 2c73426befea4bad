/** The body of a request: whether its media type is declared, and what it says. */
import { largestBody } from "../body/largest.ts";
import { type BodyLimits, type ReadBody, readBody } from "../body/read.ts";
import { declaredMediaType } from "../media-type/declared.ts";
import { isUrlEncoded } from "../media-type/kind.ts";
import { essence } from "../media-type/parse.ts";
import type { Contract, MediaType, Operation } from "../model.ts";
import { Problem } from "../problem/problem.ts";
import { headerOf, type RequestHead } from "./head.ts";
import { invalidStatus } from "./invalid-request.ts";

/**
 * Whether a request whose body is empty has one all the same: a form without fields is written as nothing (URL Standard
 * §5.2), and what it requires is missing. Any other body that is empty is none.
 */
export function isEmptyForm(head: Pick<RequestHead, "headers">): boolean {
  const { "content-length": length, "transfer-encoding": coding } = head.headers;
  return (length === "0" || coding !== undefined) && isUrlEncoded(headerOf(head, "content-type") ?? "");
}

/**
 * The declared media type that the body of a request has. To be asked only for a request that has a body; where none is
 * declared, it has no meaning to hold it against, and is passed over: `undefined`.
 *
 * @throws {Problem} `unsupported-media-type`, with the media types there are in `Accept` (RFC 9110 §15.5.16)
 */
export function requireMediaType(
  { requestBody }: Operation,
  head: Pick<RequestHead, "headers">,
): MediaType | undefined {
  if (!requestBody || requestBody.content.length === 0) return undefined;
  const sent = headerOf(head, "content-type");
  const declared = declaredMediaType(requestBody.content, sent);
  if (declared) return declared;
  const types = requestBody.content.map(({ type }) => type).join(", ");
  const told = sent === undefined ? "The body has no Content-Type" : `The body is ${essence(sent)}`;
  throw new Problem("unsupported-media-type", { detail: `${told}; this takes ${types}.`, headers: { Accept: types } });
}

/**
 * What a body says; `undefined` for bytes, of which a schema says nothing.
 *
 * @param mediaType what `requireMediaType` found
 * @throws {Problem} `invalid-request` for a body that is not what it says it is, `unsupported-media-type` for a charset
 *   that is not known
 */
export function readRequestBody(
  contract: Contract,
  operation: Operation,
  mediaType: MediaType,
  head: Pick<RequestHead, "headers">,
  bytes: Uint8Array,
  limits: BodyLimits = {},
): ReadBody | undefined {
  const read = readBody(contract, mediaType, headerOf(head, "content-type") ?? "", bytes, limits);
  switch (read.kind) {
    case "value":
      return read;
    case "bytes":
      return undefined;
    case "malformed":
      throw unreadableBody(operation, read.message, read.cause);
    case "unknown-charset":
      throw new Problem("unsupported-media-type", { detail: `The charset ${read.charset} is not known.` });
  }
}

/** A body that is not what it says it is: `unreadableBody(operation, "is not JSON")`. */
export function unreadableBody(operation: Operation, message: string, cause?: unknown): Problem {
  const violations = [{ in: "body", pointer: "", keyword: "mediaType", message } as const];
  const detail = `The body ${message}.`;
  return new Problem("invalid-request", { status: invalidStatus(operation), detail, violations, cause });
}

/** How a body may be compressed (RFC 9110 §8.4.1). */
const CODINGS = ["gzip", "deflate", "br", "zstd"] as const;

export type ContentCoding = (typeof CODINGS)[number];

/**
 * How the body of a request is compressed; `undefined` where it is not.
 *
 * @throws {Problem} `unsupported-media-type`, with the codings there are in `Accept-Encoding` (RFC 9110 §15.5.16)
 */
export function contentCodingOf(head: Pick<RequestHead, "headers">): ContentCoding | undefined {
  const sent = headerOf(head, "content-encoding")?.trim().toLowerCase() ?? "identity";
  const known = CODINGS.find((coding) => coding === sent);
  if (known || sent === "identity" || sent === "") return known;
  const codings = CODINGS.join(", ");
  const detail = `The body is compressed by ${sent}; this takes ${codings}.`;
  throw new Problem("unsupported-media-type", { detail, headers: { "Accept-Encoding": codings } });
}

/** How long a body may be, in bytes, where whoever reads it says nothing else: 1 MiB. */
export const DEFAULT_BODY_LIMIT = 1024 * 1024;

/** A body up to this size is read though its schema allows none so large, and refused by what is wrong in it. */
const ALWAYS_READ = 64 * 1024;

const largest = new WeakMap<MediaType, number>();

/**
 * How long a body may be of a media type of the contract, in bytes: what whoever reads it allows, and where the contract
 * bounds it more tightly, that.
 *
 * @example bodyLimit(contract, mediaType, DEFAULT_BODY_LIMIT)
 */
export function bodyLimit(contract: Contract, mediaType: MediaType, allowed: number): number {
  const known = largest.get(mediaType) ?? Math.max(ALWAYS_READ, largestBody(contract, mediaType));
  largest.set(mediaType, known);
  return Math.min(allowed, known);
}

/** @param limit in bytes */
export function payloadTooLarge(limit: number, cause?: unknown): Problem {
  return new Problem("payload-too-large", { detail: `The body is larger than ${limit} bytes.`, cause });
}
