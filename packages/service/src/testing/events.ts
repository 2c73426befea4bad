export interface Event {
  readonly id: number;
  readonly event: string;
  // biome-ignore lint/suspicious/noExplicitAny: what it holds is what the tests are about
  readonly data: any;
}

/** The events of a stream that has ended. */
export function parseEvents(stream: string): Event[] {
  return stream
    .split("\n\n")
    .map((block) => block.split("\n").filter((line) => line !== "" && !line.startsWith(":")))
    .filter((lines) => lines.length > 0)
    .map((lines) => {
      const field = (name: string) =>
        lines
          .filter((line) => line.startsWith(`${name}: `))
          .map((line) => line.slice(name.length + 2))
          .join("\n");
      return { id: Number(field("id")), event: field("event"), data: JSON.parse(field("data")) };
    });
}
