import { rm } from "node:fs/promises";
import { median, type Row, type RunOptions, type Subject } from "../subject.ts";
import type { Call } from "./calls.ts";
import { contractFile } from "./contract-file.ts";
import { prepare } from "./prepare.ts";
import { type Measured, measure } from "./process.ts";

const peer = (name: string, file: string) => ({ name, file: new URL(`./${file}.ts`, import.meta.url) });

const PEERS = [
  peer("express-openapi-validator by hand", "express-openapi-validator"),
  peer("openapi-backend on Express", "openapi-backend"),
  peer("Cantus", "cantus"),
  peer("Cantus, compiled", "cantus-compiled"),
];
const CASES = {
  "CPU to the first answer": "start",
  "longest first hit": "longest",
  memory: "memory",
  "memory at rest": "rest",
} as const;
const SAMPLE = 100;

export const run: Subject["run"] = async (options) => {
  const { folder, calls } = await prepare(contractFile());
  try {
    return await compare(folder, spread(calls, SAMPLE), options);
  } finally {
    await rm(folder, { recursive: true });
  }
};

async function compare(folder: string, calls: readonly Call[], { rounds, progress }: RunOptions): Promise<Row[]> {
  const measured = PEERS.map((): Measured[] => []);
  for (let round = 1; round <= rounds; round++) {
    for (const [index, { name, file }] of PEERS.entries()) {
      const one = await measure(file, folder, calls);
      measured[index]?.push(one);
      progress(`round ${round} of ${rounds}: ${name}: ${said(one)}`);
    }
  }
  return PEERS.flatMap(({ name }, index) =>
    Object.entries(CASES).map(([at, figure]) => {
      const ratios = measured[index]?.map((one, round) => (measured[0]?.[round]?.[figure] ?? Number.NaN) / one[figure]);
      return { name, case: at, ratio: median(ratios ?? []), to: PEERS[0]?.name ?? "" };
    }),
  );
}

function said({ start, longest, at, memory, rest, wrong }: Measured): string {
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  const refused = wrong.length > 0 ? `; ${wrong.length} answered otherwise than the contract says (${wrong[0]})` : "";
  return `${ms(start)} of CPU to the first answer, ${ms(longest)} at most for a first hit (${at}), ${memory.toFixed(0)} MB, ${rest.toFixed(0)} at rest${refused}`;
}

function spread<Item>(items: readonly Item[], count: number): Item[] {
  return Array.from(
    { length: Math.min(count, items.length) },
    (_, index) => items[Math.floor((index * items.length) / Math.min(count, items.length))] as Item,
  );
}
