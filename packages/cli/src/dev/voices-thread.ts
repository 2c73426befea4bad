/** The thread of `voices.ts`. */
import { relative } from "node:path";
import { styleText } from "node:util";
import { parentPort, workerData } from "node:worker_threads";
import { compareContracts, describeResult } from "@cantus/changes";
import { readVersions } from "@cantus/changes/read";
import { generate, writeFiles } from "@cantus/codegen";
import type { Contract } from "@cantus/contract";
import { type ReadContract, readContract, readContracts } from "@cantus/contract/read";
import type { VoicesData, VoicesNews, VoicesTask } from "./voices.ts";

const { cwd, sources, base, colours } = workerData as VoicesData;
const tell = (news: VoicesNews) => parentPort?.postMessage(news);

/** What the contracts are compared with, by their names. */
const before = new Map<string, Contract>();
const label = base ?? "when this began";

try {
  const contracts = await readContracts([...sources], { cwd });
  const older = base === undefined ? contracts : await versionsAt(base);
  for (const contract of older) before.set(contract.name, contract);
  for (const contract of contracts) {
    if (base !== undefined) compare(contract);
    await generateAgain(contract);
  }
} catch (error) {
  tell({ kind: "failed", contract: "", message: (error as Error).message });
}
parentPort?.on("message", ({ contract }: VoicesTask) => void make(contract));

async function versionsAt(revision: string): Promise<Contract[]> {
  const versions = await readVersions(revision, undefined, { cwd, contracts: sources });
  return versions.flatMap(({ base: older }) => older ?? []);
}

async function make(name: string): Promise<void> {
  try {
    const source = sources.length === 1 ? (sources[0] as string) : name;
    const contract = await readContract(source, { cwd });
    compare(contract);
    await generateAgain(contract);
  } catch (error) {
    tell({ kind: "failed", contract: name, message: (error as Error).message });
  }
}

function compare(head: ReadContract): void {
  const older = before.get(head.name);
  const changes = older ? compareContracts(older, head) : [];
  const text = describeResult(
    {
      contract: head.name,
      labels: { base: label, head: "now" },
      presence: older ? "both" : "added",
      changes,
      approved: new Map(),
      staleApprovals: [],
      version: undefined,
      side: "callers",
    },
    { cwd, ...(colours && { paint: (style, painted) => styleText(style, painted, { validateStream: false }) }) },
  );
  tell({ kind: "compared", contract: head.name, text });
}

async function generateAgain(contract: ReadContract): Promise<void> {
  const { client, server } = contract.settings;
  if (client === undefined && server === undefined) return;
  const folders = { ...(client !== undefined && { client }), ...(server !== undefined && { server }) };
  const { files, orphans } = await generate(contract, folders);
  const written = await writeFiles(files);
  const shown = (paths: readonly string[]) => paths.map((path) => relative(cwd, path));
  tell({ kind: "generated", contract: contract.name, written: shown(written), orphans: shown(orphans) });
}
