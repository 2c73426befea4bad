import { existsSync } from "node:fs";
import { join } from "node:path";
import { createContract, type OpenApiDocument } from "@cantus/contract";
import { readContract } from "@cantus/contract/read";
import { verify } from "@cantus/verify";
import autocannon from "autocannon";
import { startPeer } from "../http.ts";
import { document } from "../server/contract.ts";
import { KEY } from "../server/job.ts";
import { median, type Row, type RunOptions, type Subject } from "../subject.ts";
import { answer } from "./target.ts";

const CASES_PER_SECOND = 1_500;
const START_SECONDS = 3;

const contract = createContract(document as OpenApiDocument, { name: "bench" });
const headers = { "X-API-Key": KEY };

export const verification: Subject = {
  name: "verify",
  measures: "cases that verify sends, in process and beside autocannon on a socket, and its start on GitHub's contract",
  async run(options) {
    const rows = [await inProcess(options), await onSocket(options)];
    const file =
      process.env.CANTUS_LARGE_CONTRACT ??
      join(import.meta.dirname, "../../../../shared/corpus/github/api.github.com.json");
    if (existsSync(file)) rows.push(await start(options, file));
    else options.progress(`no ${file}: set CANTUS_LARGE_CONTRACT to a large contract to measure the start`);
    return rows;
  },
};

/** Cases per second of CPU against a handler that does nothing, beside what is asked for. */
async function inProcess({ rounds, progress }: RunOptions): Promise<Row> {
  const rates: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const seconds = cpuSeconds();
    const { requests } = await verify(contract, answer, { headers, seed: round + 1, requests: 4_000 }).result;
    const rate = requests / (cpuSeconds() - seconds);
    progress(`in process: ${rate.toFixed(0)} cases per second of CPU`);
    if (round > 0) rates.push(rate);
  }
  return {
    name: "verify, in process",
    case: "cases per CPU second",
    ratio: median(rates) / CASES_PER_SECOND,
    to: "1,500 a second",
  };
}

/** Requests per second against the same server, in turn. */
async function onSocket({ rounds, seconds, progress }: RunOptions): Promise<Row> {
  const file = new URL("./express.ts", import.meta.url);
  const server = await startPeer({ name: "Express", file });
  const ratios: number[] = [];
  try {
    for (let round = 0; round <= rounds; round++) {
      const { requests, duration } = await verify(contract, server.url, { headers, seed: round + 1, seconds }).result;
      const url = `${server.url}/jobs?limit=1`;
      const peer = await autocannon({ url, headers, connections: 10, duration: seconds });
      const [own, other] = [(requests / duration) * 1000, peer.requests.total / peer.duration];
      progress(`on a socket: ${own.toFixed(0)} requests a second, autocannon ${other.toFixed(0)}`);
      if (round > 0) ratios.push(own / other);
    }
  } finally {
    server.process.kill();
  }
  return { name: "verify, on a socket", case: "requests per second", ratio: median(ratios), to: "autocannon" };
}

/** CPU until the first generated requests for a contract of 1,223 operations, reading it included. */
async function start({ progress }: RunOptions, file: string): Promise<Row> {
  const before = cpuSeconds();
  const large = await readContract(file);
  const silent = async () => new Response("{}", { headers: { "Content-Type": "application/json" } });
  await verify(large, silent, { requests: 50, phases: ["properties"] }).result;
  const taken = cpuSeconds() - before;
  progress(`start on ${large.operations.length} operations: ${taken.toFixed(2)} s of CPU`);
  return {
    name: "verify",
    case: "CPU to the first 50 generated requests",
    ratio: START_SECONDS / taken,
    to: "3 s of CPU",
  };
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
