/** Runs programs of Node as a user would, and says what they cost. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const MEASURED = pathToFileURL(join(import.meta.dirname, "../memory-at-exit.ts")).href;

export interface Runner {
  /**
   * Runs to its end.
   *
   * @param fine exit codes that are no failure
   */
  run(args: readonly string[], fine?: readonly number[]): Promise<string>;
  /** Starts a server and waits for the address that it prints. */
  serve(args: readonly string[]): Promise<Served>;
  /** Megabytes that the largest of the processes held that have ended since this was asked last. */
  memory(): number | undefined;
}

export interface Served {
  readonly url: string;
  stop(): Promise<void>;
}

/** @param scratch a folder for the measurements */
export function createRunner(cwd: string, scratch: string): Runner {
  const env = { ...process.env, CANTUS_MEMORY: scratch, NODE_OPTIONS: `--import=${MEASURED}` };
  return {
    async run(args, fine = []) {
      try {
        return (await promisify(execFile)(process.execPath, args, { cwd, env, maxBuffer: 1024 ** 3 })).stdout;
      } catch (error) {
        const { code, stdout } = error as { code?: number; stdout: string };
        if (code !== undefined && fine.includes(code)) return stdout;
        throw error;
      }
    },
    async serve(args) {
      const server = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
      return { url: await addressOf(server), stop: () => stop(server) };
    },
    memory() {
      const file = join(scratch, "memory");
      if (!existsSync(file)) return undefined;
      const kilobytes = readFileSync(file, "utf8").trim().split("\n").map(Number);
      rmSync(file);
      return Math.max(...kilobytes) / 1000;
    },
  };
}

async function addressOf(server: ChildProcess): Promise<string> {
  let said = "";
  server.stderr?.on("data", (chunk) => {
    said += chunk;
  });
  const url = new Promise<string>((found) => {
    server.stdout?.on("data", (chunk) => {
      said += chunk;
      const url = /http:\/\/(127\.0\.0\.1|localhost):\d+/.exec(said)?.[0];
      if (url) found(url);
    });
  });
  const ended = once(server, "exit").then(([code]) => {
    throw Object.assign(new Error(said), { code });
  });
  return Promise.race([url, ended]);
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, "exit");
  server.kill();
  await ended;
}
