/** Server-sent events (HTML Standard §9.2): each event a block of fields that ends with an empty line. */
import { setTimeout as delay } from "node:timers/promises";
import { writeEvent } from "@cantus/contract/body";
import { isEventStream } from "@cantus/contract/media-type";
import type { MockAnswer } from "./exchange.ts";

/**
 * Writes an example as a stream. A text that is one already is sent as it stands; any other text is the data of one
 * event; of a list, each member is an event. An object with the fields of an event (`event`, `data`, `id`, `retry`)
 * gives those, any other value becomes the data, as JSON.
 */
export function eventStream(example: unknown): string {
  if (typeof example === "string" && /^(data|event|id|retry|)(:|$)/m.test(example)) {
    return `${example.replace(/\n+$/, "")}\n\n`;
  }
  const events = Array.isArray(example) ? example : [example];
  return events.map(block).join("");
}

/** Between one event and the next, in milliseconds: long enough for each to come by itself, too short to wait for. */
const PACE = 10;

/** What sends a body bit by bit: the events of a stream. Any other body comes at once. */
export function streamed(mediaType: string, body: string | Uint8Array): MockAnswer["stream"] {
  return isEventStream(mediaType) && typeof body === "string" ? (signal) => paced(body, signal) : undefined;
}

/**
 * A stream of events as a server sends one, each by itself: what clients make of a stream shows only when they have to
 * read it bit by bit. Ends early when nobody listens any more.
 */
async function* paced(stream: string, signal: AbortSignal): AsyncGenerator<string> {
  for (const [i, event] of eventsIn(stream).entries()) {
    if (i > 0) await delay(PACE);
    if (signal.aborted) return;
    yield event;
  }
}

/** Lines end in CRLF, LF or CR; an empty one ends an event. */
function eventsIn(stream: string): string[] {
  return stream.split(/(?<=\r\n\r\n|\n\n|\r\r)(?![\r\n])/);
}

function block(event: unknown): string {
  if (!isEvent(event)) return writeEvent({ data: event ?? null });
  const { data, event: type, id, retry } = event;
  return writeEvent({
    data: data ?? null,
    ...(type !== undefined && { event: String(type) }),
    ...(id !== undefined && { id: String(id) }),
    ...(retry !== undefined && { retry: Number(retry) }),
  });
}

const FIELDS = new Set(["event", "data", "id", "retry"]);

function isEvent(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" &&
    value !== null &&
    "data" in value &&
    Object.keys(value).every((name) => FIELDS.has(name))
  );
}
