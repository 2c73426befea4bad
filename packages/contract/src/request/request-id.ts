import { headerOf, type RequestHead } from "./head.ts";

/** Long enough for every tracing system, and nothing that could break out of a log line or a header. */
const SANE = /^[\w.:=+/@-]{1,128}$/;

/** The caller's `X-Request-Id` if it is a sane one, so that its log and ours go together; else a new UUID. */
export function requestIdOf(head: Pick<RequestHead, "headers">): string {
  const sent = headerOf(head, "x-request-id");
  return sent !== undefined && SANE.test(sent) ? sent : crypto.randomUUID();
}
