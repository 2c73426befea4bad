import { expect, it } from "vitest";
import { eventStream, streamed } from "./event-stream.ts";

it.each<[what: string, example: unknown, stream: string]>([
  [
    "a stream is sent as it stands",
    "event: progress\ndata: 1\n\ndata: 2\n\n",
    "event: progress\ndata: 1\n\ndata: 2\n\n",
  ],
  ["a stream without its last empty line gets one", "data: 1\n", "data: 1\n\n"],
  ["a comment is part of a stream", ": ping\n\ndata: 1", ": ping\n\ndata: 1\n\n"],
  ["another text is the data of one event, line by line", "one\ntwo", "data: one\ndata: two\n\n"],
  ["each member of a list is an event", [{ a: 1 }, "two"], 'data: {"a":1}\n\ndata: two\n\n'],
  [
    "an object with an event's fields gives them",
    { event: "done", id: 7, data: { ok: true } },
    'event: done\nid: 7\ndata: {"ok":true}\n\n',
  ],
  ["a field never breaks its line", { event: "a\nb", data: "" }, "event: ab\ndata: \n\n"],
  ["an object with a data property of its own is data", { data: 1, total: 2 }, 'data: {"data":1,"total":2}\n\n'],
])("%s", (_, example, stream) => {
  expect(eventStream(example)).toBe(stream);
});

it.each<[what: string, stream: string, events: string[]]>([
  ["lines that end in LF", "id: 1\ndata: a\n\ndata: b\n\n", ["id: 1\ndata: a\n\n", "data: b\n\n"]],
  ["lines that end in CRLF", "data: a\r\n\r\ndata: b\r\n\r\n", ["data: a\r\n\r\n", "data: b\r\n\r\n"]],
  ["more empty lines than one", "data: a\n\n\ndata: b\n\n", ["data: a\n\n\n", "data: b\n\n"]],
])("is sent event by event: %s", async (_, stream, events) => {
  const got: string[] = [];
  const { signal } = new AbortController();
  for await (const event of streamed("text/event-stream", stream)?.(signal) ?? []) got.push(event);
  expect(got).toEqual(events);
});

it("ends when nobody listens any more", async () => {
  const leaving = new AbortController();
  const got: string[] = [];
  for await (const event of streamed("text/event-stream", "data: a\n\ndata: b\n\n")?.(leaving.signal) ?? []) {
    got.push(event);
    leaving.abort();
  }
  expect(got).toEqual(["data: a\n\n"]);
});

it("sends what is no stream of events at once", () => {
  expect(streamed("application/json", "{}")).toBeUndefined();
});
