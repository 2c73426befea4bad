import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, zstdDecompress } from "node:zlib";
import type { Operation } from "@cantus/contract";
import { isMultipartForm } from "@cantus/contract/media-type";
import { type ContentCoding, contentCodingOf, payloadTooLarge, unreadableBody } from "@cantus/contract/request";
import type { AtOnce } from "./at-once.ts";
import type { MockRequest } from "./exchange.ts";

type Decompress = (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;

const DECOMPRESS: Readonly<Record<ContentCoding, Decompress>> = {
  gzip: promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
};

/**
 * The request with its body as it was before it was compressed.
 *
 * @param limit how long that may be, in bytes
 * @throws {Problem} `unsupported-media-type`, `payload-too-large`, `invalid-request`
 */
export function decompress(operation: Operation, request: MockRequest, limit: number): AtOnce<MockRequest> {
  // Forms with files are read as they come: a server reads them so too, and no browser compresses them.
  if (isMultipartForm(request.headers["content-type"] ?? "")) return request;
  const coding = contentCodingOf(request);
  return coding ? decompressed(operation, request, coding, limit) : request;
}

async function decompressed(
  operation: Operation,
  request: MockRequest,
  coding: ContentCoding,
  limit: number,
): Promise<MockRequest> {
  try {
    return { ...request, body: await DECOMPRESS[coding](request.body, { maxOutputLength: limit }) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw payloadTooLarge(limit, error);
    throw unreadableBody(operation, `is not ${coding}`, error);
  }
}
