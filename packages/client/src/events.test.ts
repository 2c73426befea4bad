/** Event streams of a real server that breaks off, lies and comes back. */
import type { ServerResponse } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Echo, json, startEcho } from "../testdata/echo.ts";
import { api, type Jobs } from "../testdata/jobs.ts";
import {
  AbortError,
  ApiError,
  ContractError,
  createClient,
  type EventsOptions,
  events,
  NetworkError,
} from "./index.ts";

let echo: Echo;
let jobs: Jobs;
beforeAll(async () => {
  echo = await startEcho();
});
afterAll(() => echo[Symbol.asyncDispose]());
beforeEach(() => {
  echo.received.length = 0;
  jobs = createClient<Jobs>(api, { baseUrl: echo.baseUrl });
});

const input = { path: { job_id: "1" } };
const quick = { delay: 1, pollInterval: 1 };

const open = (response: ServerResponse) => response.writeHead(200, { "Content-Type": "text/event-stream" });
const lastIds = () => echo.received.map(({ headers }) => headers["last-event-id"]);

async function collect(options: EventsOptions<never> = quick, count = Number.POSITIVE_INFINITY): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const event of events(jobs.getAudio, input, options as object)) {
    all.push(event);
    if (all.length >= count) break;
  }
  return all;
}

describe("a stream is read as the HTML Standard says", () => {
  test.each<[string, string[], unknown[]]>([
    ["JSON and text", ['data: {"a":1}\n\n', "data: hello\n\n"], [{ data: { a: 1 } }, { data: "hello" }]],
    ["names and ids", ["event: done\nid: 7\ndata: 1\n\n"], [{ event: "done", id: "7", data: 1 }]],
    ["an id stays until there is another", ["id: 7\ndata: 1\n\ndata: 2\n\n"], [{ id: "7" }, { id: "7" }]],
    ["data of several lines", ["data: a\ndata: b\n\n"], [{ data: "a\nb" }]],
    ["comments, and fields that mean nothing", [": ping\n\n:\nfoo: bar\ndata:1\n\n"], [{ data: 1 }]],
    [
      "all three kinds of line ends",
      ["data: 1\r\n\r\ndata: 2\r\rdata: 3\n\n"],
      [{ data: 1 }, { data: 2 }, { data: 3 }],
    ],
    ["a line end in two chunks", ["data: 1\r", "\n\r\ndata: 2\r", "\n\r", "\n"], [{ data: 1 }, { data: 2 }]],
    ["a return at the very end", ["data: 1\r\r"], [{ data: 1 }]],
    ["an event in pieces", ["da", "ta", ': {"a"', ":1}", "\n", "\n"], [{ data: { a: 1 } }]],
    ["one space after the colon", ["data:  x\n\n"], [{ data: " x" }]],
    ["an event that is not whole, which is none", ["data: 1\n\ndata: 2\n"], [{ data: 1 }]],
    ["a byte order mark", ["\uFEFFdata: 1\n\n"], [{ data: 1 }]],
    ["an event without data, which is none", ["event: x\n\ndata: 1\n\n"], [{ event: "message", data: 1 }]],
  ])("%s", async (_name, chunks, expected) => {
    echo.answer = async (response) => {
      open(response);
      for (const chunk of chunks) {
        response.write(chunk);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      response.end();
    };
    const all = await collect();
    expect(all).toMatchObject(expected);
    expect(all).toHaveLength(expected.length);
    expect(echo.received).toHaveLength(1);
  });

  test("a letter in two chunks", async () => {
    const bytes = Buffer.from("data: é\n\n");
    echo.answer = (response) => {
      open(response).write(bytes.subarray(0, 7));
      setTimeout(() => response.end(bytes.subarray(7)), 5);
    };
    expect(await collect()).toMatchObject([{ data: "é" }]);
  });
});

describe("a stream that breaks off", () => {
  test("goes on after the last event that was whole", async () => {
    echo.answer = (response, { headers }) => {
      const next = Number(headers["last-event-id"] ?? 0) + 1;
      open(response).write(`id: ${next}\ndata: ${next}\n\nid: ${next + 1}\ndata: half`);
      if (next === 3) response.end("\n\n");
      else setTimeout(() => response.socket?.resetAndDestroy(), 5);
    };
    expect(await collect()).toMatchObject([{ data: 1 }, { data: 2 }, { data: 3 }, { data: "half" }]);
    expect(lastIds()).toEqual([undefined, "1", "2"]);
  });

  test("is opened again when the server, out for a while, is back", async () => {
    echo.answer = (response) => {
      const count = echo.received.length;
      if (count === 2) json(response, 503, {}, { "Retry-After": "0" });
      else if (count === 3) response.socket?.resetAndDestroy();
      else open(response)[count === 1 ? "write" : "end"](`retry: 1\nid: ${count}\ndata: ${count}\n\n`);
      if (count === 1) setTimeout(() => response.socket?.destroy(), 5);
    };
    expect(await collect()).toMatchObject([{ data: 1 }, { data: 4 }]);
    expect(lastIds()).toEqual([undefined, "1", "1", "1"]);
  });

  test("and never comes back, is a NetworkError", async () => {
    echo.answer = (response) => void response.socket?.resetAndDestroy();
    await expect(collect({ ...quick, reconnects: 2 })).rejects.toThrow(NetworkError);
    expect(echo.received).toHaveLength(3);
  });

  test("in good order before its last event, is opened again", async () => {
    echo.answer = (response) => {
      const count = echo.received.length;
      open(response).end(`id: ${count}\ndata: ${count}\n\n`);
    };
    const options = { ...quick, until: ({ data }: { data: number }) => data === 3 };
    expect(await collect(options as never)).toMatchObject([{ data: 1 }, { data: 2 }, { data: 3 }]);
  });
});

describe("where no stream can be had", () => {
  const html = (response: ServerResponse) => response.writeHead(200, { "Content-Type": "text/html" }).end("<html>");

  test("the error says why", async () => {
    echo.answer = (response) => json(response, 403, { title: "No" });
    await expect(collect()).rejects.toThrow(ApiError);
    echo.answer = html;
    await expect(collect()).rejects.toThrow(ContractError);
    await expect(collect()).rejects.toThrow("an event stream was to come, and text/html came");
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ["the server has none", (response) => json(response, 406, { title: "No" })],
    ["a proxy answers", html],
    ["it breaks each time", (response) => void response.socket?.resetAndDestroy()],
  ])("%s: what happens is polled", async (_name, answer) => {
    echo.answer = answer;
    const states = [1, 1, 2, 2, 3];
    const options = {
      ...quick,
      reconnects: 1,
      poll: async () => ({ event: "polled", data: states.shift() ?? 3 }),
      until: ({ data }: { data: number }) => data === 3,
    };
    expect(await collect(options as never)).toEqual([1, 2, 3].map((data) => ({ event: "polled", data })));
  });
});

describe("a stream is closed", () => {
  test("when the loop is left", async () => {
    const closed = new Promise((resolve) => {
      echo.answer = (response) => {
        open(response).write("data: 1\n\n");
        response.on("close", resolve);
      };
    });
    expect(await collect(quick, 1)).toHaveLength(1);
    await closed;
  });

  test("when its signal says so", async () => {
    echo.answer = (response) => void open(response).write("data: 1\n\n");
    const controller = new AbortController();
    const run = async () => {
      for await (const _ of events(jobs.getAudio, { ...input, signal: controller.signal })) controller.abort();
    };
    await expect(run()).rejects.toThrow(AbortError);
    expect(echo.received).toHaveLength(1);
  });
});
