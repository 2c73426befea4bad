import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { isProcessAlive } from "../process-alive.ts";

/** A folder for files that are not finished. */
export interface Scratch {
  readonly folder: string;
  remove(): Promise<void>;
}

/** Made by this very process: a container's next life may have the same process id. */
const own = new Set<string>();

/**
 * Makes a folder of this process's own in the system's temporary folder, and removes those of processes of this machine
 * that were killed. Its name tells whose it is: `cantus-scratch-<host name>-<process id>-…`.
 */
export async function openScratch(parent: string = tmpdir()): Promise<Scratch> {
  // Containers that share a temporary folder do not see each other's processes, but have names of their own.
  const ours = `cantus-scratch-${hostname()}-`;
  for (const name of await readdir(parent)) {
    const pid = name.startsWith(ours) ? /^(\d+)-/.exec(name.slice(ours.length))?.[1] : undefined;
    if (pid === undefined || own.has(join(parent, name))) continue;
    if (Number(pid) !== process.pid && isProcessAlive(Number(pid))) continue;
    // Another user's, or one that another process removes at this moment, is left to them.
    await rm(join(parent, name), { recursive: true, force: true }).catch(() => {});
  }
  // Known before it is there: another service that this process starts may look at any moment.
  const folder = join(parent, `${ours}${process.pid}-${randomUUID()}`);
  own.add(folder);
  await mkdir(folder, { mode: 0o700 });
  return {
    folder,
    async remove() {
      own.delete(folder);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
