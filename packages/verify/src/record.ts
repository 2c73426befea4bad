/** Recorders: what goes through a `fetch` or an Express app, as exchanges that can be held against a contract. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { isEventStream } from "@cantus/contract/media-type";
import { type Exchange, type HeaderValues, headerValues, NO_BYTES } from "./exchange/exchange.ts";

export interface FetchRecorder {
  /** Give it to the client in the place of the `fetch` that it stands in front of. */
  readonly fetch: typeof globalThis.fetch;
  /** In the order in which their answers came; it grows. */
  readonly exchanges: readonly Exchange[];
}

/**
 * Stands in front of a `fetch` and keeps what goes through. An exchange is there when the answer is, but for a stream
 * of events, whose body is not kept. A request without an answer is kept with the reason, and its error goes on.
 *
 * @example
 * const recorder = record(globalThis.fetch);
 * const client = createClient({ fetch: recorder.fetch });
 * await client.listGenerations({ path: { organization_id: "org_1" } });
 * recorder.exchanges.flatMap((exchange) => checkExchange(contract, exchange));
 */
export function record(fetch: (request: Request) => Promise<Response>): FetchRecorder {
  const exchanges: Exchange[] = [];
  return {
    exchanges,
    async fetch(input, init) {
      const asked = new Request(input, init);
      const request = {
        method: asked.method,
        url: asked.url,
        headers: headerValues(asked.headers),
        body: await asked.clone().bytes(),
      };
      try {
        const response = await fetch(asked);
        exchanges.push({ request, response: await read(response) });
        return response;
      } catch (error) {
        exchanges.push({ request, response: { status: 0, headers: {}, body: NO_BYTES, failure: String(error) } });
        throw error;
      }
    },
  };
}

async function read(response: Response): Promise<Exchange["response"]> {
  const head = { status: response.status, headers: headerValues(response.headers) };
  if (isEventStream(response.headers.get("content-type") ?? "")) return { ...head, body: NO_BYTES, truncated: true };
  return { ...head, body: await response.clone().bytes() };
}

export interface ExpressRecorder {
  /** `app.use(recorder.middleware)`, before everything else. */
  readonly middleware: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  /** In the order in which their answers ended; it grows. */
  readonly exchanges: readonly Exchange[];
}

/**
 * Keeps what goes through an Express app, bodies as they are on the wire, whatever parses or compresses them behind it.
 *
 * @example
 * const recorder = recordExpress();
 * app.use(recorder.middleware);
 */
export function recordExpress(): ExpressRecorder {
  const exchanges: Exchange[] = [];
  return {
    exchanges,
    middleware(request, response, next) {
      const sent = tapRequest(request);
      const came = tapResponse(response);
      // Express changes `url` while it routes; this is how it came.
      const url = `http://${request.headers.host ?? "localhost"}${request.url ?? "/"}`;
      response.once("close", () => {
        exchanges.push({
          request: {
            method: request.method ?? "GET",
            url,
            headers: joined(request.headers),
            body: Buffer.concat(sent),
          },
          response: response.writableEnded
            ? { status: response.statusCode, headers: joined(response.getHeaders()), body: Buffer.concat(came) }
            : { status: 0, headers: {}, body: NO_BYTES, failure: "the connection was closed before the answer ended" },
        });
      });
      next();
    },
  };
}

/** Node's HTTP parser pushes the body's chunks; listening for them here would take them from the app. */
function tapRequest(request: IncomingMessage): Buffer[] {
  const chunks: Buffer[] = [];
  const push = request.push;
  request.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (Buffer.isBuffer(chunk)) chunks.push(chunk);
    return push.call(request, chunk, encoding);
  };
  return chunks;
}

function tapResponse(response: ServerResponse): Buffer[] {
  const chunks: Buffer[] = [];
  const keep = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === "string")
      chunks.push(Buffer.from(chunk, typeof encoding === "string" ? encodingOf(encoding) : "utf8"));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const { write, end } = response;
  // Both have several forms; what they are called with goes on unchanged.
  response.write = ((...args: Parameters<typeof write>) => {
    keep(args[0], args[1]);
    return write.apply(response, args);
  }) as typeof write;
  response.end = ((...args: Parameters<typeof end>) => {
    keep(args[0], args[1]);
    return end.apply(response, args);
  }) as typeof end;
  return chunks;
}

function encodingOf(name: string): BufferEncoding {
  return Buffer.isEncoding(name) ? name : "utf8";
}

function joined(headers: NodeJS.Dict<number | string | readonly string[]>): HeaderValues {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(", ") : String(value)]],
    ),
  );
}
