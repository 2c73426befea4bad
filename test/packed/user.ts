/** A user at a shell, in a folder of their own outside of the repository. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

export interface CommandResult {
  readonly exit: number;
  /** What was written to both streams. */
  readonly output: string;
}

/** Runs a command to its end. */
export function run(cwd: string, [program, ...args]: readonly [string, ...string[]]): Promise<CommandResult> {
  return new Promise((resolve) => {
    const options = { cwd, env: { ...process.env, ...SILENT }, maxBuffer: 64 * 1024 * 1024 };
    execFile(program, args, options, (error, out, err) => {
      resolve({ exit: typeof error?.code === "number" ? error.code : error ? 1 : 0, output: out + err });
    });
  });
}

/** A user's shell is not ours: what Vitest and npm put into the environment of a test is none of theirs. */
const SILENT = {
  NO_COLOR: "1",
  NODE_ENV: undefined,
  VITEST: undefined,
  npm_config_yes: "true",
  GITHUB_ACTIONS: undefined,
};

export async function put(folder: string, files: Readonly<Record<string, string | object>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), typeof content === "string" ? content : JSON.stringify(content, null, 2));
  }
}

/** A command that goes on, until `stop`. */
export interface Running {
  /** What it printed that matched. */
  readonly match: RegExpExecArray;
  stop(): Promise<void>;
}

/** Starts a command and waits until it prints what matches. */
export function start(
  cwd: string,
  [program, ...args]: readonly [string, ...string[]],
  pattern: RegExp,
  env: NodeJS.ProcessEnv = {},
): Promise<Running> {
  const child = spawn(program, args, { cwd, env: { ...process.env, ...SILENT, ...env }, detached: true });
  let output = "";
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      const match = pattern.exec(output);
      if (match) resolve({ match, stop: () => stop(child) });
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${program} ${args.join(" ")} ended with ${code}:\n${output}`)));
  });
}

/** Npm starts a shell that starts the program: all of them get the signal, as by Ctrl-C. */
async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once("close", resolve));
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGINT");
  await ended;
}
