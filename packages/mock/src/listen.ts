/** The mock on a port of this machine, by Node's own HTTP server without a framework. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { mayHaveContent } from "@cantus/contract/body";
import { type Listening, listen as listenOn } from "@cantus/server/listen";
import { type MockAnswer, type MockRequest, malformed, splitTarget } from "./exchange.ts";
import type { Responder } from "./respond.ts";

export type { Listening };

export interface ListenOptions {
  /** 4010 unless told; 0 takes any free port. */
  readonly port?: number;
  /** `127.0.0.1` unless told, so that only this machine reaches it. */
  readonly host?: string;
  /** How to choose another port, for the message when this one is taken. */
  readonly advice?: string;
}

/** What a request may be besides well-formed HTTP. */
export interface RequestLimits {
  /** Of a body, in bytes. */
  readonly bodyLimit: number;
}

/** What answers on a port: the contracts, and the control API below the reserved prefix. */
export interface PortResponder extends Responder {
  control(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void>;
}

/**
 * Listens and answers each request with `responder`. Its end cuts connections that are open.
 * @throws {Error} with a `code` when the port is taken (`PORT_TAKEN`), not allowed, or the host not of this machine
 */
export async function listen(
  responder: PortResponder,
  limits: RequestLimits,
  options: ListenOptions,
): Promise<Listening> {
  const {
    port = 4010,
    host = "127.0.0.1",
    advice = "choose another: --port 4011, or --port 0 for any free one",
  } = options;
  const listening = await listenOn(
    (incoming, outgoing) => {
      if (isControl(incoming.url ?? "")) {
        responder.control(incoming, outgoing).catch(() => outgoing.destroy());
        return;
      }
      // What is thrown here concerns a caller who has gone.
      handle(responder, limits, incoming, outgoing).catch(() => outgoing.destroy());
    },
    { port, host, advice },
  );
  return { ...listening, close: () => listening.close(0) };
}

/** What is kept for the control API: no contract answers below it. */
const CONTROL_PREFIX = "/_cantus";

function isControl(target: string): boolean {
  return target === CONTROL_PREFIX || target.startsWith(`${CONTROL_PREFIX}/`);
}

async function handle(
  responder: PortResponder,
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

/** Reads to the end also a body that turns out to be too large, so that the caller gets to read the answer. */
async function readBody(incoming: IncomingMessage, limit: number): Promise<Uint8Array | "too-large"> {
  if (Number(incoming.headers["content-length"] ?? 0) > limit) return "too-large";
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
  if (answer.fault === "reset") outgoing.socket?.resetAndDestroy();
  // A caller who waits for what does not come leaves at a time of its own, or when the mock ends.
  if (answer.fault === "reset" || answer.fault === "timeout") return;
  const body = answer.fault === "malformed" ? malformed(answer.body) : answer.body;
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  const headers: Record<string, string | number> = { ...answer.headers };
  // What GET would have, for HEAD too (RFC 9110 §8.6).
  if (mayHaveContent("GET", answer.status)) headers["Content-Length"] = bytes?.length ?? 0;
  outgoing.writeHead(answer.status, headers);
  if (answer.fault === "truncate" && bytes && mayHaveContent(method, answer.status)) {
    outgoing.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => outgoing.socket?.destroy());
    return;
  }
  outgoing.end(mayHaveContent(method, answer.status) ? bytes : undefined);
}
