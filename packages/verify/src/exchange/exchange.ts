/**
 * An exchange: one request and what came back, as bytes, whoever made it. Checks read nothing else, so that a run of
 * `verify`, a recorder in front of a `fetch` and a file of recorded traffic are all held against the contract alike.
 */
import type { Operation } from "@cantus/contract";

/** Header values by name in lower case; a header that came more than once is joined with `, ` (RFC 9110, section 5.3). */
export type HeaderValues = Readonly<Record<string, string>>;

export interface ExchangeRequest {
  /** Upper case: `GET`. */
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: HeaderValues;
  readonly body: Uint8Array;
}

/** A segment of a path that URLs are read without (RFC 3986, section 5.2.4). */
export const DOT_SEGMENT = /\/\.{1,2}(?:\/|$|\?)/;

export interface ExchangeResponse {
  /** 0 where no answer came; `failure` then says why. */
  readonly status: number;
  readonly headers: HeaderValues;
  readonly body: Uint8Array;
  /** The body went on and was not read to its end: a stream of events. */
  readonly truncated?: boolean;
  /** Why no answer came: `no answer within 30 s`, `socket hang up`. */
  readonly failure?: string;
}

export interface Exchange {
  /** Known where the request was made for it; else found by method and path. */
  readonly operation?: Operation;
  readonly request: ExchangeRequest;
  readonly response: ExchangeResponse;
}

export const NO_BYTES = new Uint8Array(0);

/** Headers as an exchange holds them. */
export function headerValues(headers: Headers): HeaderValues {
  return Object.fromEntries(headers.entries());
}

/** Headers that a person has written. */
export function lowerCased(headers: HeaderValues): HeaderValues {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** The bytes as text, UTF-8. Bytes that are none become U+FFFD. */
export function textOf(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}

/** Whether the bytes are UTF-8 that a terminal can show: no control characters but tab and line ends. */
export function isText(body: Uint8Array): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text);
  } catch {
    return false;
  }
}
