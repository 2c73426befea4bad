/**
 * Contracts as they were read before, so that one which has not changed since is neither bundled nor checked again: a file
 * for each contract, which says of which contents of which files it was made. It is used only while all are the same.
 */
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import metadata from "../../package.json" with { type: "json" };
import type { ContractNotice } from "../error.ts";
import type { StoredOrigins } from "../location/stored-origins.ts";

/** A contract that can be made again from this. */
export interface StoredContract {
  /** Its `document`, with all that was done to it. */
  readonly document: object;
  readonly sourceVersion: string;
  readonly notices: readonly ContractNotice[];
  /** Pointers of the operations that had no id. */
  readonly generatedIds: readonly string[];
  /** Where its nodes were written. */
  readonly origins: StoredOrigins;
}

interface Entry extends StoredContract {
  readonly made: string;
  /** The first one first. */
  readonly files: readonly (readonly [file: string, hash: string])[];
}

/** Another release may make another contract of the same files. */
const MADE = `${metadata.version} ${metadata.dependencies["@redocly/openapi-core"]}`;

/**
 * @returns the contract with the contents of its files; nothing where there is none, it cannot be read, or any of its
 *   files has changed
 */
export async function storedContract(
  root: string,
  cwd: string,
): Promise<(StoredContract & { readonly contents: ReadonlyMap<string, Buffer> }) | undefined> {
  const place = placeOf(root, cwd);
  if (!place) return undefined;
  try {
    const { made, files, ...stored }: Entry = JSON.parse(await readFile(place, "utf8"));
    if (made !== MADE) return undefined;
    const contents = new Map<string, Buffer>();
    for (const [file, hash] of files) {
      // One after the other, of which there may be hundreds: at once that is quicker than to wait for each.
      const content = readFileSync(file);
      if (hashOf(content) !== hash) return undefined;
      contents.set(file, content);
    }
    return { ...stored, contents };
  } catch {
    // Not there, half of something else's, or one of its files is gone: it is read anew.
    return undefined;
  }
}

/**
 * Writes it whole or not at all, also beside others who do so. That it cannot be written is no failure.
 *
 * @param texts the files that it was made of, the first one first, as they were read
 */
export async function storeContract(
  root: string,
  cwd: string,
  stored: StoredContract,
  texts: ReadonlyMap<string, string>,
): Promise<void> {
  const place = placeOf(root, cwd);
  if (!place || !isTree(stored.document)) return;
  const files = [...texts].map(([file, text]) => [file, hashOf(text)] as const);
  const entry: Entry = { made: MADE, files, ...stored };
  const part = `${place}.${randomUUID()}`;
  try {
    await mkdir(dirname(place), { recursive: true });
    await writeFile(part, JSON.stringify(entry));
    await rename(part, place);
  } catch {
    await rm(part, { force: true }).catch(() => {});
  }
}

/** Whether JSON can say it: aliases make of a small document in YAML one without end, and of its numbers some are none. */
function isTree(document: object): boolean {
  const seen = new Set<object>();
  const visit = (node: unknown): boolean => {
    if (typeof node === "number") return Number.isFinite(node) && !Object.is(node, -0);
    if (typeof node !== "object" || node === null) return node !== undefined;
    if (seen.has(node) || !(Array.isArray(node) || Object.getPrototypeOf(node) === Object.prototype)) return false;
    seen.add(node);
    return Object.values(node).every(visit);
  };
  return visit(document);
}

function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("base64url");
}

/** What a contract says depends on where it is read from in the names of files in its notices. */
function placeOf(root: string, cwd: string): string | undefined {
  const folder = cacheFolder(cwd);
  return folder && join(folder, "contracts", `${hashOf(`${root}\n${cwd}`)}.json`);
}

/** `CANTUS_CACHE`, a folder or `off`; else with the packages of the project, where such things are kept; else the user's. */
function cacheFolder(cwd: string): string | undefined {
  const { CANTUS_CACHE, XDG_CACHE_HOME } = process.env;
  if (CANTUS_CACHE === "off") return undefined;
  if (CANTUS_CACHE) return CANTUS_CACHE;
  const packages = packagesAbove(cwd);
  return packages ? join(packages, ".cache", "cantus") : join(XDG_CACHE_HOME || join(homedir(), ".cache"), "cantus");
}

function packagesAbove(folder: string): string | undefined {
  const packages = join(folder, "node_modules");
  if (existsSync(packages)) return packages;
  return dirname(folder) === folder ? undefined : packagesAbove(dirname(folder));
}
