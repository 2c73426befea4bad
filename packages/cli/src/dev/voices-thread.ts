/** The thread of `voices.ts`. */
import { relative } from "node:path";
import { styleText } from "node:util";
import { parentPort, workerData } from "node:worker_threads";
import { compareContracts, describeResult } from "@cantus/changes";
import { readVersions } from "@cantus/changes/read";
import { type Folders, GeneratedParts, generate, recall, remember, writeFiles } from "@cantus/codegen";
import type { Contract } from "@cantus/contract";
import { findContracts, type ReadContract, readContract, readContracts } from "@cantus/contract/read";
import type { VoicesData, VoicesNews, VoicesTask } from "./voices.ts";

const { cwd, sources, base, colours } = workerData as VoicesData;
const tell = (news: VoicesNews) => parentPort?.postMessage(news);

/** What the contracts are compared with, by their names. */
const before = new Map<string, Contract>();
/** What was generated of their parts, by their names. */
const made = new Map<string, GeneratedParts>();
const label = base ?? "when this began";

try {
  const started = Date.now();
  const contracts = await readContracts([...sources], { cwd });
  const older = base === undefined ? contracts : await versionsAt(base);
  for (const contract of older) before.set(contract.name, contract);
  for (const contract of contracts) {
    if (base !== undefined) compare(contract);
    await generateAgain(contract, started);
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
    const started = Date.now();
    const contract = await readContract(sourceOf(name), { cwd });
    compare(contract);
    await generateAgain(contract, started);
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

/** @param started when the contract began to be read, in milliseconds since 1970 */
async function generateAgain(contract: ReadContract, started: number): Promise<void> {
  const { client, server } = contract.settings;
  if (client === undefined && server === undefined) return;
  const folders = { ...(client !== undefined && { client }), ...(server !== undefined && { server }) };
  const { written, orphans } = await brought(contract, folders, started);
  const shown = (paths: readonly string[]) => paths.map((path) => relative(cwd, path));
  tell({ kind: "generated", contract: contract.name, written: shown(written), orphans: shown(orphans) });
}

/** What was generated is brought up to date; where it is, as after the start, nothing is made. */
async function brought(contract: ReadContract, folders: Folders, started: number) {
  const [found] = await findContracts([sourceOf(contract.name)], { cwd });
  const known = found && (await recall(found, folders, cwd));
  if (known) return { written: [], orphans: known.orphans };
  const parts = made.get(contract.name) ?? new GeneratedParts();
  made.set(contract.name, parts);
  const generation = await generate(contract, folders, parts);
  const written = await writeFiles(generation.files);
  if (found) await remember(found, contract, folders, generation, cwd, started);
  return { written, orphans: generation.orphans };
}

/** A contract that redocly.yaml does not have is named as on the command line. */
function sourceOf(name: string): string {
  return sources.length === 1 ? (sources[0] as string) : name;
}
