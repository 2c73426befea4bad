import { once } from "node:events";
import { connect } from "node:net";
import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import express from "express";
import { describe, expect, test } from "vitest";
import { documentOf, json, type LooseHandler, type ServeOptions, serve } from "./serve.fixture/serve.ts";

const MiB = 1024 * 1024;
const content = { "application/octet-stream": {}, "image/*": { schema: { type: "string", format: "binary" } } };
const document = documentOf({
  "/bytes": { post: { operationId: "send", requestBody: { content }, responses: { "200": json(true) } } },
  "/needed": {
    post: { operationId: "need", requestBody: { required: true, content }, responses: { "200": json(true) } },
  },
});
const received: LooseHandler = async ({ body, contentType }, reply) => {
  const chunks: Buffer[] = await (body?.toArray() ?? []);
  return reply(200, [contentType ?? null, Buffer.concat(chunks).toString("latin1")]);
};
const open = (handler: LooseHandler = received, options: ServeOptions = {}) =>
  serve(document, { send: handler, need: handler }, options);
const post = (body: RequestInit["body"], type = "application/octet-stream", more: Record<string, string> = {}) =>
  ({ method: "POST", body, headers: { "Content-Type": type, ...more }, duplex: "half" }) as RequestInit;

const inChunks = (...chunks: Uint8Array[]) => Readable.toWeb(Readable.from(chunks)) as ReadableStream<Uint8Array>;

describe("a body of bytes", () => {
  test.each<[how: string, init: RequestInit, answer: unknown]>([
    ["as it is", post(new Uint8Array([0, 255])), ["application/octet-stream", "\0\xff"]],
    ["of a media type within a range", post("x", "image/png"), ["image/png", "x"]],
    ["in chunks", post(inChunks(Buffer.from("a"), Buffer.from("b"))), ["application/octet-stream", "ab"]],
    ["none", { method: "POST" }, [null, ""]],
    ["none, as chunks tell", post(inChunks()), [null, ""]],
    ...Object.entries({
      gzip: gzipSync("a"),
      deflate: deflateSync("a"),
      br: brotliCompressSync("a"),
      zstd: zstdCompressSync("a"),
    }).map(([coding, bytes]): [string, RequestInit, unknown] => [
      `by ${coding}`,
      post(new Uint8Array(bytes), "image/png", { "Content-Encoding": coding }),
      ["image/png", "a"],
    ]),
  ])("reaches its handler %s", async (_how, init, expected) => {
    await using server = await open();
    const answer = await server.fetch("/bytes", init);
    expect([answer.status, await answer.json()]).toEqual([200, expected]);
  });

  test("that middleware has read reaches it too", async () => {
    await using server = await open(received, { before: (app) => app.use(express.raw({ type: () => true })) });
    expect(await (await server.fetch("/bytes", post("x"))).json()).toEqual(["application/octet-stream", "x"]);
  });

  test("reaches it before it is complete, and comes no faster than it is read", async () => {
    let isBegun = false;
    const { promise, resolve: goOn } = Promise.withResolvers<void>();
    await using server = await open(
      async ({ body }, reply) => {
        isBegun = true;
        await promise;
        let size = 0;
        for await (const chunk of body) size += chunk.length;
        return reply(200, size);
      },
      { limits: { body: 64 * MiB } },
    );
    const socket = connect(server.port, "127.0.0.1");
    const head = ["POST /bytes HTTP/1.1", "Host: a", "Content-Type: image/png", `Content-Length: ${64 * MiB}`, "", ""];
    socket.write(head.join("\r\n"));
    for (let sent = 0; sent < 64; sent++) socket.write(Buffer.alloc(MiB));
    await expect.poll(() => isBegun).toBe(true);
    await wait(150);
    expect(socket.writableLength).toBeGreaterThan(32 * MiB);
    goOn();
    expect(String(await once(socket, "data"))).toMatch(/67108864$/);
    socket.destroy();
  });

  test.each<[what: string, path: string, init: RequestInit, status: number, detail: string]>([
    ["too large", "/bytes", post(new Uint8Array(1001)), 413, "The body is larger than 1000 bytes."],
    ["too large in chunks", "/bytes", post(inChunks(new Uint8Array(2000))), 413, "The body is larger than 1000 bytes."],
    [
      "too large once decompressed",
      "/bytes",
      post(new Uint8Array(gzipSync(new Uint8Array(MiB))), "image/png", { "Content-Encoding": "gzip" }),
      413,
      "The body is larger than 1000 bytes.",
    ],
    [
      "not what it says it is",
      "/bytes",
      post("x", "image/png", { "Content-Encoding": "gzip" }),
      400,
      "The body is not gzip.",
    ],
    ["missing", "/needed", { method: "POST" }, 400, "body is required."],
    ["missing, as chunks tell", "/needed", post(inChunks()), 400, "body is required."],
  ])("is refused when it is %s", async (_what, path, init, status, detail) => {
    await using server = await open(received, { limits: { body: 1000 } });
    const answer = await server.fetch(path, init);
    expect([answer.status, await answer.json()]).toMatchObject([status, { detail }]);
    expect(server.findings).toEqual([]);
    expect((await server.fetch("/bytes", post("x"))).status).toBe(200);
  });

  test.each<[what: string, handler: LooseHandler]>([
    ["no more of it", (_request, reply) => reply(200, true)],
    [
      "some of it",
      async ({ body }, reply) => {
        for await (const _chunk of body) break;
        return reply(200, true);
      },
    ],
  ])("may be left when a handler wants %s", async (_what, handler) => {
    await using server = await open(handler, { limits: { body: 9 * MiB } });
    for (let i = 0; i < 3; i++) {
      expect((await server.fetch("/bytes", post(new Uint8Array(3 * MiB)))).status).toBe(200);
    }
    expect(server.findings).toEqual([]);
  });

  test("fails where its caller leaves, which is no finding", async () => {
    let failure: unknown;
    await using server = await open(async ({ body }: { body: Readable }) => {
      failure = await body.toArray().catch((error: Error) => error);
      throw failure;
    });
    const socket = connect(server.port, "127.0.0.1");
    socket.write("POST /bytes HTTP/1.1\r\nHost: a\r\nContent-Type: image/png\r\nContent-Length: 9\r\n\r\nx");
    await wait(50);
    socket.destroy();
    await expect.poll(() => failure).toMatchObject({ message: "The body ended before it was complete." });
    expect(server.findings).toEqual([]);
  });

  test.each([
    ["its caller leaves", "x", ""],
    ["it is not what it says it is", "x".repeat(8), "Content-Encoding: gzip\r\n"],
  ])("may go unread when %s", async (_when, body, header) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiting: LooseHandler = async ({ signal }, reply) => {
      await once(signal, "abort");
      resolve();
      return reply(200, true);
    };
    await using server = await serve(document, { send: waiting, need: received });
    const socket = connect(server.port, "127.0.0.1");
    const head = `POST /bytes HTTP/1.1\r\nHost: a\r\nContent-Type: image/png\r\n${header}Content-Length: 100\r\n\r\n`;
    socket.on("error", () => undefined).write(head + body);
    await wait(50);
    socket.destroy();
    // What is no gzip at all never gets to a handler.
    if (header === "") await promise;
    expect((await server.fetch("/needed", post("x"))).status).toBe(200);
  });
});
