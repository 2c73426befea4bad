/** Bodies of `multipart/form-data` (RFC 7578), read by multer into memory within the limits. */
import { type Operation, Problem } from "@cantus/contract";
import type { FormField, UploadedFile } from "@cantus/contract/body";
import { payloadTooLarge, unreadableBody } from "@cantus/contract/request";
import type { Request, Response } from "express";
import multer, { MulterError } from "multer";
import type { Limits } from "./options.ts";

/** @throws {Problem} `payload-too-large` beyond a limit, `invalid-request` for what is no multipart body. */
export async function readMultipart(
  operation: Operation,
  request: Request,
  response: Response,
  limits: Limits,
): Promise<Iterable<FormField>> {
  const { body = 1024 * 1024, file = body, files = 10, fields = 1000 } = limits;
  if (Number(request.headers["content-length"] ?? 0) > body) throw payloadTooLarge(body);

  const collected = new Map<string, (string | UploadedFile)[]>();
  const reader = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: file, fieldSize: body, files, fields, parts: files + fields, headerPairs: 100 },
  }).any();
  await new Promise<void>((resolve, reject) => {
    // A chunked body says no length, so what arrives is counted too.
    let received = 0;
    const count = (chunk: Buffer) => {
      received += chunk.length;
      if (received <= body) return;
      request.off("data", count);
      // The rest is let go by, so that none of it is kept while the refusal goes out.
      request.unpipe();
      request.resume();
      reject(payloadTooLarge(body));
    };
    reader(request, response, (error?: unknown) => {
      request.off("data", count);
      if (error) reject(unreadable(operation, error));
      else resolve();
    });
    request.on("data", count);
  });

  for (const [name, value] of texts(request.body)) collected.set(name, [...(collected.get(name) ?? []), value]);
  for (const { fieldname, buffer, originalname, mimetype } of (request.files as Express.Multer.File[]) ?? []) {
    const upload = { name: originalname, mediaType: mimetype, bytes: new Uint8Array(buffer) };
    collected.set(fieldname, [...(collected.get(fieldname) ?? []), upload]);
  }
  return collected;
}

/** multer makes `a[b]` a member `b` of an object `a`; in a form it is only a name (RFC 7578 §4.2). */
function* texts(value: unknown, name = ""): Iterable<readonly [name: string, value: string]> {
  if (typeof value === "string") yield [name, value];
  else if (Array.isArray(value)) for (const item of value) yield* texts(item, name);
  else if (typeof value === "object" && value !== null) {
    for (const [key, member] of Object.entries(value)) yield* texts(member, name ? `${name}[${key}]` : key);
  }
}

function unreadable(operation: Operation, error: unknown): Problem {
  if (!(error instanceof MulterError && error.code.startsWith("LIMIT_"))) {
    return unreadableBody(operation, "is not a multipart body", error);
  }
  return new Problem("payload-too-large", { detail: `${error.message}.`, cause: error });
}
