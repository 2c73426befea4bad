import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import autocannon from "autocannon";
import { type Running, startPeer } from "../http.ts";
import { median, type Row, type RunOptions } from "../subject.ts";
import { type Database, type DatabaseServer, inFolder } from "./database.ts";
import { GENERATIONS, KEY, servicePeer } from "./service.ts";

interface Work {
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  /** More than N processes can do while they are watched. */
  readonly jobsPerProcess: number;
  /** For how many turns they are watched: the slower the jobs, the longer. */
  readonly turns: number;
}

const WORK: readonly Work[] = [
  { name: "nothing to do", environment: { BENCH_ENGINE: "none" }, jobsPerProcess: 1000, turns: 1 },
  { name: "5 s of music", environment: {}, jobsPerProcess: 60, turns: 5 },
];

/** Jobs that are done in a second by 1 to N processes, N being the machine's cores; each runs one job at a time. */
export async function workersScaling(
  server: DatabaseServer,
  { rounds, seconds, progress }: RunOptions,
): Promise<Row[]> {
  const most = availableParallelism();
  const rows: Row[] = [];
  for (const work of WORK) {
    const ratios = new Map<number, number[]>();
    for (let round = 1; round <= rounds; round++) {
      let reference: number | undefined;
      for (let count = 1; count <= most; count++) {
        const rate = await rateOf(server, work, count, seconds);
        reference ??= rate;
        progress(`round ${round} of ${rounds}: ${work.name}, ${processes(count)}: ${rate.toFixed(1)} jobs a second`);
        ratios.set(count, [...(ratios.get(count) ?? []), rate / reference]);
      }
    }
    for (const [count, values] of ratios)
      rows.push({ name: processes(count), case: work.name, ratio: median(values), to: processes(1) });
  }
  return rows;
}

const processes = (count: number) => (count === 1 ? "1 worker process" : `${count} worker processes`);

async function rateOf(server: DatabaseServer, work: Work, count: number, seconds: number): Promise<number> {
  return inFolder(async (folder) => {
    const database = await server.create();
    const workers: Running[] = [];
    try {
      const environment = { DATABASE_URL: database.url, CANTUS_DATA: folder, ...work.environment };
      await enqueue(environment, work.jobsPerProcess * (count + 1));
      const worker = servicePeer("a worker", { ...environment, CANTUS_ROLE: "worker" });
      workers.push(...(await Promise.all(Array.from({ length: count }, () => startPeer(worker)))));
      return await watch(database, seconds * work.turns);
    } finally {
      await Promise.all(workers.map(({ process }) => killed(process)));
      await database.drop();
    }
  });
}

/** When it writes no more. */
async function killed(worker: ChildProcess): Promise<void> {
  const ended = once(worker, "exit");
  worker.kill("SIGKILL");
  await ended;
}

async function enqueue(environment: Readonly<Record<string, string>>, amount: number): Promise<void> {
  const api = await startPeer(servicePeer("the service", { ...environment, CANTUS_ROLE: "api" }));
  try {
    const { non2xx, errors } = await autocannon({
      url: api.url + GENERATIONS,
      method: "POST",
      headers: { "x-api-key": KEY, "content-type": "application/json" },
      body: JSON.stringify({ prompt: "A slow waltz", duration: 5 }),
      connections: 8,
      amount,
    });
    if (non2xx + errors > 0) throw new Error(`${non2xx + errors} jobs were not accepted`);
  } finally {
    api.process.kill();
  }
}

async function watch({ client }: Database, seconds: number): Promise<number> {
  const count = async (status: string) => {
    const { rows } = await client.query("select count(*)::integer as count from jobs where status = $1", [status]);
    return rows[0].count as number;
  };
  // They have begun at different times.
  await delay(1000);
  const before = await count("succeeded");
  const begun = performance.now();
  await delay(seconds * 1000);
  const done = (await count("succeeded")) - before;
  const took = (performance.now() - begun) / 1000;
  if ((await count("queued")) === 0) throw new Error("There were too few jobs for this machine");
  return done / took;
}
