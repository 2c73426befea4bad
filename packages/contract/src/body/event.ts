/** A server-sent event (HTML Living Standard §9.2.6, parsing an event stream). */
export interface ServerSentEvent {
  /** Text as it is, anything else as JSON. */
  readonly data?: unknown;
  /** The event's type; a browser without one calls `onmessage`. */
  readonly event?: string;
  /** What the caller sends back as `Last-Event-ID` when it reconnects. */
  readonly id?: string;
  /** How long a caller waits before it reconnects, in milliseconds. */
  readonly retry?: number;
}

/** An event as text. Data of several lines has a field for each; text stays as it is, anything else becomes JSON. */
export function writeEvent({ data, event, id, retry }: ServerSentEvent): string {
  const lines: string[] = [];
  if (event !== undefined) lines.push(`event: ${oneLine(event)}`);
  if (id !== undefined) lines.push(`id: ${oneLine(id)}`);
  if (retry !== undefined) lines.push(`retry: ${Math.max(0, Math.round(retry))}`);
  if (data !== undefined) {
    const text = typeof data === "string" ? data : JSON.stringify(data);
    for (const line of text.split(/\r\n|\r|\n/)) lines.push(`data: ${line}`);
  }
  return `${lines.join("\n")}\n\n`;
}

/** A line break would begin a field of the writer's choice, and U+0000 makes a caller ignore an id. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\0]/g, "");
}
