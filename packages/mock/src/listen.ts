/** The mock on a port of this machine, by Node's own HTTP server without a framework. */
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { mayHaveContent } from "@cantus/contract/body";
import { bodyThatIsHere, FixedFields, type Listening, listen as listenOn, sendAtOnce } from "@cantus/server/listen";
import type { AtOnce } from "./at-once.ts";
import { type MockAnswer, type MockRequest, malformed, splitTarget, streamOf } from "./exchange.ts";
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
      handle(responder, limits, incoming, outgoing);
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

function handle(
  responder: Responder,
  limits: RequestLimits,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): void {
  const head = requestHead(incoming);
  if (hasBody(incoming)) {
    readBody(incoming, limits.bodyLimit, (body) =>
      deliver(body ? responder.respond({ ...head, body }) : responder.tooLarge(head), incoming, outgoing),
    );
  } else deliver(responder.respond(head), incoming, outgoing);
}

function deliver(answer: AtOnce<MockAnswer>, incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (answer instanceof Promise) {
    answer.then((late) => deliver(late, incoming, outgoing));
    return;
  }
  try {
    send(answer, incoming, outgoing);
  } catch {
    outgoing.destroy();
  }
}

const NO_BODY = new Uint8Array();

function requestHead(incoming: IncomingMessage): MockRequest {
  const { method = "GET", url = "/", headers } = incoming;
  // The only one that Node gives as a list. No request has it.
  if (headers["set-cookie"]) delete headers["set-cookie"];
  return { method, ...splitTarget(url), headers: headers as Record<string, string>, body: NO_BODY };
}

/** Whether one follows (RFC 9112 §6.3). */
function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers["content-length"];
  return (length !== undefined && length !== "0") || headers["transfer-encoding"] !== undefined;
}

/**
 * Reads to the end also a body that turns out to be too large, so that the caller gets to read the answer. Of a caller
 * who leaves before the end, nothing is heard any more.
 */
function readBody(incoming: IncomingMessage, limit: number, done: (body: Uint8Array | undefined) => void): void {
  if (Number(incoming.headers["content-length"] ?? 0) > limit) {
    done(undefined);
    return;
  }
  // A short one has mostly come with its head, and is here when that has been dealt with.
  process.nextTick(() => {
    const body = bodyThatIsHere(incoming);
    if (body) done(body);
    else collectBody(incoming, limit, done);
  });
}

function collectBody(incoming: IncomingMessage, limit: number, done: (body: Uint8Array | undefined) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  incoming.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else chunks.length = 0;
  });
  incoming.on("end", () => done(size > limit ? undefined : chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
  incoming.on("error", () => incoming.destroy());
}

const NOTHING_ELSE = new FixedFields();

function send(answer: MockAnswer, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method = "GET" } = incoming;
  if (answer.fault === "reset") outgoing.socket?.resetAndDestroy();
  // A caller who waits for what does not come leaves at a time of its own, or when the mock ends.
  if (answer.fault === "reset" || answer.fault === "timeout") return;
  const stream = streamOf(answer);
  if (stream) {
    sendStream(answer, stream, method, outgoing).catch(() => outgoing.destroy());
    return;
  }
  const body = answer.fault === "malformed" ? malformed(answer.body) : answer.body;
  const headers: string[] = [];
  for (const name in answer.headers) headers.push(name, answer.headers[name] as string);
  const length = lengthOf(body);
  const hasContent = body !== undefined && mayHaveContent(method, answer.status);
  if (typeof body === "string" && hasContent && !answer.fault) {
    sendAtOnce(incoming, outgoing, { status: answer.status, fields: headers, fixed: NOTHING_ELSE, text: body, length });
    return;
  }
  // What GET would have, for HEAD too (RFC 9110 §8.6).
  if (mayHaveContent("GET", answer.status)) headers.push("Content-Length", String(length));
  outgoing.writeHead(answer.status, headers);
  if (answer.fault === "truncate" && hasContent) {
    const bytes = Buffer.from(body as string);
    outgoing.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => outgoing.socket?.destroy());
    return;
  }
  outgoing.end(hasContent ? body : undefined);
}

/** Each part as it comes, no faster than the caller reads, until either ends. */
async function sendStream(
  { status, headers, fault }: MockAnswer,
  stream: NonNullable<MockAnswer["stream"]>,
  method: string,
  outgoing: ServerResponse,
): Promise<void> {
  outgoing.writeHead(status, { ...headers });
  if (!mayHaveContent(method, status)) {
    outgoing.end();
    return;
  }
  outgoing.flushHeaders();
  const over = new AbortController();
  outgoing.on("close", () => over.abort());
  for await (const part of stream(over.signal)) {
    if (over.signal.aborted) return;
    const isTaken = outgoing.write(part);
    if (fault === "truncate") {
      outgoing.destroy();
      return;
    }
    if (!isTaken) await once(outgoing, "drain", { signal: over.signal });
  }
  outgoing.end();
}

function lengthOf(body: MockAnswer["body"]): number {
  return typeof body === "string" ? Buffer.byteLength(body) : (body?.length ?? 0);
}
