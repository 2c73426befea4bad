/**
 * HTTP by `node:http`, over connections that are kept: a run sends thousands of requests, and `fetch` takes as long to send
 * one as a small server to answer it.
 */
import { Agent, type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest, Agent as SecureAgent } from "node:https";
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from "node:zlib";
import type { ExchangeRequest, HeaderValues } from "./exchange.ts";
import type { Answer, Caller } from "./target.ts";

/** Connections to one target at most. */
const CONNECTIONS = 64;

/** @returns how to call, and how to close what is kept */
export function httpCaller(url: string): { readonly call: Caller; readonly close: () => void } {
  const isSecure = url.startsWith("https:");
  const agent = new (isSecure ? SecureAgent : Agent)({ keepAlive: true, maxSockets: CONNECTIONS });
  const open = isSecure ? httpsRequest : httpRequest;
  const call: Caller = (request, signal) =>
    new Promise((resolve, reject) => {
      const attempt = (isLast: boolean) => {
        const outgoing = open(request.url, { method: request.method, headers: headersOf(request), agent, signal });
        outgoing.once("response", (incoming) => resolve(answerOf(incoming)));
        outgoing.once("error", (error) => {
          // A server may close an idle connection just when it is used again (RFC 9110, section 9.2.2; RFC 9112, section
          // 9.3.1). Nothing was answered, so it is sent once more, over a new one.
          if (!isLast && isStale(outgoing, error) && !signal.aborted) attempt(true);
          else reject(error);
        });
        outgoing.end(request.body);
      };
      attempt(false);
    });
  return { call, close: () => agent.destroy() };
}

function isStale({ reusedSocket }: ClientRequest, error: Error & { code?: string }): boolean {
  return reusedSocket && (error.code === "ECONNRESET" || error.code === "EPIPE");
}

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

/** A body has its length, and a method that is said to have one says so, too, when it has none (RFC 9110, section 8.6). */
function headersOf({ method, headers, body }: ExchangeRequest): HeaderValues {
  const own = Object.keys(headers).find((name) => OF_HTTP.has(name));
  if (own !== undefined) {
    throw Object.assign(new TypeError(`the header ${own} is HTTP's own`), { code: "ERR_INVALID_HTTP_TOKEN" });
  }
  const isExpected = method === "POST" || method === "PUT" || method === "PATCH";
  if (body.length === 0 && !isExpected) return headers;
  return { ...headers, "content-length": String(body.length) };
}

function answerOf(incoming: IncomingMessage): Answer {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = typeof value === "string" ? value : value.join(", ");
  }
  const chunks = () => decoded(incoming);
  return { status: incoming.statusCode ?? 0, headers, chunks, bytes: () => collect(chunks()) };
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  const [only] = all;
  return all.length === 1 && only ? only : Buffer.concat(all);
}

const CODINGS: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

function decoded(incoming: IncomingMessage): AsyncIterable<Uint8Array> {
  const decode = CODINGS[incoming.headers["content-encoding"]?.trim().toLowerCase() ?? ""];
  if (!decode) return incoming;
  const decoder = decode();
  incoming.once("error", (error) => decoder.emit("error", error));
  return incoming.pipe(decoder) as AsyncIterable<unknown> as AsyncIterable<Uint8Array>;
}
