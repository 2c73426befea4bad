import { once } from "node:events";
import { connect } from "node:net";
import express from "express";
import { describe, expect, test } from "vitest";
import { listen } from "./listen.ts";
import { documentOf, json, type LooseHandlers, serve } from "./serve.fixture/serve.ts";

describe("listening", () => {
  test("says where", async () => {
    const server = await listen(express(), { port: 0 });
    expect(server.port).toBeGreaterThan(0);
    expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
    await server.close();
  });

  test("an address of all becomes one that can be called", async () => {
    const server = await listen(express(), { port: 0, host: "0.0.0.0" });
    expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
    expect((await fetch(server.url)).status).toBe(404);
    await server.close();
  });

  test("on a port that is taken, says which and what to do", async () => {
    const first = await listen(express(), { port: 0 });
    const second = listen(express(), { port: first.port, advice: "set PORT to another" });
    await expect(second).rejects.toMatchObject({
      code: "PORT_TAKEN",
      message: `Port ${first.port} on 127.0.0.1 is taken by another program: end that, or set PORT to another.`,
    });
    await first.close();
  });

  test("on an address that is not ours, says so", async () => {
    await expect(listen(express(), { port: 0, host: "192.0.2.1" })).rejects.toMatchObject({ code: "HOST_UNKNOWN" });
  });
});

describe("a caller who waits to hear whether its body is wanted", () => {
  const document = documentOf({
    "/": {
      get: { operationId: "get", responses: { "200": json(true) } },
      post: {
        operationId: "post",
        requestBody: { content: { "text/plain": { schema: { type: "string" } } } },
        responses: { "200": json(true) },
      },
    },
  });
  const handlers: LooseHandlers = { get: (_, reply) => reply(200, 1), post: ({ body }, reply) => reply(200, body) };

  /** What a server says to a caller who sends the body when it is asked for it, and then another request. */
  async function said(length: number, type = "text/plain"): Promise<string[]> {
    await using server = await serve(document, handlers, { limits: { body: 100 } });
    const socket = connect(server.port, "127.0.0.1");
    const head = (method: string, ...lines: string[]) =>
      [`${method} / HTTP/1.1`, "Host: a", ...lines, "", ""].join("\r\n");
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk;
      if (/^HTTP.1.1 100/.test(String(chunk))) socket.write(`${"x".repeat(length)}${head("GET")}`);
      if (received.endsWith("\r\n\r\n1")) socket.end();
    });
    socket.write(head("POST", `Content-Type: ${type}`, `Content-Length: ${length}`, "Expect: 100-continue"));
    await once(socket, "close");
    return received.match(/(?<=HTTP\/1.1 )\d+|(?<=Connection: )\w+/g) ?? [];
  }

  test("is told to send it when somebody reads it", async () => {
    expect(await said(100)).toEqual(["100", "200", "keep", "200", "keep"]);
  });

  test("hears at once that it is not", async () => {
    expect(await said(101)).toEqual(["413", "close"]);
    expect(await said(5, "text/html")).toEqual(["415", "close"]);
  });
});
