import { existsSync } from "node:fs";
import express from "express";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Listening, listen } from "../listen.ts";
import { documentOf, json } from "../serve.fixture/serve.ts";
import { createReference } from "./reference.ts";

const document = {
  ...documentOf({
    "/tracks": {
      get: { operationId: "listTracks", summary: "List the tracks", responses: { "200": json({ type: "array" }) } },
    },
  }),
  info: { title: "Tracks & <more>", version: "1", description: "![a picture](https://example.com/a.png)" },
};

let server: Listening;
beforeAll(async () => {
  const app = express();
  app.use("/reference", createReference([{ name: "tracks", document }]));
  server = await listen(app, { port: 0 });
});
afterAll(() => server.close(100));

describe("the pages", () => {
  test.each([
    ["/reference", "text/html", '<a href="/reference/tracks">Tracks &#38; &#60;more&#62;</a>'],
    ["/reference/tracks", "text/html", '<script src="/reference/tracks/start.js">'],
    ["/reference/tracks/start.js", "text/javascript", '"url":"/reference/tracks/openapi.json"'],
    ["/reference/tracks/openapi.json", "application/json", '"operationId":"listTracks"'],
    ["/reference/_scalar/standalone.js", "text/javascript", "createApiReference"],
  ])("%s", async (path, type, text) => {
    const response = await fetch(server.url + path);
    expect(response.headers.get("content-type")).toContain(type);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(await response.text()).toContain(text);
  });

  test("a contract that is not there is not found", async () => {
    expect((await fetch(`${server.url}/reference/none`)).status).toBe(404);
  });
});

describe("in a browser", () => {
  const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
  let browser: Browser;
  beforeAll(async () => {
    if (!executablePath) throw new Error("This test needs Chromium: sudo apt-get install chromium");
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  });
  afterAll(() => browser?.close());

  test("the reference is drawn, and nothing but this server is asked for anything", async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    const failed: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("requestfailed", (request) => failed.push(request.url()));
    page.on("pageerror", (error) => failed.push(error.message));
    await page.goto(`${server.url}/reference/tracks`);
    await page.getByRole("heading", { name: "List the tracks" }).first().waitFor();
    await page.waitForLoadState("networkidle");
    // The picture of the description is asked for by the page and stopped by its policy before anything leaves.
    const elsewhere = asked.filter((url) => !url.startsWith(server.url) && !url.startsWith("data:"));
    expect(elsewhere.filter((url) => url !== "https://example.com/a.png")).toEqual([]);
    expect(failed.filter((url) => url !== "https://example.com/a.png")).toEqual([]);
    await page.close();
  });
});
