import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundle, gzipped } from "../../../test/client/bundle.ts";
import { contractFile } from "../large/contract-file.ts";
import { median, type Row, type Subject } from "../subject.ts";
import { type Cost, costOf } from "./cost.ts";
import { INSTALL, type Peer, peers } from "./peers.ts";

const root = join(import.meta.dirname, "../../..");

/** A user's own, who has the declarations of all that is imported checked too. */
const TSCONFIG = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    module: "preserve",
    moduleResolution: "bundler",
    target: "es2024",
    lib: ["es2024", "esnext.iterator", "esnext.disposable", "dom", "dom.iterable"],
    types: [],
    allowImportingTsExtensions: true,
  },
  files: ["program.ts"],
};

interface Measured {
  readonly generation: Cost;
  readonly again: Cost;
  /** Nothing, where it does not compile. */
  readonly typeCheck: Cost | undefined;
}

const CASES: Readonly<Record<string, (measured: Measured) => number>> = {
  "generation, CPU": ({ generation }) => generation.cpuSeconds,
  "generation, memory": ({ generation }) => generation.memory,
  "again, CPU": ({ again }) => again.cpuSeconds,
  "again, memory": ({ again }) => again.memory,
  "type-check, CPU": ({ typeCheck }) => typeCheck?.cpuSeconds ?? Number.NaN,
};

export const run: Subject["run"] = async ({ rounds, progress }) => {
  const contract = contractFile();
  const compared = peers(process.env.CANTUS_BENCH_PEERS);
  if (compared.length < 4) {
    progress(`Others are compared where they are installed: ${INSTALL}, and set CANTUS_BENCH_PEERS to the folder.`);
  }
  // Within the repository, so that what is generated finds the packages that it imports.
  await mkdir(join(root, ".cache"), { recursive: true });
  const scratch = await mkdtemp(join(root, ".cache/bench-client-"));
  try {
    const measured = compared.map((): Measured[] => []);
    for (let round = 1; round <= rounds; round++) {
      for (const [index, peer] of compared.entries()) {
        const one = await measure(peer, contract, join(scratch, `${round}-${index}`));
        measured[index]?.push(one);
        progress(`round ${round} of ${rounds}: ${peer.name}: ${said(one)}`);
      }
    }
    const sizes = await Promise.all(compared.map((_, index) => sizeOf(join(scratch, `1-${index}`, "program.ts"))));
    const to = compared[0]?.name ?? "";
    const rows = compared.flatMap(({ name }, index): Row[] => [
      ...Object.entries(CASES).map(([at, figure]) => {
        const ratios = measured[index]?.map((one, round) => figure(measured[0]?.[round] as Measured) / figure(one));
        return { name, case: at, ratio: median(ratios ?? []), to };
      }),
      { name, case: "bundle, gzipped", ratio: (sizes[0] ?? Number.NaN) / (sizes[index] ?? Number.NaN), to },
    ]);
    return rows.filter(({ ratio }) => !Number.isNaN(ratio));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
};

async function measure({ generate, program }: Peer, contract: string, folder: string): Promise<Measured> {
  await mkdir(folder);
  await copyFile(contract, join(folder, "github.json"));
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(TSCONFIG));
  await writeFile(join(folder, "program.ts"), program);
  // What was kept of another round is not there.
  const env = { CANTUS_CACHE: join(folder, "cache") };
  const generation = await costOf(generate, folder, env);
  const again = await costOf(generate, folder, env);
  const compiler = join(root, "node_modules/tsc-native/bin/tsc");
  const typeCheck = await costOf([compiler, "-p", folder], folder).catch((error: Error) => {
    console.error(error.message);
    return undefined;
  });
  return { generation, again, typeCheck };
}

/** Bytes of the program as Vite bundles it for browsers. */
async function sizeOf(program: string): Promise<number> {
  const files = await bundle(program);
  return [...files.values()].reduce((sum, content) => sum + gzipped(String(content)), 0);
}

function said({ generation, again, typeCheck }: Measured): string {
  const cost = ({ cpuSeconds, memory }: Cost) => `${cpuSeconds.toFixed(2)} s of CPU and ${memory.toFixed(0)} MB`;
  const checked = typeCheck
    ? `type-checked with ${typeCheck.cpuSeconds.toFixed(2)} s of CPU`
    : "which does not compile";
  return `generated with ${cost(generation)}, again with ${cost(again)}, ${checked}`;
}
