/** Sends a request to a target and reads the answer. */
import { isEventStream } from "@cantus/contract/media-type";
import { type ExchangeRequest, type ExchangeResponse, NO_BYTES } from "./exchange.ts";
import { Stop, stopsWith } from "./stop.ts";
import { type Answer, type ResolvedTarget, TargetError } from "./target.ts";

export interface SendOptions {
  /** Milliseconds that an answer may take. Defaults to 30,000. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
}

/** A stream of events has no end to wait for: it is read until its first event, but no longer than this, in milliseconds. */
const EVENTS_TIMEOUT = 2_000;

/** A request that nothing can put on the wire: a header with characters that HTTP does not have, for instance. */
export class UnsendableError extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`its request cannot be sent: ${reason}`, options);
    this.name = "UnsendableError";
  }
}

/**
 * What came back. A redirect is an answer like any other and is not followed. An answer that breaks off or does not
 * come in time is a response with a `failure`.
 *
 * @throws TargetError `TARGET_UNREACHABLE` where nothing answers at the target.
 * @throws UnsendableError
 */
export async function send(
  target: ResolvedTarget,
  request: ExchangeRequest,
  options: SendOptions = {},
): Promise<ExchangeResponse> {
  const { timeout = 30_000 } = options;
  options.signal?.throwIfAborted();
  const stop = new Stop();
  const stops = options.signal && stopsWith(options.signal);
  stops?.add(stop);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    stop.now(new DOMException("It takes too long.", "TimeoutError"));
  }, timeout);
  try {
    const answer = await target.call(request, stop);
    const { status, headers } = answer;
    if (isEventStream(headers["content-type"] ?? "")) return { status, headers, ...(await firstEvent(answer)) };
    return { status, headers, body: await answer.bytes() };
  } catch (error) {
    options.signal?.throwIfAborted();
    const reason = isLate ? `nothing within ${timeout / 1000} s` : reasonOf(error);
    const unreachable = whyUnreachable(target.url, error, reason);
    if (unreachable !== undefined) {
      throw new TargetError("TARGET_UNREACHABLE", target.url, unreachable, { cause: error });
    }
    if (isUnsendable(error)) throw new UnsendableError(reason, { cause: error });
    return { status: 0, headers: {}, body: NO_BYTES, failure: reason };
  } finally {
    clearTimeout(timer);
    stops?.delete(stop);
  }
}

/** What Node refuses to write: methods, paths and headers with characters that HTTP does not have; what `fetch` does not support. */
function isUnsendable(error: unknown): boolean {
  return (
    UNSENDABLE.has(codeOf(error)) || (error instanceof TypeError && /^Failed to|invalid|forbidden/i.test(error.message))
  );
}

const UNSENDABLE = new Set([
  "ERR_INVALID_CHAR",
  "ERR_INVALID_HTTP_TOKEN",
  "ERR_UNESCAPED_CHARACTERS",
  "UND_ERR_INVALID_ARG",
  "UND_ERR_NOT_SUPPORTED",
]);

/** Nobody took the connection, so nothing was sent. */
const UNREACHABLE = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EADDRNOTAVAIL",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Who answers may be another one than it says, so nothing was sent. */
const UNTRUSTED = new Set([
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** What to tell the user where no request can come through; `undefined` where one may have. */
function whyUnreachable(url: string, error: unknown, reason: string): string | undefined {
  const code = codeOf(error);
  if (UNREACHABLE.has(code)) {
    return `Nothing answers at ${url} (${reason}). Is the server running, and is that its address?`;
  }
  if (UNTRUSTED.has(code)) {
    const why = reason.split(";", 1)[0];
    return `The certificate of ${url} is not trusted (${why}). Where it is the right one, name it by NODE_EXTRA_CA_CERTS=certificate.pem, or trust any by NODE_TLS_REJECT_UNAUTHORIZED=0.`;
  }
  if (/wrong version number|packet length too long/.test(reason)) {
    return `What listens at ${url} does not speak TLS. Is it ${url.replace(/^https/, "http")}?`;
  }
  return undefined;
}

function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  if (typeof code === "string") return code;
  return cause ? codeOf(cause) : "";
}

/** `fetch` says "fetch failed"; what happened is its cause. */
function reasonOf(error: unknown): string {
  let deepest = error;
  while (deepest instanceof Error && deepest.cause !== undefined) deepest = deepest.cause;
  return deepest instanceof Error ? deepest.message || codeOf(deepest) || deepest.name : String(deepest);
}

async function firstEvent(answer: Answer): Promise<Pick<ExchangeResponse, "body" | "truncated">> {
  const reader = answer.chunks()[Symbol.asyncIterator]();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<"late">((resolve) => {
    timer = setTimeout(resolve, EVENTS_TIMEOUT, "late");
  });
  const chunks: Uint8Array[] = [];
  try {
    for (;;) {
      const read = await Promise.race([reader.next(), timeout]);
      if (read === "late") break;
      if (read.done) return { body: Buffer.concat(chunks) };
      chunks.push(read.value);
      // A blank line ends an event (HTML, section 9.2.6).
      if (/\r\n\r\n|\n\n|\r\r/.test(Buffer.concat(chunks).toString("latin1"))) break;
    }
  } finally {
    clearTimeout(timer);
    // The stream may have failed already, and then there is nothing left to stop; one that is read from stops later.
    void reader.return?.()?.catch(() => {});
  }
  return { body: Buffer.concat(chunks), truncated: true };
}
