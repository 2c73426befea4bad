/** Headers that HTTP defines have the form that HTTP gives them, whatever the contract says of them. */
import type { Check, CheckContext, Fault } from "./check.ts";
import { responseHeaders } from "./response-headers.ts";

interface Form {
  /** As it is written. */
  readonly name: string;
  readonly isKept: (value: string) => boolean;
  /** For a person: what it has to be. */
  readonly what: string;
  readonly section: string;
}

const DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
const MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
/** The only form of the three that may be sent (RFC 9110, section 5.6.7). */
const HTTP_DATE = new RegExp(`^${DAY}, \\d\\d ${MONTH} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT$`);
const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

const matches = (pattern: RegExp) => (value: string) => pattern.test(value);

/** By their names in lower case. */
const FORMS: Readonly<Record<string, Form>> = {
  etag: {
    name: "ETag",
    isKept: matches(/^(?:W\/)?"[^"]*"$/),
    what: 'a text in quotation marks, W/ before it or not: "a1"',
    section: "RFC 9110, section 8.8.3",
  },
  "last-modified": {
    name: "Last-Modified",
    isKept: matches(HTTP_DATE),
    what: "a date like Sun, 06 Nov 1994 08:49:37 GMT",
    section: "RFC 9110, section 8.8.2",
  },
  "retry-after": {
    name: "Retry-After",
    isKept: (value) => /^\d+$/.test(value) || HTTP_DATE.test(value),
    what: "a number of seconds, or a date like Sun, 06 Nov 1994 08:49:37 GMT",
    section: "RFC 9110, section 10.2.3",
  },
  location: {
    name: "Location",
    isKept: matches(/^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[\dA-Fa-f]{2})*$/),
    what: "a URI, absolute or relative, with anything else percent-encoded",
    section: "RFC 9110, section 10.2.2",
  },
  "content-range": {
    name: "Content-Range",
    isKept: matches(new RegExp(`^${TOKEN} (?:\\d+-\\d+|\\*)/(?:\\d+|\\*)$`)),
    what: "a unit, a space, a range and a whole: bytes 0-9/100",
    section: "RFC 9110, section 14.4",
  },
  allow: {
    name: "Allow",
    isKept: matches(new RegExp(`^(?:${TOKEN}(?:[ \\t]*,[ \\t]*${TOKEN})*)?$`)),
    what: "methods with commas between them: GET, POST",
    section: "RFC 9110, section 10.2.1",
  },
};

export const headerForm = {
  name: "header-form",
  sentence: "Headers that HTTP defines have the form that it gives them.",
  side: "response",
  standard: "RFC 9110",
  *find(context: CheckContext): Iterable<Fault> {
    const { declared, operation, exchange } = context;
    for (const lower in FORMS) {
      const { name, isKept, what, section } = FORMS[lower] as Form;
      const value = exchange.response.headers[lower];
      if (value === undefined || isKept(value)) continue;
      const pointer = `/${name}`;
      // Where the contract says the same, it is told by the contract.
      if ([...responseHeaders.find(context)].some((fault) => fault.pointer.toLowerCase() === `/${lower}`)) continue;
      yield {
        message: `${name} is ${JSON.stringify(value)}, and has to be ${what} (${section}).`,
        pointer,
        clause: declared?.pointer ?? operation?.pointer ?? "/paths",
      };
    }
  },
} satisfies Check;
