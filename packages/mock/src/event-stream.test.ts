import { expect, it } from "vitest";
import { eventStream } from "./event-stream.ts";

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
