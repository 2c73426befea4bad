import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

describe("the configuration", () => {
  test("has a default for everything", () => {
    expect(readConfig({})).toMatchObject({
      dataFolder: resolve("./data"),
      port: 3000,
      host: "127.0.0.1",
      logLevel: "info",
      validator: "express-openapi-validator",
    });
  });

  test("comes from the environment, and what the caller says wins", () => {
    const config = readConfig({ PORT: "8080", CANTUS_DATA: "/somewhere", LOG_LEVEL: "warn" }, { port: 0 });
    expect(config).toMatchObject({ port: 0, dataFolder: "/somewhere", logLevel: "warn" });
  });

  test("says everything that is wrong in one message, and no secret", () => {
    const read = () =>
      readConfig({
        PORT: "eighty",
        LOG_LEVEL: "loud",
        CANTUS_LEASE_SECONDS: "0",
        CANTUS_VALIDATOR: "fast",
        CANTUS_PUBLIC_URL: "music.example.com",
        CANTUS_SIGNING_SECRET: "hush",
      });
    expect(read).toThrow(ConfigError);
    let message = "";
    try {
      read();
    } catch (error) {
      message = String(error);
    }
    for (const name of [
      "PORT",
      "LOG_LEVEL",
      "CANTUS_LEASE_SECONDS",
      "CANTUS_VALIDATOR",
      "CANTUS_PUBLIC_URL",
      "CANTUS_SIGNING_SECRET",
    ])
      expect(message).toContain(name);
    expect(message).not.toContain("hush");
  });

  test.each([
    { CANTUS_MUSIC_ENGINE_URL: "https://engine.example.com" },
    { CANTUS_MUSIC_ENGINE_KEY: "key" },
    { CANTUS_MUSIC_ENGINE_URL: "engine.example.com", CANTUS_MUSIC_ENGINE_KEY: "key" },
  ])("refuses half an engine elsewhere: %o", (environment) => {
    expect(() => readConfig(environment)).toThrow(/CANTUS_MUSIC_ENGINE_URL/);
  });

  test("takes an engine elsewhere", () => {
    const environment = { CANTUS_MUSIC_ENGINE_URL: "https://engine.example.com", CANTUS_MUSIC_ENGINE_KEY: "key" };
    expect(readConfig(environment).musicEngine).toEqual({ url: "https://engine.example.com", apiKey: "key" });
  });

  test.each(["-1", "65536", "3000.5", "1e3", "0x50"])("refuses the port %s", (PORT) => {
    expect(() => readConfig({ PORT })).toThrow(/PORT is/);
  });

  test.each([
    [{}, { music: 1, scenes: 1 }],
    [{ CANTUS_WORKERS: "4" }, { music: 4, scenes: 4 }],
    [
      { CANTUS_WORKERS: "4", CANTUS_SCENE_WORKERS: "0" },
      { music: 4, scenes: 0 },
    ],
    [{ CANTUS_SCENE_WORKERS: "2" }, { music: 1, scenes: 2 }],
  ])("gives each lane its workers: %o", (environment, workers) => {
    expect(readConfig(environment).workers).toEqual(workers);
  });

  test("takes a public URL with or without a slash at its end", () => {
    expect(readConfig({ CANTUS_PUBLIC_URL: "https://music.example.com/" }).publicUrl).toBe("https://music.example.com");
  });
});
