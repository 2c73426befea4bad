/** The sdk in a real browser, bundled by Vite, in a page and a worker, across origins against the mock; and in Node. */
import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { type ServedMock, serveMock } from "@cantus/mock";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle } from "./bundle.ts";
import { callEverything, EXPECTED } from "./testdata/calls.ts";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const TYPES: Record<string, string> = { ".html": "text/html", ".js": "text/javascript" };

let mock: ServedMock;
let site: Server;
let browser: Browser;

beforeAll(async () => {
  if (!executablePath) throw new Error("This test needs Chromium: sudo apt-get install chromium");
  mock = await serveMock(["music-generations"], { port: 0, watch: false });
  const files = await bundle(new URL("./testdata/index.html", import.meta.url).pathname);
  site = createServer(({ url = "/" }, response) => {
    const name = new URL(url, "http://x").pathname.slice(1);
    const content = files.get(name);
    response.writeHead(content === undefined ? 404 : 200, { "Content-Type": TYPES[extname(name)] ?? "text/plain" });
    response.end(content);
  });
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
});
afterAll(async () => {
  await browser?.close();
  site?.close();
  await mock?.close();
});

test("in a page and in a worker, from another origin", { timeout: 90_000 }, async () => {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/index.html?mock=${mock.url}`);
  const results = await page.evaluate("window.results");
  expect(results).toEqual([EXPECTED, EXPECTED]);
  expect(errors).toEqual([]);
});

test("in Node", async () => {
  expect(await callEverything(mock.url)).toEqual(EXPECTED);
});
