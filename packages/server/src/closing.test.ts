import { fork } from "node:child_process";
import { once } from "node:events";
import { Agent, type OutgoingHttpHeaders, request } from "node:http";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import express from "express";
import { describe, expect, test } from "vitest";
import { listen } from "./listen.ts";

/** A connection on which bytes are written, and what came back on it. */
async function open(port: number) {
  const socket = connect(port, "127.0.0.1");
  const state = { socket, received: "", isClosed: false };
  socket.on("error", () => undefined);
  socket.on("close", () => {
    state.isClosed = true;
  });
  socket.setEncoding("utf8").on("data", (text) => {
    state.received += text;
  });
  await once(socket, "connect");
  return state;
}

type Connection = Awaited<ReturnType<typeof open>>;
/** The last bytes are here when the other side has closed. */
const ended = (...all: Connection[]) => expect.poll(() => all.every(({ isClosed }) => isClosed)).toBe(true);

const GET = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
const POST = (length: number) => `POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: ${length}\r\n\r\n`;
const statuses = (received: string) => received.match(/HTTP\/1\.1 \d+/g)?.map((line) => line.slice(9)) ?? [];
const connections = (received: string) => received.match(/Connection: [\w-]+/g)?.map((line) => line.slice(12)) ?? [];

/** An application whose slow answers wait until they are released. */
async function serve() {
  const app = express();
  const waiting: (() => void)[] = [];
  app.get("/fast", (_request, response) => void response.send("fast"));
  app.get("/slow", async (_request, response) => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    response.send("slow");
  });
  app.get("/begun", async (_request, response) => {
    response.write("be");
    await new Promise<void>((resolve) => waiting.push(resolve));
    response.end("gun");
  });
  app.get("/large", (_request, response) => void response.send(Buffer.alloc(LARGE)));
  app.post("/echo", express.text({ type: () => true }), (request, response) => void response.send(request.body));
  const server = await listen(app, { port: 0 });
  return {
    ...server,
    /** Resolves when so many requests wait. */
    waiting: (count: number) => expect.poll(() => waiting.length).toBe(count),
    release: () => waiting.splice(0).forEach((resolve) => void resolve()),
  };
}
const LARGE = 40 * 1024 * 1024;

describe("a server that closes", () => {
  test("closes idle connections, and those on which nothing came", async () => {
    const server = await serve();
    const [idle, silent] = await Promise.all([open(server.port), open(server.port)]);
    idle.socket.write(GET("/fast"));
    await expect.poll(() => idle.received).toContain("fast");
    await server.close(60_000);
    await ended(idle, silent);
    expect(connections(idle.received)).toEqual(["keep-alive"]);
  });

  test("answers what has begun, and says that nothing may follow", async () => {
    const server = await serve();
    const connection = await open(server.port);
    connection.socket.write(GET("/slow"));
    await server.waiting(1);
    const closed = server.close(60_000);
    await wait(70);
    server.release();
    await closed;
    await ended(connection);
    expect(connection.received).toMatch(/slow$/);
    expect(connections(connection.received)).toEqual(["close"]);
  });

  test("ends an answer of which a part is out", async () => {
    const server = await serve();
    const connection = await open(server.port);
    connection.socket.write(GET("/begun"));
    await expect.poll(() => connection.received).toContain("be");
    const closed = server.close(60_000);
    await wait(70);
    server.release();
    await closed;
    await ended(connection);
    expect(connection.received).toMatch(/gun\r\n0\r\n\r\n$/);
  });

  test("sends the whole of an answer that is slowly read", async () => {
    const server = await serve();
    const connection = await open(server.port);
    connection.socket.pause();
    connection.socket.write(GET("/large"));
    await wait(100);
    const closed = server.close(60_000);
    await wait(120);
    connection.socket.resume();
    await closed;
    await ended(connection);
    expect(connection.received.length).toBeGreaterThan(LARGE);
  });

  test.each<[what: string, first: string, rest: string, answer: RegExp]>([
    ["in its head", "GET /fast HT", "TP/1.1\r\nHost: a\r\n\r\n", /fast$/],
    ["between head and body", POST(4), "body", /body$/],
    ["in its body", `${POST(4)}bo`, "dy", /body$/],
  ])("waits for a request that is half sent, %s", async (_what, first, rest, answer) => {
    const server = await serve();
    const [fresh, used] = await Promise.all([open(server.port), open(server.port)]);
    used.socket.write(GET("/fast"));
    await expect.poll(() => used.received).toContain("fast");
    for (const { socket } of [fresh, used]) socket.write(first);
    await wait(30);
    const closed = server.close(60_000);
    await wait(120);
    for (const { socket } of [fresh, used]) socket.write(rest);
    await closed;
    await ended(fresh, used);
    expect([fresh.received, used.received]).toEqual([expect.stringMatching(answer), expect.stringMatching(answer)]);
    expect(connections(used.received).at(-1)).toBe("close");
  });

  test("answers pipelined requests, the last of which is told that it is", async () => {
    const server = await serve();
    const connection = await open(server.port);
    connection.socket.write(GET("/slow").repeat(3));
    await server.waiting(3);
    const closed = server.close(60_000);
    await wait(30);
    connection.socket.write(GET("/slow"));
    await server.waiting(4);
    server.release();
    await closed;
    await ended(connection);
    expect(statuses(connection.received)).toEqual(["200", "200", "200", "200"]);
    expect(connections(connection.received)).toEqual(["keep-alive", "keep-alive", "keep-alive", "close"]);
  });

  test("takes no request behind an answer that said it was the last", async () => {
    const server = await serve();
    const connection = await open(server.port);
    connection.socket.write(GET("/begun"));
    await server.waiting(1);
    connection.socket.write(GET("/slow"));
    await server.waiting(2);
    const closed = server.close(60_000);
    await wait(30);
    server.release();
    await closed;
    await ended(connection);
    expect(statuses(connection.received)).toEqual(["200", "200"]);
    expect(connections(connection.received)).toEqual(["keep-alive", "close"]);
  });

  test("refuses new connections", async () => {
    const server = await serve();
    const connection = await open(server.port);
    connection.socket.write(GET("/slow"));
    await server.waiting(1);
    const closed = server.close(60_000);
    await wait(30);
    await expect(open(server.port)).rejects.toMatchObject({ code: "ECONNREFUSED" });
    server.release();
    await closed;
  });

  test("cuts what does not end in time, also when told later that there is less of it", async () => {
    const server = await serve();
    const [slow, half] = await Promise.all([open(server.port), open(server.port)]);
    slow.socket.write(GET("/slow"));
    half.socket.write(POST(4));
    await server.waiting(1);
    const closed = server.close(60_000);
    await server.close(50);
    await closed;
    await ended(slow, half);
    expect(slow.received).toBe("");
    await server.close();
  });
});

describe("a process that is told to end under load", () => {
  test.each(["compiled", "express-openapi-validator"])(
    "answers every request that reached it (%s)",
    async (validator) => {
      const child = fork(join(import.meta.dirname, "closing.fixture/server.ts"), [validator]);
      const [{ port }] = (await once(child, "message")) as [{ port: number }];
      const load = new Load(port);
      const running = Promise.all([load.keepAlive(16), load.oneEach(4), load.pipelined(8)]);
      await expect.poll(() => load.answered.size, { timeout: 50_000 }).toBeGreaterThan(3000);
      const [[{ begun }]] = await Promise.all([
        once(child, "message") as Promise<[{ begun: number[] }]>,
        once(child, "exit"),
        child.kill("SIGTERM"),
      ]);
      await running;
      expect(begun.length).toBeGreaterThan(3000);
      expect(begun.filter((id) => !load.answered.has(id))).toEqual([]);
    },
  );
});

/** Callers who send one request after another until nobody answers. */
class Load {
  readonly #port: number;
  readonly answered = new Set<number>();
  #next = 0;

  constructor(port: number) {
    this.#port = port;
  }

  async keepAlive(callers: number): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: callers });
    await this.#callers(callers, (id) => this.#send(id, { agent }));
    agent.destroy();
  }

  /** A connection for each request. */
  async oneEach(callers: number): Promise<void> {
    await this.#callers(callers, (id) => this.#send(id, { headers: { Connection: "close" } }));
  }

  /** Several requests at once on each connection. */
  async pipelined(connections: number): Promise<void> {
    await Promise.all(Array.from({ length: connections }, () => this.#pipeline()));
  }

  async #callers(count: number, send: (id: number) => Promise<boolean>): Promise<void> {
    const caller = async () => {
      while (await send(this.#next++));
    };
    await Promise.all(Array.from({ length: count }, caller));
  }

  /** @returns whether anybody answered */
  #send(id: number, options: { agent?: Agent; headers?: OutgoingHttpHeaders }): Promise<boolean> {
    return new Promise((resolve) => {
      const method = id % 2 === 0 ? "GET" : "POST";
      const headers = { ...options.headers, ...(method === "POST" && { "Content-Type": "application/json" }) };
      const sent = request({ port: this.#port, path: `/requests/${id}`, method, agent: options.agent, headers });
      sent.on("error", () => resolve(false));
      sent.on("response", async (response) => {
        const text = (
          await response
            .setEncoding("utf8")
            .toArray()
            .catch(() => [])
        ).join("");
        if (Number(text) === id && text !== "") this.answered.add(id);
        resolve(true);
      });
      sent.end(method === "POST" ? "{}" : undefined);
    });
  }

  async #pipeline(): Promise<void> {
    const socket: Socket = connect(this.#port, "127.0.0.1");
    const write = () => {
      const ids = Array.from({ length: 5 }, () => this.#next++);
      socket.write(ids.map((id) => GET(`/requests/${id}`)).join(""));
      return ids.length;
    };
    let waiting = write();
    let received = "";
    const closed = new Promise((resolve) => socket.on("error", () => undefined).on("close", resolve));
    socket.setEncoding("utf8").on("data", (text) => {
      received += text;
      for (let end = endOf(received); end > 0; end = endOf(received)) {
        this.answered.add(Number(received.slice(0, end).split("\r\n\r\n")[1]));
        received = received.slice(end);
        if (--waiting === 0) waiting = write();
      }
    });
    await closed;
  }
}

/** Where the first answer ends; 0 if it has not come yet. */
function endOf(received: string): number {
  const body = received.indexOf("\r\n\r\n") + 4;
  const length = /Content-Length: (\d+)/.exec(received.slice(0, body))?.[1];
  const end = body + Number(length);
  return length !== undefined && received.length >= end ? end : 0;
}
