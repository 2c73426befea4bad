/**
 * How long `cantus dev` takes from a save to what a user sees of it: `node scripts/dev-time.ts [--saves 5] [document…]`.
 *
 * Without documents, the three contracts of this repository. Each is saved with another version, several times; the
 * medians are told of when the mock had read it, when it was told what that means for callers, and when what is generated
 * was written, with the time of processors that each save cost until then, which other work on the machine does not
 * change.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { median } from "./bench/subject.ts";

const root = join(import.meta.dirname, "..");
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { saves: { type: "string", default: "5" } },
});

interface Project {
  readonly name: string;
  /** The file that is saved, with an `info.version` that is its first. */
  readonly file: string;
}

/** What is waited for, in this order, and the words that dev says it with. */
const SIGHTS = [
  ["read by the mock", /read at .* in \d+ ms/],
  ["told to callers", /→ now/],
  ["written", /wrote /],
] as const;

await mkdir(join(root, ".cache"), { recursive: true });
const folder = await mkdtemp(join(root, ".cache/dev-"));
try {
  const projects = positionals.length > 0 ? positionals.map(copied) : ours();
  for (const project of projects) console.log(await measured(project));
} finally {
  await rm(folder, { recursive: true, force: true });
}

function ours(): Project[] {
  cpSync(join(root, "openapi"), join(folder, "openapi"), { recursive: true });
  return ["music-generations", "music-jobs", "scene-jobs"].map((name) => ({
    name,
    file: join(folder, "openapi", name, "openapi.yaml"),
  }));
}

function copied(document: string): Project {
  const file = join(folder, basename(document));
  cpSync(document, file);
  return { name: basename(document).replace(/\W+/g, "-"), file };
}

async function measured({ name, file }: Project): Promise<string> {
  const settings = { client: join(folder, name, "client"), server: join(folder, name, "server") };
  await writeFile(
    join(folder, "redocly.yaml"),
    JSON.stringify({ apis: { [name]: { root: file, "x-cantus": settings } } }),
  );
  const cantus = join(root, "packages/cli/bin/cantus.cjs");
  const dev = spawn(process.execPath, [cantus, "dev", "--port", "0", "--reference-port", "0"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await seen(dev, /wrote /);
    const saves: Sight[][] = [];
    for (let save = 0; save < Number(values.saves); save++) saves.push(await afterSave(dev, file, save));
    const told = SIGHTS.map(([sight], index) => {
      const of = (what: keyof Sight) => median(saves.map((each) => each[index]?.[what] ?? Number.NaN));
      return `${sight} after ${of("elapsed").toFixed(0)} ms (${of("cpu").toFixed(0)} ms of processors)`;
    });
    return `${name}: ${told.join(", ")}`;
  } finally {
    const ended = once(dev, "exit");
    dev.kill();
    await ended;
  }
}

interface Sight {
  readonly elapsed: number;
  readonly cpu: number;
}

async function afterSave(dev: ChildProcess, file: string, save: number): Promise<Sight[]> {
  const text = readFileSync(file, "utf8").replace(/("?version"?: *"?)[^",\n]+/, `$19.9.${save}`);
  const [started, before] = [performance.now(), cpuOf(dev)];
  const sights = SIGHTS.map(async ([, words]) => {
    await seen(dev, words);
    return { elapsed: performance.now() - started, cpu: cpuOf(dev) - before };
  });
  await writeFile(file, text);
  return Promise.all(sights);
}

function seen(process: ChildProcess, words: RegExp): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let said = "";
  const read = (chunk: Buffer) => {
    said += chunk;
    if (words.test(said)) resolve();
  };
  process.stdout?.on("data", read);
  const ended = (code: number | null) => reject(new Error(`cantus dev ended with ${code}: ${said}`));
  process.once("exit", ended);
  return promise.finally(() => {
    process.stdout?.off("data", read);
    process.off("exit", ended);
  });
}

/** Of all threads of a process, in milliseconds; Linux says it in hundredths of a second (proc(5)). */
function cpuOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
