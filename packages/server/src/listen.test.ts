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
