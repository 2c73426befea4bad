import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import autocannon from "autocannon";
import type { Cost } from "./cpu.ts";
import { median, type Row, type RunOptions } from "./subject.ts";

/** A server in a process of its own: a file that listens on a free port and prints it, alone or in a URL. */
export interface Peer {
  readonly name: string;
  readonly file: URL;
  readonly arguments?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** What its paths begin with. Default: nothing. */
  readonly basePath?: string;
}

export interface HttpCase {
  readonly name: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly status: number;
}

/**
 * Requests per second of each peer in each case, and requests per second of its own CPU time, as ratios to the first peer,
 * the peers in turn. The second is what a machine that does other things too still tells, by the best of its rounds: what
 * else runs can only add to what a request takes.
 */
export async function compareThroughput(
  peers: readonly [Peer, ...Peer[]],
  cases: readonly HttpCase[],
  { rounds, seconds, progress }: RunOptions,
): Promise<Row[]> {
  const running: Running[] = [];
  try {
    for (const peer of peers) running.push(await startPeer(peer));
    for (const server of running) for (const one of cases) await expectAnswer(server, one);
    const ratios = new Map<string, number[]>();
    const best = new Map<string, number>();
    // The first round is not counted: in it V8 compiles what it has learned to be used, in threads whose time would count.
    for (let round = 0; round <= rounds; round++) {
      progress(round === 0 ? "warming up" : `round ${round} of ${rounds}`);
      for (const one of cases) {
        let reference: Rate | undefined;
        for (const server of running) {
          const rate = await rateOf(server, one, round === 0 ? WARM_UP : seconds);
          reference ??= rate;
          if (round === 0) continue;
          const key = JSON.stringify([server.name, one.name]);
          ratios.set(key, [...(ratios.get(key) ?? []), rate.perSecond / reference.perSecond]);
          best.set(key, Math.max(best.get(key) ?? 0, rate.perCpuSecond));
        }
      }
    }
    const to = peers[0].name;
    const bestOf = (name: string, at: string) => best.get(JSON.stringify([name, at])) ?? Number.NaN;
    return [...ratios].flatMap(([key, values]) => {
      const [name, at] = JSON.parse(key) as [string, string];
      return [
        { name, case: at, ratio: median(values), to },
        { name, case: `${at}, by CPU`, ratio: bestOf(name, at) / bestOf(to, at), to },
      ];
    });
  } finally {
    for (const server of running) server.process.kill();
  }
}

export interface Running {
  readonly name: string;
  readonly url: string;
  readonly process: ChildProcess;
}

export async function startPeer({ name, file, environment, ...peer }: Peer): Promise<Running> {
  const cpu = new URL("./cpu.ts", import.meta.url).href;
  const child = spawn(process.execPath, ["--import", cpu, file.pathname, ...(peer.arguments ?? [])], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: { ...process.env, NODE_ENV: "production", ...environment },
  });
  const port = await Promise.race([
    printedPort(child.stdout as Readable),
    once(child, "exit").then(([code]) => {
      throw new Error(`${name} ended with ${code} before it listened`);
    }),
  ]);
  return { name, url: `http://127.0.0.1:${port}${peer.basePath ?? ""}`, process: child };
}

/** The stream goes on being read, so that what is printed later waits for nobody. */
function printedPort(stream: Readable): Promise<number> {
  return new Promise((resolve) => {
    let printed = "";
    stream.on("data", (chunk: Buffer) => {
      if (printed.length > LONGEST_HEAD) return;
      printed += chunk;
      const found = /^(?:\d+$|.* (?:listening on|at) http:\/\/[^\s:]+:(\d+))/m.exec(printed);
      if (found) resolve(Number(found[1] ?? found[0]));
    });
  });
}

const LONGEST_HEAD = 1_000_000;

/** In seconds, for each case. */
const WARM_UP = 3;

/** A peer that answers anything else is not doing the same work. */
async function expectAnswer({ name, url }: Running, { method, path, headers, body, status }: HttpCase): Promise<void> {
  const answer = await fetch(url + path, { method, headers: { ...headers }, ...(body && { body }) });
  const text = await answer.text();
  if (answer.status !== status) throw new Error(`${name} answered ${method} ${path} with ${answer.status}: ${text}`);
}

interface Rate {
  readonly perSecond: number;
  readonly perCpuSecond: number;
}

async function rateOf(server: Running, one: HttpCase, duration: number): Promise<Rate> {
  const { name, url } = server;
  const before = await cpuSecondsOf(server);
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
  const { total } = result.requests;
  return { perSecond: total / result.duration, perCpuSecond: total / ((await cpuSecondsOf(server)) - before) };
}

/** What the process has used so far, in all its threads. */
async function cpuSecondsOf(server: Running): Promise<number> {
  return (await costOf(server)).cpuSeconds;
}

/** What the process has used and what it holds. */
export async function costOf({ process: child }: Running): Promise<Cost> {
  child.send("cost");
  const [cost] = await once(child, "message");
  return cost as Cost;
}
