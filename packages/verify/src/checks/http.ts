/** What HTTP asks of some answers, whatever the contract says of them. */
import type { Check, CheckContext, Fault } from "./check.ts";

/** A 405 names the methods that there are. */
export const allowOn405 = {
  name: "allow-on-405",
  sentence: "A 405 names the methods that there are, in Allow.",
  side: "response",
  standard: "RFC 9110, section 15.5.6",
  *find({ declared, match, exchange }: CheckContext): Iterable<Fault> {
    const { status, headers } = exchange.response;
    if (status !== 405 || headers.allow !== undefined) return;
    const methods = match.kind === "no-method" ? ` (${match.allow.join(", ")})` : "";
    yield {
      message: `The answer is 405 without the header Allow, which names the methods that there are${methods}.`,
      pointer: "/Allow",
      clause: declared?.pointer ?? "/paths",
    };
  },
} satisfies Check;

/** A 401 says how to authenticate; where API keys alone are asked for, no scheme is registered that it could name. */
export const authenticateOn401 = {
  name: "www-authenticate-on-401",
  sentence: "A 401 says how to authenticate, in WWW-Authenticate.",
  side: "response",
  standard: "RFC 9110, section 15.5.2",
  *find({ contract, operation, declared, exchange }: CheckContext): Iterable<Fault> {
    const { status, headers } = exchange.response;
    if (status !== 401 || headers["www-authenticate"] !== undefined) return;
    const schemes = operation?.security.flatMap(Object.keys) ?? [];
    const isByKey = (name: string) => contract.securitySchemes.get(name)?.type === "apiKey";
    if (schemes.length > 0 && schemes.every(isByKey)) return;
    yield {
      message: "The answer is 401 without the header WWW-Authenticate, which says how to authenticate.",
      pointer: "/WWW-Authenticate",
      clause: declared?.pointer ?? "/paths",
    };
  },
} satisfies Check;

/** Content-Length is the length of the content. */
export const contentLength = {
  name: "content-length",
  sentence: "Content-Length is the number of bytes of the content.",
  side: "response",
  standard: "RFC 9110, section 8.6",
  *find({ operation, declared, exchange }: CheckContext): Iterable<Fault> {
    const { headers, body, status, truncated, failure } = exchange.response;
    const told = headers["content-length"];
    // A compressed body has been read, and a HEAD or a 304 says what a GET would have.
    if (told === undefined || headers["content-encoding"] || truncated || failure) return;
    if (exchange.request.method === "HEAD" || status === 304 || Number(told) === body.length) return;
    yield {
      message: `Content-Length says ${told}, and ${body.length} bytes came.`,
      pointer: "/Content-Length",
      clause: declared?.pointer ?? operation?.pointer ?? "/paths",
    };
  },
} satisfies Check;
