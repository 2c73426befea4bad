/** Server-sent events (HTML Standard §9.2): each event a block of fields that ends with an empty line. */
import { writeEvent } from "@cantus/contract/body";

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
