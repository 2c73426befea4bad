import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Tells a caller who waits to hear whether a body is wanted (`Expect: 100-continue`) that it is, when somebody begins to
 * read it. Node says so before anybody has looked, and a body that is refused is sent all the same.
 */
export function continueWhenRead(request: IncomingMessage, response: ServerResponse): void {
  const { shouldKeepAlive } = response;
  // A caller who is refused need not send the body, and what comes then could be that or another request (RFC 9110 §10.1.1).
  response.shouldKeepAlive = false;
  const read = request._read;
  request._read = (size) => {
    request._read = read;
    if (!response.headersSent) {
      response.shouldKeepAlive = shouldKeepAlive;
      response.writeContinue();
    }
    read.call(request, size);
  };
}
