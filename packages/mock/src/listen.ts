/** The mock on a port of this machine: a plain `node:http` server around `respond`. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type MockAnswer, type MockRequest, mayHaveBody, splitTarget } from "./exchange.ts";

export interface ListenOptions {
  /** 4010 unless told; 0 takes any free port. */
  readonly port?: number;
  /** `127.0.0.1` unless told, so that only this machine reaches it. */
  readonly host?: string;
}

export interface Listening {
  /** `http://127.0.0.1:4010` */
  readonly url: string;
  readonly port: number;
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
}

/** The mock cannot listen where it was told to. `message` says how to choose another place. */
export class ListenError extends Error {
  readonly code: "PORT_TAKEN" | "PORT_FORBIDDEN" | "HOST_UNKNOWN" | "LISTEN_FAILED";
  readonly port: number;

  constructor(code: ListenError["code"], port: number, message: string, cause: unknown) {
    super(message, { cause });
    this.name = "ListenError";
    this.code = code;
    this.port = port;
  }
}

/** What a request may be besides well-formed HTTP. */
export interface RequestLimits {
  /** Of a body, in bytes. */
  readonly bodyLimit: number;
}

export interface Responder {
  respond(request: MockRequest): Promise<MockAnswer>;
  /** The answer to a body that is longer than the limit; its request comes without it. */
  tooLarge(request: MockRequest, limit: number): Promise<MockAnswer>;
}

/**
 * Listens and answers each request with `responder`.
 * @throws {ListenError} when the port is taken, not allowed, or the host is not of this machine.
 */
export async function listen(responder: Responder, limits: RequestLimits, options: ListenOptions): Promise<Listening> {
  const { port = 4010, host = "127.0.0.1" } = options;
  const server = createServer((incoming, outgoing) => {
    handle(responder, limits, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(listenError(error, host, port)));
    server.listen(port, host, resolve);
  });
  // After the start an error of the server concerns one connection, which Node has closed.
  server.on("error", () => {});

  const bound = (server.address() as AddressInfo).port;
  return {
    url: `http://${urlHost(host)}:${bound}`,
    port: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(
  responder: Responder,
  limits: RequestLimits,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const head = requestHead(incoming);
  const body = await readBody(incoming, limits.bodyLimit);
  const answer =
    body === "too-large"
      ? await responder.tooLarge(head, limits.bodyLimit)
      : await responder.respond({ ...head, body: body });
  send(answer, head.method, outgoing);
}

function requestHead(incoming: IncomingMessage): MockRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return { method: incoming.method ?? "GET", ...splitTarget(incoming.url ?? "/"), headers, body: new Uint8Array() };
}

/** Reads to the end also when the body is too large, so that the caller gets to read the answer. */
async function readBody(incoming: IncomingMessage, limit: number): Promise<Uint8Array | "too-large"> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size > limit ? "too-large" : Buffer.concat(chunks);
}

function send(answer: MockAnswer, method: string, outgoing: ServerResponse): void {
  const bytes = typeof answer.body === "string" ? Buffer.from(answer.body) : answer.body;
  const headers: Record<string, string | number> = { ...answer.headers };
  if (mayHaveBody(answer.status)) headers["Content-Length"] = bytes?.length ?? 0;
  outgoing.writeHead(answer.status, headers);
  outgoing.end(method === "HEAD" || !mayHaveBody(answer.status) ? undefined : bytes);
}

function urlHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): ListenError {
  const choose = "Choose another with --port, or --port 0 for any free one.";
  switch (error.code) {
    case "EADDRINUSE":
      return new ListenError("PORT_TAKEN", port, `Port ${port} on ${host} is taken. ${choose}`, error);
    case "EACCES":
      return new ListenError(
        "PORT_FORBIDDEN",
        port,
        `Port ${port} needs more rights than this user has. ${choose}`,
        error,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new ListenError(
        "HOST_UNKNOWN",
        port,
        `${host} is not an address of this machine. Choose another with --host, or leave it out for 127.0.0.1.`,
        error,
      );
    default:
      return new ListenError("LISTEN_FAILED", port, `Cannot listen on ${host}:${port}: ${error.message}`, error);
  }
}
