/** What takes long, and what stays in memory: no contract speaks of either, so that both are told as risks. */
import { setImmediate as turn } from "node:timers/promises";
import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Operation } from "@cantus/contract";
import type { ExchangeRequest } from "../exchange/exchange.ts";
import { median, type Outlier, SLOW } from "../run/durations.ts";
import type { Run } from "../run/run.ts";
import type { Phase } from "./phase.ts";

export const endurance: Phase = {
  name: "endurance",
  sentence:
    "The slowest request of each operation beside an ordinary one, and, where the target is in this process, the same reading again and again: what takes long, and what stays in memory.",
  weight: 0.2,
  kept: ({ isInProcess }) => (isInProcess ? ROUND * (ROUNDS + 3) : 0),
  async play(run) {
    for (const outlier of run.durations.outliers()) await tellSlow(run, outlier);
    if (run.isInProcess) await tellGrowth(run);
  },
};

/** How often each is sent to be sure. */
const TURNS = 3;

/** So many times as long as an ordinary request is no matter of more to do. */
const TIMES = 10;

/**
 * A machine that does other things, too, is slow now and then: only what is slow each time, beside an ordinary request that
 * never is, is slow by itself.
 */
async function tellSlow(run: Run, { operation, request }: Outlier): Promise<void> {
  const usual = run.baseline(operation);
  // Whoever asks to be kept waiting is.
  if (!usual || operation.parameters.some(({ name }) => WAITING.test(name))) return;
  const [slow, ordinary]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < TURNS; turn++) {
    const [one, other] = [await run.repeat(request), await run.repeat(run.write(usual.case))];
    if (one === undefined || other === undefined) return;
    slow.push(one);
    ordinary.push(other);
  }
  const least = Math.min(...slow);
  if (least < SLOW || least < Math.max(...ordinary) || least < median(ordinary) * TIMES) return;
  const message = `${operation.id} takes ${rounded(median(slow))} ms for one request, each time, and ${rounded(median(ordinary))} ms for an ordinary one.`;
  run.risks.tell("slow-answer", operation, message, request);
}

const WAITING = /wait|timeout|delay|poll/i;

function rounded(milliseconds: number): string {
  return milliseconds < 10 ? milliseconds.toFixed(1) : milliseconds.toFixed(0);
}

interface Reading {
  readonly operation: Operation;
  readonly request: ExchangeRequest;
}

/** Reading stores nothing that a caller could ask for, so that nothing needs to stay. */
async function tellGrowth(run: Run): Promise<void> {
  const readings = run.operations.flatMap((operation): Reading[] => {
    const baseline = operation.method === "get" ? run.baseline(operation) : undefined;
    return baseline ? [{ operation, request: run.write(baseline.case) }] : [];
  });
  const [first] = readings;
  // In the round before the others, caches fill.
  if (!first || !(await isSentOften(run, readings))) return;
  const ofAll = await growthOf(run, readings, ROUNDS);
  if (ofAll === undefined) return;
  const leaves = (growth: number) => `leaves ${(growth / 1024).toFixed(1)} kB in memory for each request`;
  let isTold = false;
  for (const { operation, request } of readings) {
    const growth = await growthOf(run, [{ operation, request }], 1);
    if (growth === undefined) continue;
    isTold = true;
    run.risks.tell("memory-growth", operation, `${operation.id} ${leaves(growth)}, and it only reads.`, request);
  }
  if (isTold) return;
  const message = `Reading by ${readings.map(({ operation }) => operation.id).join(", ")} in turn ${leaves(ofAll)}.`;
  run.risks.tell("memory-growth", first.operation, message, first.request);
}

/** So many requests are sent between two looks at the memory. */
const ROUND = 150;
const ROUNDS = 4;

/** Bytes for each request that a leak is at least; what the engine keeps of its own is far less. */
const LEAK = 1_024;

/** Bytes that stay of each request, if some do in every round. */
async function growthOf(run: Run, readings: readonly Reading[], rounds: number): Promise<number | undefined> {
  let least = Number.POSITIVE_INFINITY;
  let before = await memoryHeld();
  for (let round = 0; round < rounds; round++) {
    if (!(await isSentOften(run, readings))) return undefined;
    const now = await memoryHeld();
    least = Math.min(least, (now - before) / ROUND);
    if (least < LEAK) return undefined;
    before = now;
  }
  return least;
}

/** Sends a round of them in turn. `false` where the run is at its end. */
async function isSentOften(run: Run, readings: readonly Reading[]): Promise<boolean> {
  for (let count = 0; count < ROUND; count++) {
    const { request } = readings[count % readings.length] as Reading;
    if ((await run.repeat(request)) === undefined) return false;
  }
  return true;
}

let collect: (() => void) | undefined;

/** Bytes that something still refers to. What was about to go, or waited for its end, is gone with the second collection. */
async function memoryHeld(): Promise<number> {
  if (!collect) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as () => void;
  }
  collect();
  await turn();
  collect();
  const { used_heap_size, external_memory } = getHeapStatistics();
  return used_heap_size + external_memory;
}
