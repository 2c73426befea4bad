import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import autocannon from "autocannon";
import { median, type Row, type RunOptions } from "./subject.ts";

/** A server in a process of its own: a file that listens on a free port and prints it. */
export interface Peer {
  readonly name: string;
  readonly file: URL;
}

export interface HttpCase {
  readonly name: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly status: number;
}

/** Requests per second of each peer in each case, as ratios to the first peer, the peers in turn. */
export async function compareThroughput(
  peers: readonly [Peer, ...Peer[]],
  cases: readonly HttpCase[],
  { rounds, seconds, progress }: RunOptions,
): Promise<Row[]> {
  const running: Running[] = [];
  try {
    for (const peer of peers) running.push(await start(peer));
    for (const server of running) for (const one of cases) await expectAnswer(server, one);
    const ratios = new Map<string, number[]>();
    // The first round warms up and is not counted.
    for (let round = 0; round <= rounds; round++) {
      progress(round === 0 ? "warming up" : `round ${round} of ${rounds}`);
      for (const one of cases) {
        let reference = 0;
        for (const server of running) {
          const rate = await requestsPerSecond(server, one, round === 0 ? 1 : seconds);
          if (server === running[0]) reference = rate;
          if (round === 0) continue;
          const key = JSON.stringify([server.name, one.name]);
          ratios.set(key, [...(ratios.get(key) ?? []), rate / reference]);
        }
      }
    }
    return [...ratios].map(([key, values]) => {
      const [name, at] = JSON.parse(key) as [string, string];
      return { name, case: at, ratio: median(values), to: peers[0].name };
    });
  } finally {
    for (const server of running) server.process.kill();
  }
}

interface Running {
  readonly name: string;
  readonly url: string;
  readonly process: ChildProcess;
}

async function start({ name, file }: Peer): Promise<Running> {
  const child = spawn(process.execPath, [file.pathname], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  const [printed] = await Promise.race([
    once(child.stdout, "data"),
    once(child, "exit").then(([code]) => {
      throw new Error(`${name} ended with ${code} before it listened`);
    }),
  ]);
  const port = Number(String(printed));
  if (!port) {
    child.kill();
    throw new Error(`${name} printed this in the place of its port: ${printed}`);
  }
  return { name, url: `http://127.0.0.1:${port}`, process: child };
}

/** A peer that answers anything else is not doing the same work. */
async function expectAnswer({ name, url }: Running, { method, path, headers, body, status }: HttpCase): Promise<void> {
  const answer = await fetch(url + path, { method, headers: { ...headers }, ...(body && { body }) });
  const text = await answer.text();
  if (answer.status !== status) throw new Error(`${name} answered ${method} ${path} with ${answer.status}: ${text}`);
}

async function requestsPerSecond({ name, url }: Running, one: HttpCase, duration: number): Promise<number> {
  const result = await autocannon({
    url: url + one.path,
    method: one.method,
    headers: { ...one.headers },
    ...(one.body && { body: one.body }),
    connections: 32,
    duration,
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${name} failed ${result.non2xx + result.errors} requests`);
  return result.requests.total / result.duration;
}
