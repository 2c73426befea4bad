import { type ChildProcessByStdio, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import type { Stand } from "./stand.ts";

/** Another program that holds a server against its contract. */
export interface Peer {
  readonly name: string;
  /** With its version, where it is no dependency of this repository. */
  readonly install?: string;
  /**
   * Runs it against a server, for so many seconds of CPU at most, each of its commands.
   *
   * @param folder where it is installed
   * @returns what it holds against the server: each kind of failure once, told by {@link kindOf}
   */
  run(stand: Stand, seconds: number, folder: string): Promise<ReadonlySet<string>>;
}

/** Of a terminal, which some print though nobody looks. */
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");

/** A failure without what differs from run to run: ids, times, numbers and values that were made up. */
export function kindOf(...parts: readonly unknown[]): string {
  return parts
    .map(String)
    .join(" | ")
    .replaceAll(COLOURS, "")
    .replaceAll(/"(?:[^"\\]|\\.)*"/g, '"…"')
    .replaceAll(/[\w-]*\d[\w:.-]*/g, (word) => (/^[1-5]\d\d$/.test(word) ? word : "#"))
    .replaceAll(/\s+/g, " ")
    .trim();
}

/**
 * Runs a program in the stand's folder until it ends, or has had so many seconds of CPU. These and not the clock's, as
 * they are the same on a machine that is busy.
 *
 * @returns what it printed
 */
export function outputOf(stand: Stand, command: readonly string[], seconds: number, env = {}): Promise<string> {
  return start(stand, command, seconds, env).ended;
}

/** Starts a program under the same limit; {@link Program.stop} ends it before that. */
export function start(
  stand: Stand,
  command: readonly string[],
  seconds: number,
  env: Readonly<Record<string, string>> = {},
): Program {
  const child = spawn("bash", ["-c", LIMITED, "bash", String(seconds), ...command], {
    cwd: stand.folder,
    env: { ...process.env, NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  let printed = "";
  let times = "";
  const { stdout, stderr, stdio } = child as ChildProcessByStdio<null, Readable, Readable>;
  for (const stream of [stdout, stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      printed += chunk;
    });
  }
  stdio[3]?.on("data", (chunk: Buffer) => {
    times += chunk;
  });
  const late = setTimeout(() => child.kill(), seconds * 20_000);
  const ended = new Promise<string>((resolve, reject) => {
    child.on("error", reject).on("close", () => {
      clearTimeout(late);
      stand.spend(secondsIn(times.split("\n")[1] ?? ""));
      resolve(printed);
    });
  });
  return { stdout, ended, stop: () => child.kill() };
}

export interface Program {
  readonly stdout: Readable;
  /** With what it printed. */
  readonly ended: Promise<string>;
  stop(): void;
}

/** Tells on a channel of its own what the program has cost, whether it ended or was ended. */
const LIMITED = `
ulimit -t "$1"; shift
"$@" 3>&- & program=$!
trap 'kill -9 $program' TERM
wait $program; wait $program
times >&3`;

/** Of a line like "0m1.500s 0m0.250s". */
function secondsIn(line: string): number {
  const parts = [...line.matchAll(/(\d+)m([\d.]+)s/g)];
  return parts.reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0);
}

/** How Node runs the command of a package that is installed in a folder. */
export function commandOf(folder: string, name: string, command: string): string[] {
  const home = join(folder, "node_modules", name);
  const { bin } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  return [process.execPath, join(home, typeof bin === "string" ? bin : bin[command])];
}

/** What a program has written into a file of the stand's folder, if it came so far. */
export function jsonOf(stand: Stand, name: string): unknown {
  const file = join(stand.folder, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}
