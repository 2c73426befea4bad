/** What is verified, and how it is reached. */
import { createServer, type IncomingMessage, Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A `fetch`: the global one, a mock's, a Hono app's. */
export type Fetch = (request: Request) => Promise<Response>;

/** An Express app: a listener of `node:http` that can also `listen` by itself, which tells it from a `fetch`. */
export interface NodeApp {
  (request: IncomingMessage, response: ServerResponse): unknown;
  listen(...rest: never[]): unknown;
}

/** Where a voice is: its URL, a `fetch` that is it, an Express app or a `node:http` server. */
export type Target = string | URL | Fetch | NodeApp | Server;

export interface ResolvedTarget {
  /** Where it answers, without a trailing slash: `http://127.0.0.1:3000`. What the user gave may have a path. */
  readonly url: string;
  readonly fetch: Fetch;
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
 * @throws TargetError `TARGET_INVALID` for text that is no http URL.
 */
export async function resolveTarget(target: Target): Promise<ResolvedTarget> {
  if (typeof target === "string" || target instanceof URL) {
    return { url: httpUrl(String(target)), fetch: (request) => fetch(request), close: async () => {} };
  }
  if (target instanceof Server) return fromServer(target, !target.listening);
  if ("listen" in target) return fromServer(createServer(target), true);
  return { url: IN_PROCESS, fetch: target, close: async () => {} };
}

function httpUrl(text: string): string {
  const url = URL.parse(text);
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
  return {
    url: `http://127.0.0.1:${port}`,
    fetch: (request) => fetch(request),
    close: () =>
      new Promise((resolve) => {
        if (!isOurs) return resolve();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
