import { existsSync } from "node:fs";
import { join } from "node:path";
import { createContract, type OpenApiDocument } from "@cantus/contract";
import { readContract } from "@cantus/contract/read";
import { type ExchangeRequest, verify } from "@cantus/verify";
import autocannon from "autocannon";
import { startPeer } from "../http.ts";
import { document } from "../server/contract.ts";
import { KEY } from "../server/job.ts";
import { median, type Row, type RunOptions, type Subject } from "../subject.ts";
import { answer } from "./target.ts";

const CASES_PER_SECOND = 1_500;
const START_SECONDS = 3;

/** What a run of about a second sends; its start and its sequences, which wait for each answer, are a small part of it. */
const CASES = 20_000;

const contract = createContract(document as OpenApiDocument, { name: "bench" });
const headers = { "X-API-Key": KEY };

export const run: Subject["run"] = async (options) => {
  const rows = [await inProcess(options), ...(await onSocket(options))];
  const file =
    process.env.CANTUS_LARGE_CONTRACT ??
    join(import.meta.dirname, "../../../../shared/corpus/github/api.github.com.json");
  if (existsSync(file)) rows.push(await start(options, file));
  else options.progress(`no ${file}: set CANTUS_LARGE_CONTRACT to a large contract to measure the start`);
  return rows;
};

/** Cases per second of CPU against a handler that does nothing, beside what is asked for. */
async function inProcess({ rounds, progress }: RunOptions): Promise<Row> {
  const rates: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const seconds = cpuSeconds();
    const { requests } = await verify(contract, answer, { headers, seed: round + 1, requests: CASES }).result;
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

/**
 * Requests per second against the same server, in turn, and requests per second of this process's CPU, which runs both.
 * autocannon sends what a run has sent, over as many connections as that has, each kept: the server does the same for both.
 * Of a run everything counts: making requests, proving them, judging answers, telling findings, measuring coverage.
 */
async function onSocket({ rounds, seconds, progress }: RunOptions): Promise<Row[]> {
  const file = new URL("./express.ts", import.meta.url);
  const server = await startPeer({ name: "Express", file });
  const ratios = { second: [] as number[], cpu: [] as number[] };
  try {
    const requests = await requestsOfRun(server.url);
    let seed = 1;
    for (let round = 0; round <= rounds; round++) {
      const duration = round === 0 ? WARM_UP : seconds;
      const own = await rateOf(
        duration,
        async () => (await verify(contract, server.url, { headers, seed: seed++, requests: CASES }).result).requests,
      );
      const other = await rateOf(0, async () => {
        const result = await autocannon({ url: server.url, requests, connections: CONNECTIONS, duration });
        if (result.non2xx > 0 || result.errors > 0) throw new Error("autocannon was refused, or got no answer");
        return result.requests.total;
      });
      progress(
        `on a socket: ${own.perSecond.toFixed(0)} requests a second, autocannon ${other.perSecond.toFixed(0)}; ${(1e6 / own.perCpuSecond).toFixed(0)} µs of CPU each, autocannon ${(1e6 / other.perCpuSecond).toFixed(0)}`,
      );
      if (round === 0) continue;
      ratios.second.push(own.perSecond / other.perSecond);
      ratios.cpu.push(own.perCpuSecond / other.perCpuSecond);
    }
  } finally {
    server.process.kill();
  }
  const row = { name: "verify, on a socket", to: "autocannon" };
  return [
    { ...row, case: "requests per second", ratio: median(ratios.second) },
    { ...row, case: "requests per CPU second", ratio: median(ratios.cpu) },
  ];
}

/** What a run has on its way at once. */
const CONNECTIONS = 16;

/** In seconds, of the sixty that a run takes: V8 compiles what is used much, in threads whose time counts. */
const WARM_UP = 10;

/** autocannon makes all of its requests anew for each connection before it sends the first. */
const REQUESTS = 100;

/** Some of what a run sends, in its own mixture. autocannon waits for a body after HEAD, and other methods are few. */
async function requestsOfRun(url: string): Promise<autocannon.Request[]> {
  const sent: ExchangeRequest[] = [];
  await verify(contract, url, { headers, requests: CASES, onExchange: ({ request }) => void sent.push(request) })
    .result;
  const asked = sent.filter(({ method }) => method === "GET" || method === "POST");
  const step = asked.length / REQUESTS;
  return Array.from({ length: REQUESTS }, (_, index) => asked[Math.floor(index * step)] as ExchangeRequest).map(
    (request) => ({
      method: request.method as "GET" | "POST",
      path: request.url.slice(url.length),
      headers: { ...request.headers },
      ...(request.body.length > 0 && { body: Buffer.from(request.body) }),
    }),
  );
}

/** @param run says how many requests it has sent; again and again for so many seconds, and once at least */
async function rateOf(seconds: number, run: () => Promise<number>) {
  const [started, cpu] = [performance.now(), cpuSeconds()];
  let requests = 0;
  do requests += await run();
  while (performance.now() - started < seconds * 1000);
  return {
    perSecond: (requests * 1000) / (performance.now() - started),
    perCpuSecond: requests / (cpuSeconds() - cpu),
  };
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
