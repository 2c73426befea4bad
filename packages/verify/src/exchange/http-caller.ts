/**
 * HTTP over connections that are kept. It reads the wire itself: a run sends thousands of requests, and what `fetch` and
 * `node:http` spend on each is more than a small server does; and they do not show what comes where nothing may, after an
 * answer to HEAD for instance.
 */
import { type Duplex, pipeline } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from "node:zlib";
import type { ExchangeRequest } from "./exchange.ts";
import type { Stop } from "./stop.ts";
import type { Answer, Caller } from "./target.ts";
import { urlParts } from "./url.ts";
import { Connection, type Received, StaleError } from "./wire/connection.ts";
import { writeHead } from "./wire/head.ts";

/** @returns how to call, and how to close what is kept */
export function httpCaller(): { readonly call: Caller; readonly close: () => void } {
  const open = new Set<Connection>();
  const idle = new Map<string, Connection[]>();

  /** One that is kept; where there is none, or a fresh one is asked for, a new one. */
  const connectionTo = (origin: string, isFresh: boolean): Connection => {
    const waiting = idle.get(origin) ?? [];
    idle.set(origin, waiting);
    const known = isFresh ? undefined : waiting.pop();
    if (known) return known;
    const made = new Connection(new URL(origin), {
      free: (connection) => waiting.push(connection),
      gone: (connection) => {
        open.delete(connection);
        if (waiting.includes(connection)) waiting.splice(waiting.indexOf(connection), 1);
      },
    });
    open.add(made);
    return made;
  };
  const send = (request: ExchangeRequest, stop: Stop, isFresh: boolean): Promise<Received> => {
    const { origin, path, query } = urlParts(request.url);
    const head = writeHead(request, query === "" ? path : `${path}?${query}`, origin.slice(origin.indexOf("//") + 2));
    return connectionTo(origin, isFresh).send(request.method, head, request.body, stop);
  };
  const call: Caller = async (request, stop) => {
    try {
      return answerOf(await send(request, stop, false));
    } catch (error) {
      // A server may close an idle connection just when it is used again (RFC 9112, section 9.3.1). Nothing was answered,
      // so it is sent once more, over a new one.
      if (!(error instanceof StaleError)) throw error;
      return answerOf(await send(request, stop, true));
    }
  };
  const close = () => {
    for (const connection of open) connection.close();
  };
  return { call, close };
}

function answerOf({ status, headers, content }: Received): Answer {
  const decoder = CODINGS[headers["content-encoding"]?.trim().toLowerCase() ?? ""];
  if (!decoder) return { status, headers, chunks: () => content, bytes: () => content.bytes() };
  const decoded = (parts: AsyncIterable<Uint8Array> | Uint8Array[]): AsyncIterable<Uint8Array> =>
    // Who reads it is told of what goes wrong.
    pipeline(parts, decoder(), () => {});
  const bytes = async () => {
    const whole = await content.bytes();
    // An answer to HEAD tells of a coding, too.
    return whole.length === 0 ? whole : collect(decoded([whole]));
  };
  return { status, headers, chunks: () => decoded(content), bytes };
}

async function collect(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

const CODINGS: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};
