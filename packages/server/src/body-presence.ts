/** Whether a request has a body, and whether it is there already. */
import type { IncomingMessage } from "node:http";

/** "The presence of a message body in a request is signaled by a Content-Length or Transfer-Encoding" (RFC 9112 §6). */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

/** A request with what was read of its body, where Express leaves it. */
export type ReadRequest = IncomingMessage & { body?: unknown };

/** Whether all of a body was had at once, so that nothing more can come but its end. */
export function isReadWhole({ body, headers }: ReadRequest): boolean {
  return Buffer.isBuffer(body) && body.length === Number(headers["content-length"]);
}

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
  process.nextTick(endRead, request);
  return body;
}
