import { randomUUID } from "node:crypto";
import type { Request, Response } from "express";

/** Long enough for every tracing system, and nothing that could break out of a log line or a header. */
const SANE = /^[\w.:=+/@-]{1,128}$/;

/** The caller's `X-Request-Id` if it is a sane one, else a new UUID. It is set on the response at once, whatever that becomes. */
export function requestId(request: Request, response: Response): string {
  const known = response.getHeader("X-Request-Id");
  if (typeof known === "string") return known;
  const incoming = request.headers["x-request-id"];
  const id = typeof incoming === "string" && SANE.test(incoming) ? incoming : randomUUID();
  response.setHeader("X-Request-Id", id);
  return id;
}
