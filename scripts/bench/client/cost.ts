import { execFile } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

export interface Cost {
  /** Of the process and all that it started. */
  readonly cpuSeconds: number;
  /** Megabytes that it held at most itself. */
  readonly memory: number;
}

const MEASURED = pathToFileURL(join(import.meta.dirname, "../../memory-at-exit.ts")).href;

/** What it costs to run a program of Node to its end. `sh` tells what the CPU did for all of its children (POSIX, `times`). */
export async function costOf(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Cost> {
  const script = '"$0" "$@" >&2 || exit 1; times';
  const { stdout } = await promisify(execFile)("sh", ["-c", script, process.execPath, ...args], {
    cwd,
    env: { ...process.env, CANTUS_MEMORY: cwd, NODE_OPTIONS: `--import=${MEASURED}`, ...env },
    maxBuffer: 1 << 28,
  });
  const [minutes = "", ...others] =
    stdout
      .trim()
      .split("\n")
      .at(-1)
      ?.match(/[\d.]+(?=[ms])/g) ?? [];
  const [seconds = "", systemMinutes = "", systemSeconds = ""] = others;
  const cpuSeconds = 60 * (Number(minutes) + Number(systemMinutes)) + Number(seconds) + Number(systemSeconds);
  return { cpuSeconds, memory: memoryIn(cwd) };
}

/** The largest of the processes counts. */
function memoryIn(folder: string): number {
  const file = join(folder, "memory");
  if (!existsSync(file)) return Number.NaN;
  const kilobytes = Math.max(...readFileSync(file, "utf8").trim().split("\n").map(Number));
  rmSync(file);
  return kilobytes / 1000;
}
