/** Bodies of bytes, of which a schema says nothing: handlers get them as they come. */
import { once } from "node:events";
import { type Duplex, Readable, Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from "node:zlib";
import { type ContentCoding, contentCodingOf } from "@cantus/contract/request";
import type { Request, Response } from "express";

const DECODERS: Readonly<Record<ContentCoding, () => Duplex>> = {
  gzip: createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/**
 * A stream of the body, whose caller sends it no faster than it is read. What is not read until the request is answered goes
 * by. It fails beyond
 * `limit` (in bytes, after decompression), and where the caller leaves; an error that says so to HTTP as well, so that a
 * handler need not look at it.
 *
 * @returns `undefined` for a body that turns out to be empty
 */
export async function readByteStream(
  request: Request,
  response: Response,
  limit: number,
): Promise<Readable | undefined> {
  const parsed: unknown = request.body;
  if (parsed instanceof Uint8Array) return parsed.length > 0 ? Readable.from([parsed]) : undefined;
  const coding = contentCodingOf(request);
  const body = boundedBy(limit);
  // Whoever reads it is told too; an error that nobody hears of, as no handler need read it, ends the process.
  body.on("error", () => undefined);
  const last = coding ? decode(request, coding, body) : request;
  last.pipe(body);
  const leave = () => {
    if (!request.complete) body.destroy(refusal(400, "The body ended before it was complete."));
  };
  request.on("error", leave).on("close", leave);
  // What is left when all is answered must be read for the connection to be of use again; it is not kept.
  response.once("finish", () => body.destroy());
  body.once("close", () => request.unpipe().resume());
  await once(body, "readable");
  return body.readableLength > 0 ? body : undefined;
}

function decode(request: Request, coding: ContentCoding, body: Transform): Readable {
  const decoder = DECODERS[coding]();
  decoder.on("error", () => body.destroy(refusal(400, `The body is not ${coding}.`)));
  body.once("close", () => decoder.destroy());
  return request.pipe(decoder);
}

function boundedBy(limit: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limit) done(refusal(413, `The body is larger than ${limit} bytes.`));
      else done(null, chunk);
    },
  });
}

/** As HTTP middleware makes errors: not a problem that a handler throws, which would have to be of a declared status. */
function refusal(status: number, message: string): Error {
  return Object.assign(new Error(message), { status, expose: true });
}
