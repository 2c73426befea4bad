/** What `cantus mock` shows on a terminal. */
import { main, type Terminal } from "cantus";
import { describe, expect, it } from "vitest";

const HEADERS = { Authorization: "Bearer any" };

/** Runs the command until `use` is done, and gives what it has shown. */
async function mocking(
  args: readonly string[],
  use: (url: string) => Promise<void>,
): Promise<{ out: string[]; err: string[] }> {
  const out: string[] = [];
  const err: string[] = [];
  const stop = new AbortController();
  const terminal: Terminal = {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    paint: (_style, text) => text,
    cwd: process.cwd(),
    signal: stop.signal,
  };
  const ended = main(["mock", "scene-jobs", "--port", "0", ...args], terminal);
  try {
    await expect.poll(() => err, { timeout: 20_000 }).toContain("Ctrl-C stops it.");
    await use(/http:\/\/127\.0\.0\.1:\d+/.exec(out.join())?.[0] ?? "");
  } finally {
    stop.abort();
    await ended;
  }
  return { out, err };
}

async function twoRequests(url: string): Promise<void> {
  await fetch(`${url}/v1/jobs?limit=2`, { headers: HEADERS });
  await fetch(`${url}/v1/jobs?limit=0`, { headers: HEADERS });
}

describe("cantus mock", () => {
  it("shows what it remembers, and each request with where its answer came from or why it was refused", async () => {
    const { out } = await mocking([], twoRequests);
    expect(out.join("\n")).toMatch(/remembers jobs by job_id: .*action \(cancelJob → status: failed\)/);
    const shown = out.filter((line) => /^\d\d:\d\d:\d\d {2}/.test(line)).map((line) => line.slice(10));
    expect(shown).toEqual([
      expect.stringMatching(/^GET {5}200 +\d+\.\d ms {2}\/v1\/jobs\?limit=2 +listJobs {2}memory$/),
      expect.stringMatching(
        /^GET {5}400 +\d+\.\d ms {2}\/v1\/jobs\?limit=0 +listJobs {2}invalid-request: query \/limit must be >= 1$/,
      ),
    ]);
    // In columns.
    expect(new Set(shown.map((line) => line.indexOf("listJobs"))).size).toBe(1);
  });

  it("reads no longer bodies than it is told to", async () => {
    const send = (length: number) => ({
      method: "POST",
      headers: { ...HEADERS, "Content-Type": "application/json" },
      body: JSON.stringify("a".repeat(length - 2)),
    });
    await mocking(["--body-limit", "1000"], async (url) => {
      expect((await fetch(`${url}/v1/scenes`, send(1000))).status).toBe(400);
      expect((await fetch(`${url}/v1/scenes`, send(1001))).status).toBe(413);
    });
  });

  it("shows no requests where it shall be quiet, and lines of JSON where programs read", async () => {
    const quiet = await mocking(["--quiet"], twoRequests);
    expect(quiet.out.join("\n")).not.toContain("GET");
    const { out } = await mocking(["--json"], twoRequests);
    expect(out.map((line) => JSON.parse(line))).toMatchObject([
      { kind: "started", contracts: [{ name: "scene-jobs" }] },
      { kind: "request", path: "/v1/jobs", query: "limit=2", status: 200, source: "memory" },
      { kind: "request", status: 400, problem: { code: "invalid-request", violations: [{ pointer: "/limit" }] } },
    ]);
  });

  it("begins in a scenario, and names those there are for one that is not there", async () => {
    await mocking(["--scenario", "out-of-credits"], async (url) => {
      const body = JSON.stringify({ prompt: "a lighthouse" });
      const headers = { ...HEADERS, "Content-Type": "application/json" };
      expect((await fetch(`${url}/v1/scenes`, { method: "POST", headers, body })).status).toBe(402);
    });
    const err: string[] = [];
    const terminal: Terminal = {
      out: () => {},
      err: (line) => void err.push(line),
      paint: (_style, text) => text,
      cwd: process.cwd(),
      signal: new AbortController().signal,
    };
    expect(await main(["mock", "scene-jobs", "--port", "0", "--scenario", "rich"], terminal)).toBe(2);
    expect(err.join()).toContain('"rich" names no scenario. There are: engine-down, out-of-credits.');
  });
});
