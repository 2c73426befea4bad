/** What is verified, and how it is reached. */
import { createServer, type IncomingMessage, Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { DOT_SEGMENT, type ExchangeRequest, type HeaderValues, headerValues, NO_BYTES } from "./exchange.ts";
import { httpCaller } from "./http-caller.ts";
import type { Stop } from "./stop.ts";

/** A `fetch`: the global one, a mock's, a Hono app's. */
export type Fetch = (request: Request) => Promise<Response>;

/** An Express app: a listener of `node:http` that can also `listen` by itself, which tells it from a `fetch`. */
export interface NodeApp {
  (request: IncomingMessage, response: ServerResponse): unknown;
  listen(...rest: never[]): unknown;
}

/** Where a voice is: its URL, a `fetch` that is it, an Express app or a `node:http` server. */
export type Target = string | URL | Fetch | NodeApp | Server;

/** What came back, its body still to be read: whole, or as it comes. */
export interface Answer {
  readonly status: number;
  readonly headers: HeaderValues;
  readonly bytes: () => Uint8Array | Promise<Uint8Array>;
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/** Sends a request. Redirects are answers like any other. */
export type Caller = (request: ExchangeRequest, stop: Stop) => Promise<Answer>;

export interface ResolvedTarget {
  /** Where it answers, without a trailing slash: `http://127.0.0.1:3000`. What the user gave may have a path. */
  readonly url: string;
  readonly call: Caller;
  /** Whether its memory is that of this process. */
  readonly isInProcess: boolean;
  /** Closes what was opened for it; a server that the user started stays. */
  close(): Promise<void>;
}

export type TargetErrorCode = "TARGET_INVALID" | "TARGET_UNREACHABLE";

/** The target cannot be called at all: no finding, but a run that could not take place. */
export class TargetError extends Error {
  readonly code: TargetErrorCode;
  /** What was tried. */
  readonly url: string;

  constructor(code: TargetErrorCode, url: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "TargetError";
    this.code = code;
    this.url = url;
  }
}

/** In process there is no port; the name says so. */
const IN_PROCESS = "http://localhost";

/**
 * Makes a target callable. An app or a server that does not listen yet is started on a free port of 127.0.0.1.
 *
 * @throws TargetError `TARGET_INVALID` for text that is no http URL, or one with a password in it, and for what is no target.
 */
export async function resolveTarget(target: Target): Promise<ResolvedTarget> {
  if (typeof target === "string" || target instanceof URL) {
    const url = httpUrl(String(target));
    const { call, close } = httpCaller();
    return { url, call, isInProcess: false, close: async () => close() };
  }
  if (target instanceof Server) return fromServer(target, !target.listening);
  if (typeof target !== "function") {
    const message = `There is nothing to call: the target is ${String(target)}. Give a URL, a fetch, an Express app or a server.`;
    throw new TargetError("TARGET_INVALID", String(target), message);
  }
  if ("listen" in target) return fromServer(createServer(target), true);
  return { url: IN_PROCESS, call: fetchCaller(target), isInProcess: true, close: async () => {} };
}

function httpUrl(text: string): string {
  const url = URL.parse(text);
  if (url && (url.username !== "" || url.password !== "")) {
    const shown = `${url.protocol}//${url.host}${url.pathname}`;
    const message = `The URL of ${shown} has a user or a password in it. Give them as credentials, or as the header Authorization.`;
    throw new TargetError("TARGET_INVALID", shown, message);
  }
  if (url && /^https?:$/.test(url.protocol)) return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
  throw new TargetError("TARGET_INVALID", text, `${text} is not an http URL. Give one like http://127.0.0.1:3000.`);
}

async function fromServer(server: Server, isOurs: boolean): Promise<ResolvedTarget> {
  if (isOurs) {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(0, "127.0.0.1", resolve);
    });
  }
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const { call, close } = httpCaller();
  return {
    url,
    call,
    isInProcess: true,
    close: () =>
      new Promise((resolve) => {
        close();
        if (!isOurs) return resolve();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function fetchCaller(fetch: Fetch): Caller {
  return async (request, stop) => {
    const response = await fetch(asFetched(request, stop.signal));
    return {
      status: response.status,
      headers: headerValues(response.headers),
      // What stands between a handler and the wire sends nothing of it.
      bytes: async () => (request.method === "HEAD" ? NO_BYTES : response.bytes()),
      chunks: () => response.body ?? noChunks(),
    };
  };
}

/** @throws `UND_ERR_NOT_SUPPORTED` for what HTTP has and `fetch` has not: a body of GET, a dot for a segment of a path. */
function asFetched({ method, url, headers, body }: ExchangeRequest, signal: AbortSignal): Request {
  const notSupported = (reason: string, cause?: unknown) =>
    Object.assign(new TypeError(reason, { cause }), { code: "UND_ERR_NOT_SUPPORTED" });
  if (DOT_SEGMENT.test(url)) throw notSupported("fetch leaves dots out of a path");
  const bytes = body.length > 0 ? new Uint8Array(body) : undefined;
  try {
    return new Request(url, { method, headers, body: bytes, redirect: "manual", signal });
  } catch (error) {
    throw notSupported((error as Error).message, error);
  }
}

async function* noChunks(): AsyncGenerator<Uint8Array> {}
