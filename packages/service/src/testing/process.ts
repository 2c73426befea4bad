import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Place } from "./place.ts";

const PROGRAM = new URL("./program.ts", import.meta.url).pathname;

/** Should a test end without killing one, it ends with the test's process. */
const living = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of living) child.kill("SIGKILL");
});

/** A service in a process of its own. */
export interface ServiceProcess {
  readonly child: ChildProcess;
  readonly url: string;
  /** SIGKILL: nothing is finished, nothing is told. */
  kill(): Promise<void>;
}

/** Starts one in this place, and waits until it listens. */
export async function startProcess(
  place: Place,
  environment: Readonly<Record<string, string>> = {},
): Promise<ServiceProcess> {
  const child = spawn(process.execPath, [PROGRAM], {
    env: {
      ...process.env,
      PORT: "0",
      LOG_LEVEL: "silent",
      CANTUS_RATE_LIMIT: "0",
      ...place.environment,
      ...environment,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  living.add(child);
  child.once("exit", () => living.delete(child));
  const lines = createInterface(child.stdout);
  const ended = once(child, "exit");
  const url = await Promise.race([
    once(lines, "line").then(([line]) => String(line)),
    ended.then(([code]) => Promise.reject(new Error(`The service ended with ${code} before it listened`))),
  ]);
  return {
    child,
    url,
    async kill() {
      // One that has ended already is not waited for in vain.
      if (child.kill("SIGKILL")) await ended;
    },
  };
}
