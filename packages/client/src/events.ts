/** Server-sent events (HTML Living Standard §9.2) as an async iterable that does not end with its connection. */
import type { AnyCall } from "./any-call.ts";
import type { Call, DeclaredOperation } from "./call.ts";
import { sleep, untilAborted } from "./deadline.ts";
import { ApiError, CallError, type CallInfo, ContractError, failureOf } from "./errors.ts";
import type { EventStream, Operation } from "./operation.ts";
import { delayAskedFor } from "./retry.ts";
import type { SuccessKey } from "./status.ts";

/** An event as it comes where the contract does not say more: `data` is JSON if it can be read as that, else text. */
export interface ServerSentEvent<Data = unknown> {
  readonly event: string;
  readonly data: Data;
  readonly id?: string;
}

/** The call of an operation that answers with events. */
export interface EventsCall<Declaration extends DeclaredOperation> extends Call<Declaration> {
  readonly operation: Operation & { readonly events: EventStream<EventOf<Declaration["responses"]>> };
}

type EventOf<Responses> = Responses[SuccessKey<Responses> & keyof Responses] extends {
  content: { "text/event-stream": infer Event };
}
  ? Event extends string
    ? ServerSentEvent
    : Event
  : ServerSentEvent;

interface AnyEventsCall extends AnyCall {
  readonly operation: Operation & { readonly events: EventStream };
}

type EventsOf<Method extends AnyEventsCall> = NonNullable<Method["operation"]["events"]["event"]>;

export interface EventsOptions<Event> {
  /** Whether this event is the last one. Without it, the stream ends when the server closes it in good order. */
  readonly until?: ((event: Event) => boolean) | undefined;
  /** How often in a row the connection may fail before it is given up. Default: 5. */
  readonly reconnects?: number | undefined;
  /** Before the first reconnection, in milliseconds, doubled with each; the stream's own `retry` wins. Default: 1000. */
  readonly delay?: number | undefined;
  /** Says what has happened, where no stream can be had: asked each `pollInterval` until `until` is true of an answer. */
  readonly poll?: (() => Promise<Event>) | undefined;
  /** In milliseconds. Default: 2000. */
  readonly pollInterval?: number | undefined;
}

/**
 * The events of a stream, one after another. A connection that breaks is opened again with `Last-Event-ID`, so that
 * nothing is missed; leaving the loop closes it.
 *
 * ```ts
 * for await (const event of events(music.streamGenerationEvents, { path })) {
 *   if (event.event === "done") event.data.playback_url;
 * }
 * ```
 *
 * @throws ApiError where the server refuses; NetworkError where it cannot be reached any more, and there is no `poll`
 */
export async function* events<Method extends AnyEventsCall>(
  method: Method,
  input: Parameters<Method>[0],
  options: EventsOptions<EventsOf<Method>> = {},
): AsyncGenerator<EventsOf<Method>, void, undefined> {
  type Event = EventsOf<Method>;
  const { until, reconnects = 5, delay = 1_000, poll, pollInterval = 2_000 } = options;
  const signal: AbortSignal | undefined = input?.signal;
  const info: CallInfo = { operationId: method.operation.id, attempts: 0 };
  const place: Place = { lastEventId: undefined, retry: undefined };

  for (let failures = 0; ; ) {
    let failure: unknown;
    try {
      for await (const event of connection(method, input, place, signal)) {
        failures = 0;
        yield event as Event;
        if (until?.(event as Event)) return;
      }
      if (!until) return;
    } catch (thrown) {
      failure = failureOf(thrown, info, signal, "the stream broke off");
      if (!isPassing(failure)) {
        if (poll && isNoStream(failure)) break;
        throw failure;
      }
    }
    failures += 1;
    if (failures > reconnects) {
      if (poll) break;
      throw failure ?? new Error(`${info.operationId}: the stream ended ${failures} times before its last event.`);
    }
    const asked = failure instanceof ApiError ? delayAskedFor(failure.response) : undefined;
    await rest(asked ?? place.retry ?? delay * 2 ** (failures - 1) * (0.5 + Math.random() / 2));
  }

  for (let before = ""; ; await rest(pollInterval)) {
    const event = await untilAborted((poll as () => Promise<Event>)(), signal);
    const text = JSON.stringify(event);
    // What has been told already is no news.
    if (text !== before) yield event;
    before = text;
    if (until?.(event)) return;
  }

  async function rest(duration: number): Promise<void> {
    await sleep(duration, signal).catch((thrown) => {
      throw failureOf(thrown, info, signal);
    });
  }
}

/** Where a stream is: what it goes on after, and how soon the server wants to be asked again. */
interface Place {
  lastEventId: string | undefined;
  retry: number | undefined;
}

async function* connection(
  method: AnyEventsCall,
  input: { readonly headers?: object } | undefined,
  place: Place,
  signal: AbortSignal | undefined,
): AsyncGenerator<ServerSentEvent> {
  const headers = { ...input?.headers, ...(place.lastEventId !== undefined && { "Last-Event-ID": place.lastEventId }) };
  // Repeating is done here, where it is known what was seen last.
  const call = method({ ...input, headers, retry: false });
  const stream: unknown = await call.unwrap();
  const { response } = await call;
  if (!(stream instanceof ReadableStream)) {
    const type = response.headers.get("content-type") ?? "nothing";
    const breach = { at: "content-type", message: `an event stream was to come, and ${type} came` };
    throw new ContractError({ operationId: method.operation.id, attempts: 1 }, response, [breach]);
  }
  const reader = (stream as ReadableStream<BufferSource>).pipeThrough(new TextDecoderStream()).getReader();
  const parse = createParser(place, dataReader(method.operation, response.status));
  try {
    for (;;) {
      const { done, value } = await untilAborted(reader.read(), signal);
      yield* parse(value);
      if (done) return;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** Parsing an event stream (HTML Living Standard §9.2.6), chunk by chunk. An event that is not whole at the end is none. */
function createParser(
  place: Place,
  readData: (data: string) => unknown,
): (chunk: string | undefined) => ServerSentEvent[] {
  let rest = "";
  let event = "";
  let data: string[] = [];
  let id = place.lastEventId;

  return (chunk) => {
    const ready: ServerSentEvent[] = [];
    // A carriage return at the end may be half of a line end, unless nothing comes any more.
    const lines = (rest + (chunk ?? (rest.endsWith("\r") ? "\n" : ""))).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() as string;
    for (const line of lines) {
      const [, name, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) as RegExpExecArray;
      if (line === "") {
        place.lastEventId = id;
        if (data.length > 0) {
          ready.push({
            event: event || "message",
            data: readData(data.join("\n")),
            ...(id !== undefined && { id }),
          });
        }
        event = "";
        data = [];
      } else if (name === "data") data.push(value);
      else if (name === "event") event = value;
      else if (name === "id" && !value.includes("\0")) id = value;
      else if (name === "retry" && /^\d+$/.test(value)) place.retry = Number(value);
    }
    return ready;
  };
}

/** How the `data` of an operation's events is read. */
function dataReader({ events, formats }: AnyEventsCall["operation"], status: number): (data: string) => unknown {
  if (events.data === "text") return (data) => data;
  return (data) => {
    try {
      return formats ? formats.codec.read(data, status, formats.answers) : JSON.parse(data);
    } catch {
      return data;
    }
  };
}

/** After these there will be no stream, however often one asks. */
const isNoStream = (failure: unknown) =>
  failure instanceof ContractError ||
  (failure instanceof ApiError && [404, 405, 406, 415, 501].includes(failure.status));

/** A network that failed, or a server that is out for now. */
function isPassing(failure: unknown): boolean {
  if (!(failure instanceof CallError)) return false;
  return (
    failure.code === "NETWORK_ERROR" ||
    (failure instanceof ApiError && [429, 500, 502, 503, 504].includes(failure.status))
  );
}
