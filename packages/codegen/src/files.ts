/** Puts generated files on the disk, and says which there are stale. */
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import type { GeneratedFile } from "./generate.ts";

export type FilesErrorCode = "FOLDER_NOT_WRITABLE" | "NOT_A_FOLDER" | "NOT_A_FILE";

/** Generated files cannot be written. Nothing has been. */
export class FilesError extends Error {
  readonly code: FilesErrorCode;
  readonly path: string;

  constructor(code: FilesErrorCode, path: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "FilesError";
    this.code = code;
    this.path = path;
  }
}

export interface StaleFile {
  /** Absolute. */
  readonly path: string;
  /** What `generate` would change, as a unified diff. */
  readonly diff: string;
}

/**
 * Writes what is new or has changed, all of it or nothing: every content is in a temporary file beside its target
 * before the first one takes its place. Stubs are written only where there is no file.
 *
 * @returns the paths that were written
 * @throws {FilesError} where a folder cannot be written
 */
export async function writeFiles(files: readonly GeneratedFile[]): Promise<string[]> {
  const changed = (await Promise.all(files.map(async (file) => ((await isFresh(file)) ? [] : [file])))).flat();
  const folders = [...new Set(changed.map(({ path }) => dirname(path)))];
  for (const folder of folders) await ensureWritable(folder);
  for (const folder of folders) await mkdir(folder, { recursive: true });

  const temporary = new Map(
    changed.map(({ path }) => [path, join(dirname(path), `.${basename(path)}.${randomUUID()}`)]),
  );
  try {
    for (const { path, content } of changed) await writeFile(temporary.get(path) as string, content);
    for (const [path, prepared] of temporary) await rename(prepared, path);
  } catch (error) {
    await Promise.all([...temporary.values()].map((prepared) => rm(prepared, { force: true })));
    throw error;
  }
  return changed.map(({ path }) => path);
}

/** The files that are missing or differ from what would be generated now, stubs apart from those that are missing. */
export async function checkFiles(files: readonly GeneratedFile[]): Promise<StaleFile[]> {
  const stale: StaleFile[] = [];
  for (const file of files) {
    if (await isFresh(file)) continue;
    const present = (await readIfPresent(file.path)) ?? "";
    const name = basename(file.path);
    stale.push({
      path: file.path,
      diff: createTwoFilesPatch(name, name, present, file.content, "on disk", "generated", {
        headerOptions: FILE_HEADERS_ONLY,
      }),
    });
  }
  return stale;
}

async function isFresh({ path, content, kind }: GeneratedFile): Promise<boolean> {
  // There may be thousands of stubs, and what is in them does not matter.
  if (kind === "stub" && existsSync(path)) return true;
  const present = await readIfPresent(path);
  // Git may check out text with the line ends of Windows.
  return present !== undefined && (present === content || present.replaceAll("\r\n", "\n") === content);
}

async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    if (code === "EISDIR")
      throw new FilesError("NOT_A_FILE", path, `${path} is a folder; a generated file has this name.`, error);
    throw error;
  }
}

/** Of a folder that is not there yet, the one above counts in which it would be made. */
async function ensureWritable(folder: string, made = folder): Promise<void> {
  const found = await stat(made).catch((error: NodeJS.ErrnoException) => error.code);
  if (found === "ENOENT" || found === "ENOTDIR") return ensureWritable(folder, dirname(made));
  if (typeof found === "object" && !found.isDirectory()) {
    throw new FilesError("NOT_A_FOLDER", made, `Cannot write to ${folder}: ${made} is not a folder.`);
  }
  // Permissions, a read-only disk, a quota: only trying tells.
  const probe = await mkdtemp(join(made, ".cantus-")).catch((error: Error) => {
    throw new FilesError(
      "FOLDER_NOT_WRITABLE",
      made,
      `Cannot write to ${folder}: ${made} is not writable (${error.message.split(":", 1)[0]}). Nothing was written. Allow it, or choose another folder.`,
      error,
    );
  });
  await rmdir(probe);
}
