import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BrokenCircuitError } from "cockatiel";
import { describe, expect, onTestFinished, test } from "vitest";
import type { MusicRequest } from "../engine.ts";
import { createRemoteEngine, type RemoteEngineOptions } from "./remote-engine.ts";

const REQUEST: MusicRequest = {
  prompt: "A tune",
  mode: "creation",
  instrumental: true,
  lyrics: null,
  seconds: 1,
  seed: 1,
};

/** Silence: 38 frames of MPEG-1 layer III at 128 kbit/s and 44,100 Hz, none of them padded. */
const FRAME = Buffer.alloc(417);
FRAME.set([0xff, 0xfb, 0x90, 0x64]);
const AUDIO = Buffer.concat(Array.from({ length: 38 }, () => FRAME));
const SECONDS = (38 * 1152) / 44_100;

interface Heard {
  readonly line: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

type Answer = (request: Heard, response: ServerResponse) => void;
const json =
  (body: object, status = 200): Answer =>
  (_request, response) => {
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  };
const status =
  (code: number): Answer =>
  (_request, response) =>
    void response.writeHead(code).end();
const audio: Answer = (_request, response) => void response.writeHead(200).end(AUDIO);
const silence: Answer = () => {};

const DONE = { id: "r1", status: "succeeded", master: "files/master.mp3", stems: { drums: "files/drums.mp3" } };

/** A server that answers each request line by its list of answers, the last one again and again. */
async function serve(answers: Record<string, Answer | readonly Answer[]>) {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const line = `${request.method} ${request.url}`;
    const list = [answers[line] ?? status(404)].flat();
    const answer = list[Math.min(heard.filter((each) => each.line === line).length, list.length - 1)];
    heard.push({ line, headers: request.headers, body });
    answer?.({ line, headers: request.headers, body }, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: `${origin}/v1`, origin, heard, lines: () => heard.map(({ line }) => line) };
}

async function render(url: string, options: Partial<RemoteEngineOptions> = {}, signal = new AbortController().signal) {
  const folder = await mkdtemp(join(tmpdir(), "cantus-remote-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const engine = createRemoteEngine({ key: "studio", url, apiKey: "s3cret", pollMs: 5, backoffMs: 5, ...options });
  const reported: number[] = [];
  const recording = await engine.render(REQUEST, { folder, signal, report: (percent) => reported.push(percent) });
  return { recording, reported, engine };
}

const FILES = { "GET /v1/files/master.mp3": audio, "GET /v1/files/drums.mp3": audio };

describe("an engine elsewhere", () => {
  test("is asked, waited for, and its files are fetched and measured", async () => {
    const running = (progress: number) => json({ id: "r1", status: "running", progress });
    const remote = await serve({
      "POST /v1/recordings": json({ id: "r1", status: "running" }, 201),
      "GET /v1/recordings/r1": [running(40), running(20), json(DONE)],
      ...FILES,
    });
    const { recording, reported } = await render(remote.url);
    expect(recording).toMatchObject({ mimeType: "audio/mpeg", seconds: SECONDS });
    expect(await readFile(recording.master)).toEqual(AUDIO);
    expect(Object.keys(recording.stems)).toEqual(["drums"]);
    expect(reported).toEqual(reported.toSorted((a, b) => a - b));
    expect(reported.at(-1)).toBe(100);
    expect(JSON.parse(remote.heard[0]?.body ?? "")).toEqual(REQUEST);
    for (const { headers } of remote.heard) expect(headers.authorization).toBe("Bearer s3cret");
  });

  test("that fails for a while is asked again, as the same request", async () => {
    const remote = await serve({
      "POST /v1/recordings": [status(503), status(429), (_, response) => response.destroy(), json(DONE)],
      ...FILES,
    });
    expect((await render(remote.url)).recording.seconds).toBe(SECONDS);
    const keys = remote.heard
      .filter(({ line }) => line.startsWith("POST"))
      .map(({ headers }) => headers["idempotency-key"]);
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(1);
  });

  test.each([
    ["longer than else", "1", 1],
    ["shorter than else", "0", 3_600_000],
  ])("that says how long it wants to be left alone is: %s", async (_, seconds, backoffMs) => {
    const busy: Answer = (_request, response) => void response.writeHead(429, { "Retry-After": seconds }).end();
    const remote = await serve({ "POST /v1/recordings": [busy, json(DONE)], ...FILES });
    const begun = performance.now();
    await render(remote.url, { backoffMs });
    expect(performance.now() - begun).toBeGreaterThanOrEqual(950 * Number(seconds));
  });

  test.each([400, 401, 422])("that refuses with %i is not asked again", async (code) => {
    const remote = await serve({ "POST /v1/recordings": status(code) });
    await expect(render(remote.url)).rejects.toMatchObject({ code: "REMOTE_ENGINE_REFUSED", message: /\d{3}$/ });
    expect(remote.heard).toHaveLength(1);
  });

  test("that does not answer in time is given up after its retries", async () => {
    const remote = await serve({ "POST /v1/recordings": silence });
    await expect(render(remote.url, { timeoutMs: 40, retries: 2 })).rejects.toThrow(/timed out/i);
    expect(remote.heard).toHaveLength(3);
  });

  test("that is down is left alone for a while, and used again when it is back", async () => {
    const remote = await serve({ "POST /v1/recordings": [status(500), status(500), json(DONE)], ...FILES });
    const folder = await mkdtemp(join(tmpdir(), "cantus-remote-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const options = { key: "studio", url: remote.url, apiKey: "k", retries: 0, failuresToRest: 2, restMs: 300 };
    const engine = createRemoteEngine(options);
    const ask = () => engine.render(REQUEST, { folder, signal: new AbortController().signal, report() {} });
    for (const _ of [1, 2]) await expect(ask()).rejects.toMatchObject({ code: "REMOTE_ENGINE_UNAVAILABLE" });
    await expect(ask()).rejects.toThrow(BrokenCircuitError);
    expect(remote.heard).toHaveLength(2);
    await expect.poll(async () => (await ask().catch(() => undefined))?.seconds, { timeout: 5000 }).toBe(SECONDS);
  });

  test("is told when the work is not wanted any more", async () => {
    const remote = await serve({
      "POST /v1/recordings": json({ id: "r1", status: "running" }),
      "GET /v1/recordings/r1": json({ id: "r1", status: "running" }),
      "DELETE /v1/recordings/r1": status(204),
    });
    const stop = new AbortController();
    const rendering = render(remote.url, {}, stop.signal);
    await expect.poll(() => remote.lines()).toContain("GET /v1/recordings/r1");
    stop.abort(new Error("not wanted"));
    await expect(rendering).rejects.toThrow("not wanted");
    expect(remote.lines()).toContain("DELETE /v1/recordings/r1");
  });

  test("is stopped even while a request is under way", async () => {
    const remote = await serve({ "POST /v1/recordings": silence });
    const stop = new AbortController();
    const rendering = render(remote.url, {}, stop.signal);
    await expect.poll(() => remote.heard).toHaveLength(1);
    stop.abort(new Error("not wanted"));
    await expect(rendering).rejects.toThrow("not wanted");
  });

  test("that says it failed makes the work fail with its reason", async () => {
    const remote = await serve({ "POST /v1/recordings": json({ id: "r1", status: "failed", error: "out of tune" }) });
    await expect(render(remote.url)).rejects.toThrow(/out of tune/);
  });

  test.each([
    ["no JSON", { "POST /v1/recordings": status(200) }, "REMOTE_ENGINE_REFUSED"],
    ["no recording", { "POST /v1/recordings": json({ ok: true }) }, "REMOTE_ENGINE_REFUSED"],
    [
      "a page instead of sound",
      { "POST /v1/recordings": json(DONE), "GET /v1/files/master.mp3": json({ error: "gone" }) },
      "NOT_MP3",
    ],
  ])("that answers %s is not believed", async (_, answers, code) => {
    await expect(render((await serve(answers as Record<string, Answer>)).url)).rejects.toMatchObject({ code });
  });

  test("may keep its files elsewhere, and that place is not told the key", async () => {
    const files = await serve({ "GET /m.mp3": audio });
    const remote = await serve({
      "POST /v1/recordings": json({ id: "r1", status: "succeeded", master: `${files.origin}/m.mp3` }),
    });
    expect((await render(remote.url)).recording.seconds).toBe(SECONDS);
    expect(files.heard[0]?.headers.authorization).toBeUndefined();
  });

  test("cannot name a stem so that its file lies outside the folder", async () => {
    const remote = await serve({
      "POST /v1/recordings": json({ ...DONE, stems: { "../../evil": "files/drums.mp3" } }),
      ...FILES,
    });
    expect((await render(remote.url)).recording.stems).toEqual({});
  });
});
