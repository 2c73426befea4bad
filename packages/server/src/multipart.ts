/** Bodies of `multipart/form-data` (RFC 7578), read as they come, within the limits. */
import { openAsBlob } from "node:fs";
import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { type Operation, Problem } from "@cantus/contract";
import type { FormField, FormPart } from "@cantus/contract/body";
import { DEFAULT_BODY_LIMIT, payloadTooLarge, unreadableBody } from "@cantus/contract/request";
import busboy, { type Busboy } from "busboy";
import type { Request, Response } from "express";
import type { Limits } from "./options.ts";
import { ServerError } from "./server-error.ts";
import { newTemporaryFile } from "./temporary-files.ts";

/** A name that is longer is no name of a field. */
const MAX_NAME_LENGTH = 200;

type NamedPart = readonly [name: string, part: FormPart];

/**
 * Small files come as bytes, others stand in temporary files, which belong to the response.
 *
 * @throws {Problem} `payload-too-large` beyond a limit, `invalid-request` for what is no multipart body.
 */
export async function readMultipart(
  operation: Operation,
  request: Request,
  response: Response,
  limits: Limits,
): Promise<Iterable<FormField>> {
  const { body = DEFAULT_BODY_LIMIT } = limits;
  if (request.readableEnded) {
    const message = `The body of ${operation.id} was read by middleware before its router: let the router read it.`;
    throw new ServerError("BODY_READ", message);
  }
  if (Number(request.headers["content-length"] ?? 0) > body) throw payloadTooLarge(body);
  const parts: Promise<NamedPart>[] = [];
  try {
    await receive(operation, request, parserFor(operation, request, limits), body, (parser, fail) =>
      collect(parser, parts, fail, { ...limits, response, operation }),
    );
  } finally {
    // Nothing is written any more when it is to be removed.
    await Promise.allSettled(parts);
  }
  const named = await Promise.all(parts);
  return [...Map.groupBy(named, ([name]) => name)].map(([name, all]) => [name, all.map(([, part]) => part)]);
}

function parserFor(operation: Operation, { headers }: Request, limits: Limits): Busboy {
  const { body = DEFAULT_BODY_LIMIT, file = body, files = 10, fields = 1000 } = limits;
  try {
    return busboy({
      headers,
      // As browsers write names (WHATWG HTML, multipart/form-data encoding algorithm).
      defParamCharset: "utf8",
      limits: { fileSize: file, fieldSize: body, files, fields, parts: files + fields, headerPairs: 100 },
    });
  } catch (error) {
    throw unreadableBody(operation, "is not a multipart body", error);
  }
}

type Fail = (problem: unknown) => void;

/** Feeds the parser with the body until that ends, or is refused. What is left of it then goes by and is not kept. */
function receive(
  operation: Operation,
  request: Request,
  parser: Busboy,
  limit: number,
  listen: (parser: Busboy, fail: Fail) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    // A chunked body says no length, so what arrives is counted.
    let received = 0;
    const count = (chunk: Buffer) => {
      received += chunk.length;
      if (received > limit) fail(payloadTooLarge(limit));
    };
    const leave = () => {
      if (!request.complete) fail(unreadableBody(operation, "ended before it was complete"));
    };
    const fail = (problem: unknown) => {
      request.off("data", count).off("close", leave).unpipe(parser);
      request.resume();
      reject(problem);
      parser.destroy();
    };
    parser.on("error", (error) => fail(unreadableBody(operation, "is not a multipart body", error)));
    parser.on("close", () => {
      request.off("data", count).off("close", leave);
      resolve();
    });
    listen(parser, fail);
    request.on("error", leave).on("close", leave).on("data", count).pipe(parser);
  });
}

interface CollectOptions extends Limits {
  readonly response: Response;
  readonly operation: Operation;
}

/** Adds each part of a body, as it comes. */
function collect(parser: Busboy, parts: Promise<NamedPart>[], fail: Fail, options: CollectOptions): void {
  const { files = 10, fields = 1000, operation } = options;
  const tooLarge = (detail: string) => fail(new Problem("payload-too-large", { detail }));
  const isNamed = (name: string | undefined): name is string => {
    if (name === undefined) fail(unreadableBody(operation, "has a part without a name"));
    else if (name.length > MAX_NAME_LENGTH)
      tooLarge(`The name of a part is longer than ${MAX_NAME_LENGTH} characters.`);
    else return true;
    return false;
  };
  parser.on("filesLimit", () => tooLarge(`The form has more than ${files} files.`));
  parser.on("fieldsLimit", () => tooLarge(`The form has more than ${fields} fields.`));
  parser.on("partsLimit", () => tooLarge(`The form has more than ${files + fields} parts.`));
  parser.on("field", (name: string | undefined, content, { mimeType }) => {
    // A text without a Content-Type is told from none by nobody: it is text/plain then (RFC 7578 §4.4).
    const mediaType = mimeType === "text/plain" ? undefined : mimeType;
    if (isNamed(name)) parts.push(Promise.resolve([name, { mediaType, content }]));
  });
  parser.on("file", (name: string | undefined, stream, { filename, mimeType }) => {
    // Its reader is told too, if there is one; an error that nobody hears of ends the process.
    stream.on("error", () => undefined);
    stream.on("limit", () => tooLarge(`The file ${name} is larger than ${options.file ?? options.body} bytes.`));
    // What is refused already may go on for as much as has come of it.
    if (parser.destroyed || !isNamed(name)) return void stream.resume();
    const part = contentOf(stream, options).then(
      (content) => [name, { mediaType: mimeType, content, fileName: filename ?? "" }] as const,
    );
    // It is awaited when the body has ended, and may fail before.
    part.catch(fail);
    parts.push(part);
  });
}

/** A file's bytes, as long as they are few, else a blob that reads them from the disk. */
async function contentOf(
  stream: Readable,
  { memory = 1024 * 1024, response }: CollectOptions,
): Promise<Uint8Array<ArrayBuffer> | Blob> {
  const kept: Buffer[] = [];
  let size = 0;
  const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    kept.push(next.value);
    size += next.value.length;
    if (size > memory) return writeFile(newTemporaryFile(response), kept, chunks);
  }
  return new Uint8Array(Buffer.concat(kept));
}

async function writeFile(path: string, first: Iterable<Buffer>, rest: AsyncIterator<Buffer>): Promise<Blob> {
  const file = await open(path, "wx", 0o600);
  try {
    for (const chunk of first) await file.writeFile(chunk);
    for (let next = await rest.next(); !next.done; next = await rest.next()) await file.writeFile(next.value);
  } finally {
    await file.close();
  }
  return openAsBlob(path);
}
