import { headerOf, type RequestHead } from "./head.ts";

/** Long enough for every tracing system, and nothing that could break out of a log line or a header. */
const SANE = /^[\w.:=+/@-]{1,128}$/;

/** The caller's `X-Request-Id` if it is a sane one, so that its log and ours go together; else a new UUID. */
export function requestIdOf(head: Pick<RequestHead, "headers">): string {
  const sent = headerOf(head, "x-request-id");
  return sent !== undefined && SANE.test(sent) ? sent : newId();
}

const COUNTS: readonly string[] = Array.from({ length: 256 }, (_, count) => count.toString(16).padStart(3, "0"));

let millisecond: number | undefined;
let start = "";
let end = "";
let count = 0;

/**
 * A UUID of version 7, with a counter (RFC 9562 §5.7, §6.2 method 1): those of one millisecond share their random part, which
 * takes longer to write than to judge a small body. Ids of later requests sort behind those of earlier ones.
 */
function newId(): string {
  const now = Date.now();
  if (now !== millisecond || count === COUNTS.length) {
    const time = now.toString(16).padStart(12, "0");
    millisecond = now;
    start = `${time.slice(0, 8)}-${time.slice(8)}-7`;
    // From the hyphen before the variant on.
    end = crypto.randomUUID().slice(18);
    count = 0;
  }
  return start + COUNTS[count++] + end;
}
