/** The mock as a front end meets it: from a page of another origin, in a real browser. */
import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createContract, type OpenApiDocument } from "@cantus/contract";
import { readContract } from "@cantus/contract/read";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Listening } from "./listen.ts";
import { createMock } from "./mock.ts";

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const status = { type: "string", enum: ["queued", "running", "done"] };
const JOB = {
  type: "object",
  required: ["id", "status", "progress"],
  "x-mock": { lifecycle: { status: "queued 1s → running 2s → done", progress: "0 → 100" } },
  properties: { id: { type: "string", readOnly: true }, status, progress: { type: "integer", readOnly: true } },
};
const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
const followed = createContract({
  openapi: "3.1.0",
  info: { title: "Jobs", version: "1" },
  servers: [{ url: "/followed" }],
  paths: {
    "/jobs": { post: { operationId: "createJob", responses: { 201: { description: "Made", ...json(JOB) } } } },
    "/jobs/{id}": {
      get: { operationId: "getJob", parameters: [id], responses: { 200: { description: "It", ...json(JOB) } } },
    },
    "/jobs/{id}/events": {
      get: {
        operationId: "followJob",
        parameters: [id],
        responses: {
          200: {
            description: "What happens",
            content: {
              "text/event-stream": {
                schema: {
                  oneOf: ["status", "progress", "done"].map((name) => ({
                    type: "object",
                    properties: { id: { type: "string" }, event: { const: name }, data: JOB },
                  })),
                },
              },
            },
          },
        },
      },
    },
  },
} as unknown as OpenApiDocument);

const FILES = [
  ...["audio/wav", "audio/mpeg", "audio/flac", "audio/ogg", "video/mp4", "video/webm"],
  ...["font/ttf", "font/woff", "font/woff2", "image/avif", "image/bmp", "image/webp"],
];
const files = createContract({
  openapi: "3.1.0",
  info: { title: "Files", version: "1" },
  servers: [{ url: "/files" }],
  paths: Object.fromEntries(
    FILES.map((type) => [`/${type}`, { get: { responses: { 200: { description: "One", content: { [type]: {} } } } } }]),
  ),
});

const mock = createMock([await readContract("music-generations"), followed, files]);
let listening: Listening;
let site: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
  if (!executablePath) throw new Error("This test needs Chromium: sudo apt-get install chromium");
  listening = await mock.listen({ port: 0 });
  site = createServer((_, response) =>
    response.setHeader("Content-Type", "text/html").end("<!doctype html><title>Front end</title>"),
  );
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}`);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  site?.close();
  await listening?.close();
});

it("answers a page of another origin, headers included, with a preflight before", async () => {
  const seen = await page.evaluate(async (base) => {
    const headers = { "X-API-Key": "any", "Content-Type": "application/json", "X-Mock-Session": "page" };
    const url = `${base}/v1/music/org_abc123/collections`;
    const made = await fetch(url, { method: "POST", headers, body: JSON.stringify({ name: "Evenings" }) });
    const listed = await fetch(`${url}?limit=1`, { headers });
    const body: { items: { name: string }[] } = await listed.json();
    return {
      status: made.status,
      location: made.headers.get("location"),
      link: listed.headers.get("link"),
      first: body.items[0]?.name,
    };
  }, listening.url);
  expect(seen).toEqual({
    status: 201,
    location: expect.stringMatching(/^\/v1\/music\/org_abc123\/collections\/mcoll_[0-9a-f]{12}$/),
    link: expect.stringContaining('rel="next"'),
    first: "Evenings",
  });
  expect(mock.session("page").log).toHaveLength(2);
  expect(mock.session().log).toEqual([]);
});

it("lets an EventSource follow a job to its end, by the mock's clock", async () => {
  mock.session().clock.freeze();
  const events = page.evaluate(async (base) => {
    const { id } = await (await fetch(`${base}/followed/jobs`, { method: "POST" })).json();
    const source = new EventSource(`${base}/followed/jobs/${id}/events`);
    const seen: unknown[] = [];
    return new Promise<unknown[]>((resolve) => {
      const note = ({ type, lastEventId, data }: MessageEvent<string>) => {
        const { status, progress } = JSON.parse(data);
        seen.push([type, lastEventId, status, progress]);
        if (type !== "done") return;
        source.close();
        resolve(seen);
      };
      for (const type of ["status", "progress", "done"]) source.addEventListener(type, note);
    });
  }, listening.url);
  const opened = () => mock.session().log.some(({ operationId }) => operationId === "followJob");
  await expect.poll(opened, { timeout: 10_000 }).toBe(true);
  mock.advance("2s");
  mock.advance("1h");
  const all = await events;
  expect(all.at(0)).toEqual(["status", "1", "queued", 0]);
  expect(all).toContainEqual(["status", "2", "running", 0]);
  expect(all).toContainEqual(["progress", "7", "running", 50]);
  expect(all.at(-1)).toEqual(["done", expect.any(String), "done", 100]);
});

it.each(FILES)("sends a %s that it decodes", async (type) => {
  const decoded = await page.evaluate(
    async ([url, kind]) => {
      const blob = await (await fetch(url)).blob();
      const local = URL.createObjectURL(blob);
      if (kind === "font") return (await new FontFace("sample", await blob.arrayBuffer()).load()).status;
      if (kind === "audio") {
        const { duration } = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(await blob.arrayBuffer());
        return duration > 0 ? "loaded" : "nothing";
      }
      const element = document.createElement(kind === "video" ? "video" : "img");
      return new Promise<string>((resolve) => {
        for (const event of ["load", "loadeddata"]) element.addEventListener(event, () => resolve("loaded"));
        element.addEventListener("error", () => resolve("cannot be decoded"));
        element.src = local;
      });
    },
    [`${listening.url}/files/${type}`, type.split("/")[0]] as [string, string],
  );
  expect(decoded).toBe("loaded");
});
