/**
 * What was generated of what, so that where nothing changed since, a contract is neither read nor generated from again.
 * Everything that the files follow from is held against what it was: the contract's files and the configuration's, what
 * says how the project compiles, and this code; and so are the files themselves.
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { ContractNotice } from "@cantus/contract";
import {
  type Cache,
  contentHash,
  type FoundContract,
  fileHash,
  openCache,
  type ReadContract,
} from "@cantus/contract/read";
import type { Folders, GeneratedFile, Generation } from "./generate.ts";
import { originLine } from "./origin.ts";
import { orphanedHandlers } from "./orphans.ts";
import { type ImportedPackage, importedPackages } from "./packages.ts";

/** A generation that need not be made, for its files are there as it would make them. */
export interface RememberedGeneration {
  /** How many files it has. */
  readonly files: number;
  /** Handler files of operations that the contract does not have, now. */
  readonly orphans: readonly string[];
  readonly packages: readonly ImportedPackage[];
  /** What there was to say about the contract. */
  readonly notices: readonly ContractNotice[];
}

interface Memory {
  /** The first line of each part, which says where the contract is and by which command it was generated. */
  readonly origins: readonly string[];
  /** What it was made from: the hash of each file's content, `null` for a file that was looked for and not there. */
  readonly sources: Readonly<Record<string, string | null>>;
  readonly generated: Readonly<Record<string, string>>;
  readonly stubs: readonly string[];
  readonly operationIds: readonly string[];
  readonly packages: readonly ImportedPackage[];
  readonly notices: readonly ContractNotice[];
}

/**
 * @param cwd from where the contract was named
 * @returns nothing, where anything has changed or it was never generated
 */
export async function recall(
  contract: FoundContract,
  folders: Folders,
  cwd: string,
): Promise<RememberedGeneration | undefined> {
  if (!contract.isLocal) return undefined;
  const memory = (await cache(cwd).read(keyOf(contract, folders, cwd))) as Memory | undefined;
  try {
    if (!memory || memory.origins.join("") !== originsOf(contract, folders).join("")) return undefined;
    const { sources, generated, stubs, operationIds, packages, notices } = memory;
    if (!Object.entries(sources).every(([path, hash]) => fileHash(path) === hash)) return undefined;
    if (!Object.entries(generated).every(([path, hash]) => textHashOf(path) === hash)) return undefined;
    if (!stubs.every((path) => existsSync(path))) return undefined;
    const server = folders.server && resolve(folders.server);
    const orphans = server ? orphanedHandlers(server, new Set(operationIds)) : [];
    return { files: Object.keys(generated).length + stubs.length, orphans, packages, notices };
  } catch {
    // A file that cannot be read, or something else in the cache's place: whoever generates says what is wrong.
    return undefined;
  }
}

/**
 * Remembers a generation whose files are on the disk.
 *
 * @param started when the contract began to be read, in milliseconds since 1970: what was written since may not be what
 *   was read, and then nothing is remembered
 */
export async function remember(
  found: FoundContract,
  { files: read, notices, operations }: ReadContract,
  folders: Folders,
  { files, settings }: Generation,
  cwd: string,
  started: number,
): Promise<void> {
  const sources = [...read, ...settings, ...(found.configuration ? [found.configuration] : [])];
  if (!found.isLocal || !read.every((path) => existsSync(path) && statSync(path).isFile())) return;
  if (sources.some((path) => existsSync(path) && statSync(path).mtimeMs > started - CLOCK)) return;
  const ofKind = (kind: GeneratedFile["kind"]) => files.filter((file) => file.kind === kind);
  const memory: Memory = {
    origins: originsOf(found, folders),
    sources: Object.fromEntries(sources.map((path) => [path, fileHash(path)])),
    generated: Object.fromEntries(ofKind("generated").map(({ path, content }) => [path, contentHash(content)])),
    stubs: ofKind("stub").map(({ path }) => path),
    operationIds: folders.server === undefined ? [] : operations.map(({ id }) => id),
    packages: importedPackages(files),
    notices,
  };
  await cache(cwd).write(keyOf(found, folders, cwd), memory);
}

/** File systems' clocks go in steps, of 4 ms on Linux and 15 on Windows. */
const CLOCK = 20;

const cache = (cwd: string): Cache => openCache("generations", cwd, [import.meta.dirname]);

const keyOf = ({ root, name }: FoundContract, { client, server }: Folders, cwd: string) =>
  [root, name, client && resolve(client), server && resolve(server), cwd].join("\n");

function originsOf(contract: FoundContract, folders: Folders): string[] {
  return (["client", "server"] as const).flatMap((part) => {
    const folder = folders[part];
    return folder === undefined ? [] : [originLine(contract, part, resolve(folder))];
  });
}

/** With the line ends that it was generated with: Git may check out text with those of Windows. */
function textHashOf(path: string): string {
  const content = readFileSync(path);
  return contentHash(content.includes("\r\n") ? content.toString("utf8").replaceAll("\r\n", "\n") : content);
}
