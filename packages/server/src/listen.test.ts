import { Agent, get } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import express from "express";
import { describe, expect, test } from "vitest";
import { listen } from "./listen.ts";

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

describe("closing", () => {
  test("finishes what has begun, and takes nothing new", async () => {
    const app = express();
    app.get("/slow", async (_request, response) => {
      await wait(150);
      response.send("done");
    });
    const server = await listen(app, { port: 0 });
    const agent = new Agent({ keepAlive: true });
    const slow = new Promise<string>((resolve, reject) => {
      get(`${server.url}/slow`, { agent }, (response) => {
        response.setEncoding("utf8").on("data", resolve);
      }).on("error", reject);
    });
    await wait(50);
    const began = performance.now();
    const closed = server.close();
    expect(await slow).toBe("done");
    await closed;
    expect(performance.now() - began).toBeLessThan(1000);
    await expect(fetch(server.url)).rejects.toThrow();
    agent.destroy();
  });

  test("an idle connection does not hold it up", async () => {
    const app = express();
    app.get("/", (_request, response) => void response.send("hello"));
    const server = await listen(app, { port: 0 });
    const agent = new Agent({ keepAlive: true });
    await new Promise((resolve) => get(server.url, { agent }, (response) => response.resume().on("end", resolve)));
    const began = performance.now();
    await server.close();
    expect(performance.now() - began).toBeLessThan(500);
    agent.destroy();
  });

  test("what does not end is cut after the grace", async () => {
    const app = express();
    app.get("/", () => undefined);
    const server = await listen(app, { port: 0 });
    const hanging = fetch(server.url).catch((error: Error) => error.name);
    await wait(50);
    await server.close(100);
    expect(await hanging).toBe("TypeError");
  });
});
