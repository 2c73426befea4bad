import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Objects } from "../storage/objects.ts";
import { type Job, placeOf } from "./job.ts";

/** Where runners keep their files: a folder for those that are not finished, objects for the others. */
export interface Workspaces {
  readonly objects: Objects;
  readonly scratch: string;
}

/** Where one attempt at a job keeps its files. */
export interface Workspace {
  /** An empty folder. What is left in it is removed. */
  readonly folder: string;
  /** Moves a finished file to where it is kept, and returns its key. */
  keep(file: string, name: string): Promise<string>;
}

/**
 * Does work in an empty folder of its own. What is left in it is removed.
 *
 * @param attempt names the attempt: it never meets another's files
 */
export async function inFolder<Made>(
  scratch: string,
  attempt: string,
  work: (folder: string) => Promise<Made>,
): Promise<Made> {
  const folder = join(scratch, attempt);
  await mkdir(folder, { recursive: true });
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Does work that makes files. When it throws, nothing of them is left.
 *
 * @param attempt names the attempt: it never meets another's files
 * @returns what was made, and how to remove what was kept of it
 */
export async function inWorkspace<Made>(
  { objects, scratch }: Workspaces,
  job: Job,
  attempt: string,
  work: (workspace: Workspace) => Promise<Made>,
): Promise<{ readonly made: Made; discard(): Promise<void> }> {
  const place = `${placeOf(job)}/${attempt}`;
  const discard = () => objects.removeAll(place);
  return inFolder(scratch, attempt, async (folder) => {
    try {
      const made = await work({
        folder,
        async keep(file, name) {
          const key = `${place}/${name}`;
          await objects.add(file, key);
          return key;
        },
      });
      return { made, discard };
    } catch (error) {
      await discard();
      throw error;
    }
  });
}
