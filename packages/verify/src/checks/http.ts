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

/** A 401 says how to authenticate. */
export const authenticateOn401 = {
  name: "www-authenticate-on-401",
  sentence: "A 401 says how to authenticate, in WWW-Authenticate.",
  side: "response",
  standard: "RFC 9110, section 15.5.2",
  *find({ declared, exchange }: CheckContext): Iterable<Fault> {
    const { status, headers } = exchange.response;
    if (status !== 401 || headers["www-authenticate"] !== undefined) return;
    yield {
      message: "The answer is 401 without the header WWW-Authenticate, which says how to authenticate.",
      pointer: "/WWW-Authenticate",
      clause: declared?.pointer ?? "/paths",
    };
  },
} satisfies Check;
