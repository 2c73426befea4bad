import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

const root = join(import.meta.dirname, "../..");

interface Started {
  readonly process: ChildProcess;
  /** All that it has printed so far. */
  readonly said: () => string;
  readonly address: (line: "service" | "mocks" | "reference") => string;
  readonly stop: () => Promise<number | null>;
}

/** What `npm start` runs, until it says that it runs, or ends. */
async function start(data: string, ...args: string[]): Promise<Started> {
  const child = spawn(process.execPath, ["scripts/start.ts", "--data", data, ...args], { cwd: root, stdio: "pipe" });
  let said = "";
  const running = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        said += chunk;
        if (said.includes("Try the mocks")) resolve();
      });
    }
  });
  const ended = once(child, "exit");
  await Promise.race([running, ended]);
  return {
    process: child,
    said: () => said,
    address: (line) => new RegExp(`${line}\\s+(http://\\S+)`).exec(said)?.[1] ?? "nowhere",
    stop: async () => {
      child.kill("SIGINT");
      const [code] = await ended;
      return code;
    },
  };
}

const FREE = ["--port", "0", "--mock-port", "0"];
let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "cantus-start-"));
});
afterAll(() => rm(data, { recursive: true, force: true }));

describe("npm start", () => {
  it("runs service, mocks and reference, keeps its data, and stops on Ctrl-C", async () => {
    const first = await start(data, ...FREE);
    const key = /CANTUS_KEY=(\S+)/.exec(first.said())?.[1] ?? "";
    const generations = `${first.address("service")}/v1/music/org_abc123/generations`;
    const created = await fetch(generations, {
      method: "POST",
      headers: { "X-API-Key": key, "Content-Type": "application/json" },
      body: JSON.stringify({ prompt: "a slow waltz for two clarinets", duration: 2 }),
    });
    expect(created.status).toBe(202);
    const { id } = (await created.json()) as { id: string };
    const headers = { "X-API-Key": key };
    const url = await vi.waitUntil(
      async () => {
        const job = (await (await fetch(`${generations}/${id}`, { headers })).json()) as {
          playback_url: string | null;
        };
        return job.playback_url;
      },
      // What the demo organization starts with is made first.
      { timeout: 80_000, interval: 100 },
    );
    const audio = await fetch(url, { headers: { Range: "bytes=0-99" } });
    expect({ status: audio.status, bytes: (await audio.bytes()).length }).toEqual({ status: 206, bytes: 100 });

    const mocked = await fetch(`${first.address("mocks")}/v1/jobs`, { headers: { Authorization: "Bearer any" } });
    expect(mocked.status).toBe(200);
    const reference = await fetch(`${first.address("reference")}/music-generations`);
    expect(await reference.text()).toContain("Music generations");
    expect(await first.stop()).toBe(0);

    const second = await start(data, ...FREE);
    expect(second.said()).not.toContain(key);
    const kept = await fetch(`${second.address("service")}/v1/music/org_abc123/generations/${id}`, { headers });
    expect(kept.status).toBe(200);
    expect(await second.stop()).toBe(0);
    // Two starts, the first of which makes a database, and a piece of music: on a busy machine that takes a while.
  }, 180_000);

  it("says which port is taken, and how to choose another", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const port = String((taken.address() as AddressInfo).port);
    const started = await start(data, "--port", port, "--mock-port", "0");
    const [code] = started.process.exitCode === null ? await once(started.process, "exit") : [started.process.exitCode];
    taken.close();
    expect(started.said()).toMatch(new RegExp(`Port ${port} .* taken .*npm start -- --port`));
    expect(started.said()).not.toMatch(/\n\s+at /);
    expect(code).toBe(2);
  });

  it("says what is wrong with an option", async () => {
    const started = await start(data, "--port", "many");
    expect(started.said()).toContain('--port must be a whole number from 0 to 65535, not "many"');
  });
});
