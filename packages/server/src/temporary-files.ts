/** Files that came with a request and are too large for the memory, for as long as the request is being answered. */
import { mkdtempSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Folder {
  readonly path: string;
  files: number;
}

/** By the response to the request that they belong to. */
const folders = new Map<object, Folder>();

/** The path of a new file, in a folder that only this user can read. It is there until `removeTemporaryFiles`. */
export function newTemporaryFile(response: object): string {
  const folder = folders.get(response) ?? { path: mkdtempSync(join(tmpdir(), "cantus-upload-")), files: 0 };
  if (folders.size === 0) process.once("exit", removeAll);
  folders.set(response, folder);
  return join(folder.path, String(folder.files++));
}

/** To be called when a request is answered, or will not be. */
export function removeTemporaryFiles(response: object): void {
  const folder = folders.get(response);
  if (!folder) return;
  folders.delete(response);
  if (folders.size === 0) process.off("exit", removeAll);
  // What cannot be removed is for the system to clean up; nobody waits for it.
  rm(folder.path, { recursive: true, force: true }).catch(() => undefined);
}

/** A process that ends cannot wait. */
function removeAll(): void {
  for (const { path } of folders.values()) rmSync(path, { recursive: true, force: true });
}
