import { link, readFile, rename, unlink, writeFile } from "node:fs/promises";
import { isProcessAlive } from "../process-alive.ts";

/** Another process has the data folder open. `pid` is its process id. */
export class FolderLockedError extends Error {
  readonly code = "FOLDER_LOCKED";
  readonly pid: number;

  constructor(file: string, pid: number) {
    super(
      `The data folder is in use by process ${pid} (${file}). ` +
        "Stop that process, or start this one with another folder (CANTUS_DATA).",
    );
    this.name = "FolderLockedError";
    this.pid = pid;
  }
}

/** Held by this very process: a lock file with our own id may also be left from a former life of a container. */
const held = new Set<string>();

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes the lock `file`, which holds the id of the process that has it. PGlite does not guard its folder: two processes
 * on one lose data without a word. The lock of a process that is gone is taken over.
 *
 * @throws FolderLockedError while a living process holds it.
 */
export async function lockFolder(file: string): Promise<FolderLock> {
  const own = `${file}.${process.pid}`;
  await writeFile(own, `${process.pid}\n`);
  try {
    // A link appears with its content and only where none is: no reader ever sees an empty lock.
    while (!(await linked(own, file))) await removeStale(file);
  } finally {
    await unlink(own);
  }
  held.add(file);
  return {
    async release() {
      if (held.delete(file)) await unlink(file);
    },
  };
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

async function removeStale(file: string): Promise<void> {
  const holder = await holderOf(file);
  if (holder === undefined) return;
  if (isAlive(file, holder)) throw new FolderLockedError(file, holder);

  // Two processes may find the same stale lock. A rename moves it away for one of them only; should it have moved a
  // newer lock instead, that one goes back.
  const stale = `${file}.stale.${process.pid}`;
  try {
    await rename(file, stale);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  const moved = await holderOf(stale);
  if (moved !== undefined && moved !== holder && isAlive(file, moved)) await linked(stale, file);
  await unlink(stale);
}

async function holderOf(file: string): Promise<number | undefined> {
  try {
    return Number.parseInt(await readFile(file, "utf8"), 10) || 0;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

function isAlive(file: string, pid: number): boolean {
  if (pid === process.pid) return held.has(file);
  return isProcessAlive(pid);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
