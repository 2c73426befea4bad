/** HTTP Archives (HAR 1.2, http://www.softwareishard.com/blog/har-12-spec/), written and read. */
import { type Exchange, type HeaderValues, isText, NO_BYTES, textOf } from "../exchange/exchange.ts";
import { isRecord, LeftOut, TrafficError } from "./traffic.ts";

interface Pair {
  readonly name: string;
  readonly value: string;
}

/** The archive around its entries, which are written one by one, with commas between them. */
export const HAR_HEAD =
  '{"log":{"version":"1.2","creator":{"name":"cantus","version":"0.1.0"},"pages":[],"entries":[\n';
export const HAR_TAIL = "\n]}}\n";

/** An exchange as an entry. What HAR has no place for is under a name of our own, with `_` in front, as it asks. */
export function toHarEntry({ request, response }: Exchange): object {
  const { search } = new URL(request.url);
  const { body } = response;
  const isReadable = isText(body);
  return {
    startedDateTime: new Date().toISOString(),
    time: 0,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: pairs(request.headers),
      queryString: [...new URLSearchParams(search)].map(([name, value]) => ({ name, value })),
      ...(request.body.length > 0 && { postData: postData(request.headers, request.body) }),
      headersSize: -1,
      bodySize: request.body.length,
    },
    response: {
      status: response.status,
      statusText: "",
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: pairs(response.headers),
      content: {
        size: body.length,
        mimeType: response.headers["content-type"] ?? "",
        text: isReadable ? textOf(body) : base64(body),
        ...(!isReadable && { encoding: "base64" }),
      },
      redirectURL: response.headers.location ?? "",
      headersSize: -1,
      bodySize: body.length,
      ...(response.failure !== undefined && { _error: response.failure }),
      ...(response.truncated && { _truncated: true }),
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
  };
}

function postData(headers: HeaderValues, body: Uint8Array): object {
  const mimeType = headers["content-type"] ?? "";
  return isText(body) ? { mimeType, text: textOf(body) } : { mimeType, text: base64(body), _encoding: "base64" };
}

function base64(body: Uint8Array): string {
  return Buffer.from(body).toString("base64");
}

function pairs(headers: HeaderValues): Pair[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

/**
 * The entries of an archive, whoever wrote it.
 *
 * @throws TrafficError for what is no archive.
 */
export function entriesOfHar(file: string, archive: unknown): readonly unknown[] {
  const log = isRecord(archive) ? archive.log : undefined;
  if (isRecord(log) && Array.isArray(log.entries)) return log.entries;
  throw new TrafficError(
    "NOT_TRAFFIC",
    `${file} is JSON, but no HTTP archive: it has no log.entries. Save one from a browser's network panel (Export HAR), or by --report har=${file}.`,
  );
}

/**
 * An entry as an exchange.
 *
 * @throws LeftOut with the reason for what is none.
 */
export function fromHarEntry(entry: unknown): Exchange {
  const { request, response } = isRecord(entry) ? entry : {};
  if (!isRecord(request)) throw new LeftOut("it has no request");
  if (typeof request.method !== "string") throw new LeftOut("it has no request.method");
  const url = typeof request.url === "string" ? URL.parse(request.url) : undefined;
  if (!url) throw new LeftOut("its request.url is no URL");
  if (!/^https?:$/.test(url.protocol)) throw new LeftOut(`it is no HTTP request (${url.protocol})`);
  const headers = headersOf(request.headers);
  // A browser asks by itself, before the request that its page makes (Fetch, "CORS-preflight request").
  if (request.method === "OPTIONS" && headers["access-control-request-method"] !== undefined) {
    throw new LeftOut("it is a CORS preflight, which the browser sends by itself");
  }
  if (!isRecord(response)) throw new LeftOut("it has no response");
  if (typeof response.status !== "number") throw new LeftOut("it has no response.status");
  return {
    request: {
      method: request.method.toUpperCase(),
      url: String(request.url),
      headers,
      body: isRecord(request.postData) ? bodyOfPost(request.postData) : NO_BYTES,
    },
    response: responseOf(response, response.status),
  };
}

function responseOf(response: Record<string, unknown>, status: number): Exchange["response"] {
  // The text of an archive is decoded, whatever it was on the wire.
  const { "content-encoding": _, ...headers } = headersOf(response.headers);
  const content = isRecord(response.content) ? response.content : {};
  if (status === 0) {
    const failure = typeof response._error === "string" ? response._error : "it was cancelled, or nothing answered";
    return { status, headers: {}, body: NO_BYTES, failure };
  }
  if (typeof content.text === "string") {
    const body = Buffer.from(content.text, content.encoding === "base64" ? "base64" : "utf8");
    return { status, headers, body, ...(response._truncated === true && { truncated: true }) };
  }
  // Browsers leave bodies out that they have let go of.
  const isKnownEmpty = content.size === 0 || status === 204 || status === 304;
  return { status, headers, body: NO_BYTES, ...(!isKnownEmpty && { truncated: true }) };
}

function bodyOfPost({ text, params, encoding, _encoding }: Record<string, unknown>): Uint8Array {
  if (typeof text === "string") {
    return Buffer.from(text, encoding === "base64" || _encoding === "base64" ? "base64" : "utf8");
  }
  // Instead of text a form may be there as its fields.
  const fields = Array.isArray(params) ? params.filter(isRecord) : [];
  return Buffer.from(
    new URLSearchParams(fields.map(({ name, value }) => [String(name), String(value ?? "")])).toString(),
  );
}

/** Those of HTTP/2 that begin with a colon are no headers (RFC 9113, section 8.3). */
function headersOf(headers: unknown): HeaderValues {
  const values: Record<string, string> = {};
  for (const header of Array.isArray(headers) ? headers : []) {
    if (!isRecord(header) || typeof header.name !== "string" || header.name.startsWith(":")) continue;
    const name = header.name.toLowerCase();
    const value = String(header.value ?? "");
    values[name] = values[name] === undefined ? value : `${values[name]}${name === "cookie" ? "; " : ", "}${value}`;
  }
  return values;
}
