/** Server-sent events (HTML Standard §9.2): each event a block of fields that ends with an empty line. */

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
  const fields = isEvent(event) ? event : { data: event };
  const lines = (["event", "id", "retry"] as const)
    .filter((name) => fields[name] !== undefined)
    .map((name) => `${name}: ${String(fields[name]).replace(/[\r\n]/g, " ")}`);
  const data = typeof fields.data === "string" ? fields.data : JSON.stringify(fields.data ?? null);
  return `${[...lines, ...data.split(/\r\n|\r|\n/).map((line) => `data: ${line}`)].join("\n")}\n\n`;
}

interface EventFields {
  readonly event?: unknown;
  readonly data: unknown;
  readonly id?: unknown;
  readonly retry?: unknown;
}

const FIELDS = new Set(["event", "data", "id", "retry"]);

function isEvent(value: unknown): value is EventFields {
  return (
    typeof value === "object" &&
    value !== null &&
    "data" in value &&
    Object.keys(value).every((name) => FIELDS.has(name))
  );
}
