/** Whether a request has a body, and whether it is there already. */
import type { IncomingMessage } from "node:http";

/** "The presence of a message body in a request is signaled by a Content-Length or Transfer-Encoding" (RFC 9112 §6). */
export function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers["content-length"];
  return length === undefined ? headers["transfer-encoding"] !== undefined : Number(length) > 0;
}

/** A request with what was read of its body, where Express leaves it. */
export type ReadRequest = IncomingMessage & { body?: unknown };

/** To its end, of which others may wait to hear. */
function endRead(request: IncomingMessage): void {
  if (!request.destroyed) request.resume();
}

/**
 * The body of a request whose last byte is here, to be asked a tick after its head came; nothing where more has to be
 * waited for. What is read is left at `request.body`.
 */
export function bodyThatIsHere(request: ReadRequest): Buffer | undefined {
  if (request.readableLength !== Number(request.headers["content-length"])) return undefined;
  const body: Buffer = request.read();
  request.body = body;
  // Of a request that is complete, to have read the last of it was to end it.
  if (!request.complete) {
    // Node is about to say so: it is in the middle of handing out the last byte. An answer that is sent before it does would
    // else have the request read on to an end that nobody waits for.
    request.complete = true;
    process.nextTick(endRead, request);
  }
  return body;
}
