/**
 * A request and an answer as the mock works with them. Not the `Request` and `Response` of Fetch, because those refuse
 * what a server has to answer: TRACE, a GET with a body, a path that is not a URL.
 */
import { mayHaveContent } from "@cantus/contract/body";
import type { RequestHead } from "@cantus/contract/request";
import type { Made } from "./state/perform.ts";

export interface MockRequest extends RequestHead {
  /** By lower-case name; repeated ones joined by a comma (cookies by a semicolon). */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * Where an answer came from: an item, an override, a script, the contract's example, or its schema; `nothing` has no body,
 * and a refusal none of these.
 */
export type Source = "memory" | "override" | "scenario" | "example" | "made up" | "nothing";

export interface MockAnswer {
  readonly status: number;
  /** By name as it is sent. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
  /** In the place of a body, or that body again: what comes bit by bit, until it ends or nobody listens any more. */
  readonly stream?: ((signal: AbortSignal) => AsyncIterable<string>) | undefined;
  readonly source?: Source | undefined;
  /** What was made by it, for who is called back about it. */
  readonly made?: Made | undefined;
  /** What goes wrong on its way. */
  readonly fault?: Fault | undefined;
}

/**
 * `reset`: the connection ends without an answer; `timeout`: no answer ever comes; `truncate`: the body ends before its
 * end; `malformed`: the body is not what it says it is.
 */
export const FAULTS = ["reset", "timeout", "truncate", "malformed"] as const;
export type Fault = (typeof FAULTS)[number];

/** What comes bit by bit. A body that is known comes at once where something goes wrong with it. */
export function streamOf({ stream, body, fault }: MockAnswer): MockAnswer["stream"] {
  return fault !== undefined && body !== undefined ? undefined : stream;
}

/** A body that nobody can read: half of it, then what no format allows. */
export function malformed(body: MockAnswer["body"]): Uint8Array {
  const bytes = typeof body === "string" ? Buffer.from(body) : (body ?? new Uint8Array());
  return Buffer.concat([bytes.subarray(0, Math.ceil(bytes.length / 2)), Buffer.from([0xff, 0x00, 0x7b])]);
}

/** Splits the target of a request line: origin form (`/a?b`), absolute form (`http://host/a?b`) or `*`. */
export function splitTarget(target: string): { path: string; query: string } {
  const local = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "").replace(/#.*$/s, "");
  const mark = local.indexOf("?");
  const path = mark < 0 ? local : local.slice(0, mark);
  return { path: path === "" ? "/" : path, query: mark < 0 ? "" : local.slice(mark + 1) };
}

/** Reads a request of Fetch. Throws what its body throws. */
export async function fromFetch(request: Request): Promise<MockRequest> {
  const body = new Uint8Array(await request.arrayBuffer());
  return {
    method: request.method.toUpperCase(),
    ...splitTarget(request.url),
    headers: {
      host: new URL(request.url).host,
      // As `fetch` sends it: an empty body is not the same as none.
      ...(request.body && { "content-length": String(body.length) }),
      ...Object.fromEntries(request.headers),
    },
    body,
  };
}

/**
 * The answer as `fetch` gives it: a `reset` rejects as a broken connection does, a `timeout` when `signal` ends it.
 *
 * @throws {TypeError} for a `reset`
 */
export async function toFetch(answer: MockAnswer, method: string, signal?: AbortSignal): Promise<Response> {
  if (answer.fault === "reset") throw new TypeError("fetch failed", { cause: new Error("read ECONNRESET") });
  if (answer.fault === "timeout") await aborted(signal);
  const stream = streamOf(answer);
  if (stream && mayHaveContent(method, answer.status)) {
    return new Response(streamed(stream, signal), { status: answer.status, headers: { ...answer.headers } });
  }
  const sent = answer.fault === "malformed" ? malformed(answer.body) : answer.body;
  const whole = mayHaveContent(method, answer.status) ? (sent ?? null) : null;
  const body = answer.fault === "truncate" && whole !== null ? truncated(whole) : whole;
  // A Uint8Array is a BodyInit when its buffer is not shared; none here is.
  return new Response(body as BodyInit | null, { status: answer.status, headers: { ...answer.headers } });
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

function truncated(body: string | Uint8Array): ReadableStream<Uint8Array> {
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  let isSent = false;
  return new ReadableStream({
    pull(controller) {
      if (isSent) controller.error(new TypeError("terminated"));
      else controller.enqueue(bytes.subarray(0, Math.floor(bytes.length / 2)));
      isSent = true;
    },
  });
}

function streamed(
  stream: NonNullable<MockAnswer["stream"]>,
  signal: AbortSignal | undefined,
): ReadableStream<Uint8Array> {
  const over = new AbortController();
  const parts = stream(over.signal)[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      const leave = () => {
        over.abort();
        controller.error(signal?.reason);
      };
      if (signal?.aborted) leave();
      else signal?.addEventListener("abort", leave, { once: true });
    },
    async pull(controller) {
      const { done, value } = await parts.next();
      if (over.signal.aborted) return;
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: () => over.abort(),
  });
}
