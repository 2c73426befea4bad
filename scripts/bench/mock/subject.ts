import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compareThroughput, type HttpCase, type Running, startPeer } from "../http.ts";
import { median, type Row, type RunOptions, type Subject } from "../subject.ts";
import { contracts, type MockedContract } from "./contracts.ts";
import { cantus, express, forgetful, prism } from "./peers.ts";
import { type Start, startOf } from "./start.ts";

export const run: Subject["run"] = async (options) => {
  const folder = await mkdtemp(join(tmpdir(), "cantus-bench-mock-"));
  try {
    const rows: Row[] = [];
    for (const contract of contracts()) {
      options.progress(`${contract.name}: starts`);
      rows.push(...(await starts(contract, options)));
      options.progress(`${contract.name}: requests`);
      rows.push(...(await throughput(contract, join(folder, `${contract.name}.json`), options)));
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true });
  }
};

async function throughput(contract: MockedContract, answers: string, options: RunOptions): Promise<Row[]> {
  await writeFile(answers, JSON.stringify(await answersOf(contract)));
  const cases = [contract.get, contract.post].map((one) => ({ ...one, name: `${contract.name} ${one.name}` }));
  const peers = [prism(contract), cantus(contract), forgetful(contract), express(answers)] as const;
  return compareThroughput(peers, cases, options);
}

/** What Cantus answers, for the routes by hand to answer the same. */
async function answersOf(contract: MockedContract): Promise<Record<string, unknown>> {
  const running = await startPeer(forgetful(contract));
  try {
    const [get, post] = [await answerOf(running, contract.get), await answerOf(running, contract.post)];
    return { get, post };
  } finally {
    running.process.kill();
  }
}

async function answerOf({ url }: Running, { method, path, headers, body }: HttpCase) {
  const answer = await fetch(url + path, { method, headers: { ...headers }, ...(body && { body }) });
  return { path, status: answer.status, body: await answer.json() };
}

/** Each once before it counts, so that what a first start leaves behind is there. */
async function starts(contract: MockedContract, { rounds, progress }: RunOptions): Promise<Row[]> {
  const [reference, ours] = [prism(contract), cantus(contract)];
  await startOf(ours, contract.get);
  const ratios: Record<keyof Start, number[]> = { cpuSeconds: [], seconds: [], memory: [] };
  for (let round = 1; round <= rounds; round++) {
    const theirs = await startOf(reference, contract.get);
    const own = await startOf(ours, contract.get);
    progress(`round ${round} of ${rounds}: ${reference.name}: ${said(theirs)}; ${ours.name}: ${said(own)}`);
    for (const figure of ["cpuSeconds", "seconds", "memory"] as const)
      ratios[figure].push(theirs[figure] / own[figure]);
  }
  const row = (name: string, values: readonly number[]): Row => ({
    name: ours.name,
    case: `${contract.name} ${name}`,
    ratio: median(values),
    to: reference.name,
  });
  return [
    row("start to first answer, CPU", ratios.cpuSeconds),
    row("start to first answer, time", ratios.seconds),
    row("memory", ratios.memory),
  ];
}

function said({ cpuSeconds, seconds, memory }: Start): string {
  return `${cpuSeconds.toFixed(2)} s of CPU, ${seconds.toFixed(2)} s, ${(memory / 1e6).toFixed(0)} MB`;
}
