import { execFileSync } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { type Peer, type Running, startPeer } from "../http.ts";
import { median, type Row, type RunOptions } from "../subject.ts";
import { inFolder } from "./database.ts";
import { GENERATIONS, KEY, servicePeer } from "./service.ts";

/** How long nothing has been asked for, at rest. */
const IDLE_MS = 5000;
/** A thread that has made music waits for more, before it gives back what it holds. */
const REST_MS = 25_000;

const EXPRESS: Peer = { name: "Express 5", file: new URL("./nothing.ts", import.meta.url) };

/** What the embedded service holds while it has nothing to do, beside an Express that does nothing else either. */
export async function memoryAtRest({ rounds, progress }: RunOptions): Promise<Row[]> {
  const started: number[] = [];
  const played: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const express = await during(EXPRESS, memoryOf);
    await inFolder((folder) =>
      during(servicePeer("the service", { CANTUS_DATA: folder, DATABASE_URL: "" }), async (service) => {
        const atFirst = await memoryOf(service);
        await makeMusic(service);
        await delay(REST_MS);
        const afterwards = await memoryOf(service);
        progress(
          `round ${round} of ${rounds}: Express ${express} MB, the service ${atFirst} MB, after music ${afterwards} MB`,
        );
        started.push(express / atFirst);
        played.push(express / afterwards);
      }),
    );
  }
  const about = { name: "the embedded service", to: "Express 5 alone" };
  return [
    { ...about, case: "memory at rest", ratio: median(started) },
    { ...about, case: "memory at rest, after music", ratio: median(played) },
  ];
}

async function during<Result>(peer: Peer, use: (running: Running) => Promise<Result>): Promise<Result> {
  const running = await startPeer(peer);
  try {
    return await use(running);
  } finally {
    running.process.kill();
  }
}

/** Megabytes of memory that are the process's and in use. */
async function memoryOf({ process: { pid } }: Running): Promise<number> {
  await delay(IDLE_MS);
  return Math.round(Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024);
}

async function makeMusic({ url }: Running): Promise<void> {
  const headers = { "x-api-key": KEY, "content-type": "application/json" };
  const body = JSON.stringify({ prompt: "A slow waltz", duration: 30 });
  const accepted = await fetch(url + GENERATIONS, { method: "POST", headers, body });
  const job = accepted.headers.get("location") ?? "";
  for (;;) {
    const { status } = await (await fetch(new URL(job, url), { headers })).json();
    if (status === "succeeded") return;
    if (status !== "queued" && status !== "running") throw new Error(`The music is ${status}`);
    await delay(200);
  }
}
