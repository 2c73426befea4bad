/** The head of a request, as it goes over a connection (RFC 9112, section 3). */
import { validateHeaderName, validateHeaderValue } from "node:http";
import type { ExchangeRequest, HeaderValues } from "../exchange.ts";

/** Headers about the connection or the length of the message, which whoever sends it writes. */
const OF_HTTP = new Set([
  "connection",
  "content-length",
  "expect",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/**
 * @param target the path and the query
 * @throws TypeError with the `code` of `node:http` for what no head can carry
 */
export function writeHead({ method, headers, body }: ExchangeRequest, target: string, host: string): string {
  if (!TOKEN.test(method)) throw unwritable(`the method ${method} is none`);
  let head = `${method} ${target} HTTP/1.1\r\n`;
  if (headers.host === undefined) head += `host: ${host}\r\n`;
  head += fieldsOf(headers);
  // A body has its length, and a method that is said to have one says so, too, when it has none (RFC 9110, section 8.6).
  const isExpected = method === "POST" || method === "PUT" || method === "PATCH";
  if (body.length > 0 || isExpected) head += `content-length: ${body.length}\r\n`;
  // Only an end shows that nothing follows where nothing may.
  if (method === "HEAD") head += "connection: close\r\n";
  return `${head}\r\n`;
}

/** Headers as lines of their own. Many requests have the same. */
function fieldsOf(headers: HeaderValues): string {
  const known = fields.get(headers);
  if (known !== undefined) return known;
  let written = "";
  for (const name in headers) written += fieldOf(name, headers[name] ?? "");
  fields.set(headers, written);
  return written;
}

const fields = new WeakMap<HeaderValues, string>();

function fieldOf(name: string, value: string): string {
  if (OF_HTTP.has(name)) throw unwritable(`the header ${name} is HTTP's own`);
  validateHeaderName(name);
  validateHeaderValue(name, value);
  return `${name}: ${value}\r\n`;
}

/** RFC 9110, section 5.6.2. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

function unwritable(message: string): TypeError {
  return Object.assign(new TypeError(message), { code: "ERR_INVALID_HTTP_TOKEN" });
}
