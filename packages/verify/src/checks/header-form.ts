/** Headers that HTTP defines have the form that HTTP gives them, where the contract does not give them another. */
import type { Check, CheckContext, Fault } from "./check.ts";
import { headerFaults } from "./response-headers.ts";

interface Form {
  /** As it is written. */
  readonly name: string;
  readonly isKept: (value: string) => boolean;
  /** One that has the form. */
  readonly example: string;
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
    example: '"a1"',
    what: 'a text in quotation marks, W/ before it or not: "a1"',
    section: "RFC 9110, section 8.8.3",
  },
  "last-modified": {
    name: "Last-Modified",
    isKept: matches(HTTP_DATE),
    example: "Sun, 06 Nov 1994 08:49:37 GMT",
    what: "a date like Sun, 06 Nov 1994 08:49:37 GMT",
    section: "RFC 9110, section 8.8.2",
  },
  "retry-after": {
    name: "Retry-After",
    isKept: (value) => /^\d+$/.test(value) || HTTP_DATE.test(value),
    example: "120",
    what: "a number of seconds, or a date like Sun, 06 Nov 1994 08:49:37 GMT",
    section: "RFC 9110, section 10.2.3",
  },
  location: {
    name: "Location",
    isKept: matches(/^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[\dA-Fa-f]{2})*$/),
    example: "/things/1",
    what: "a URI, absolute or relative, with anything else percent-encoded",
    section: "RFC 9110, section 10.2.2",
  },
  "content-range": {
    name: "Content-Range",
    isKept: matches(new RegExp(`^${TOKEN} (?:\\d+-\\d+|\\*)/(?:\\d+|\\*)$`)),
    example: "bytes 0-9/100",
    what: "a unit, a space, a range and a whole: bytes 0-9/100",
    section: "RFC 9110, section 14.4",
  },
  allow: {
    name: "Allow",
    isKept: matches(new RegExp(`^(?:${TOKEN}(?:[ \\t]*,[ \\t]*${TOKEN})*)?$`)),
    example: "GET, POST",
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
      const { name, isKept, example, what, section } = FORMS[lower] as Form;
      const value = exchange.response.headers[lower];
      if (value === undefined || isKept(value)) continue;
      const header = declared?.headers.find((one) => one.name.toLowerCase() === lower);
      // Where the contract says the same, it is told by the contract; where it asks for another form, as a date-time in
      // Last-Modified, the contract decides.
      if (header && [value, example].some((one) => !isEmpty(headerFaults(context, header, one)))) continue;
      yield {
        message: `${name} is ${JSON.stringify(value)}, and has to be ${what} (${section}).`,
        pointer: `/${name}`,
        clause: declared?.pointer ?? operation?.pointer ?? "/paths",
      };
    }
  },
} satisfies Check;

function isEmpty(faults: Iterable<unknown>): boolean {
  for (const _ of faults) return false;
  return true;
}
