import { headerOf, type RequestHead } from "./head.ts";

/** Long enough for every tracing system, and nothing that could break out of a log line or a header. */
const SANE = /^[\w.:=+/@-]{1,128}$/;

/** The caller's `X-Request-Id` if it is a sane one, so that its log and ours go together; else a new UUID. */
export function requestIdOf(head: Pick<RequestHead, "headers">): string {
  const sent = headerOf(head, "x-request-id");
  return sent !== undefined && SANE.test(sent) ? sent : newId();
}

const COUNTS: readonly string[] = Array.from({ length: 256 }, (_, count) => count.toString(16).padStart(3, "0"));

let start = "";
let end = "";
let count = COUNTS.length;

/**
 * A UUID that counts (version 8, whose bits are ours to choose: RFC 9562 §5.8). As many as there are counts share their random
 * part, which takes longer to make and to write than a small body does to be judged.
 */
function newId(): string {
  if (count === COUNTS.length) {
    const random = crypto.randomUUID();
    start = `${random.slice(0, 14)}8`;
    // From the hyphen before the variant on.
    end = random.slice(18);
    count = 0;
  }
  return start + COUNTS[count++] + end;
}
