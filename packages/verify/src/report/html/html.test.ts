/** The page as a browser shows it. */
import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answer, idInPath, plansContract, plansServer } from "../../testdata/plans.ts";
import { verify } from "../../verify.ts";
import { REPORTS } from "../index.ts";

const long = "/plans/{id}/a-path-that-is-longer-than-a-telephone-is-wide-and-goes-on-and-on";
const contract = plansContract(undefined, {
  [`get ${long}`]: { parameters: [idInPath], responses: { 200: answer({ type: "object", required: ["gone"] }) } },
});

let browser: Browser;
let page: Page;
const asked: string[] = [];
beforeAll(async () => {
  const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
  if (!executablePath) throw new Error("This test needs Chromium: sudo apt-get install chromium");
  let html = "";
  const reporter = REPORTS.html(contract, (text) => {
    html += text;
  });
  const server = plansServer(contract, ({ path, method }) =>
    path.split("/").length > 3 && method === "GET" ? Response.json({}) : undefined,
  );
  await verify(contract, server, { phases: ["examples"], reporters: [reporter] }).result;
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  page = await browser.newPage({ viewport: { width: 360, height: 800 } });
  page.on("request", (request) => asked.push(request.url()));
  await page.setContent(html);
}, 120_000);
afterAll(() => browser?.close());

test("a telephone shows it without moving it sideways", async () => {
  expect(await page.locator("article").count()).toBeGreaterThan(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test("it asks for nothing from elsewhere", () => expect(asked).toEqual([]));

test("what scrolls, opens and leads on can be reached by keyboard", async () => {
  const reached = new Set<string>();
  for (let turn = 0; turn < 40; turn++) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => document.activeElement?.tagName ?? ""));
  }
  expect([...reached]).toEqual(expect.arrayContaining(["SUMMARY", "A", "DIV"]));
});
