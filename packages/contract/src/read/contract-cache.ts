/**
 * Contracts as they were read before, so that one which has not changed since is neither bundled nor checked again: a file
 * for each contract, which says of which contents of which files it was made. It is used only while all are the same.
 */
import { readFileSync } from "node:fs";
import type { ContractNotice } from "../error.ts";
import type { StoredOrigins } from "../location/stored-origins.ts";
import { contentHash, openCache } from "./cache.ts";

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
  /** The first one first. */
  readonly files: readonly (readonly [file: string, hash: string])[];
}

/**
 * @returns the contract with the contents of its files; nothing where there is none, it cannot be read, or any of its
 *   files has changed
 */
export async function storedContract(
  root: string,
  cwd: string,
): Promise<(StoredContract & { readonly contents: ReadonlyMap<string, Buffer> }) | undefined> {
  try {
    const { files, ...stored } = (await openCache("contracts", cwd).read(keyOf(root, cwd))) as Entry;
    const contents = new Map<string, Buffer>();
    for (const [file, hash] of files) {
      // One after the other, of which there may be hundreds: at once that is quicker than to wait for each.
      const content = readFileSync(file);
      if (contentHash(content) !== hash) return undefined;
      contents.set(file, content);
    }
    return { ...stored, contents };
  } catch {
    // Not there, half of something else's, or one of its files is gone: it is read anew.
    return undefined;
  }
}

/**
 * Keeps it, if it can be kept.
 *
 * @param texts the files that it was made of, the first one first, as they were read
 */
export async function storeContract(
  root: string,
  cwd: string,
  stored: StoredContract,
  texts: ReadonlyMap<string, string>,
): Promise<void> {
  if (!isTree(stored.document)) return;
  const files = [...texts].map(([file, text]) => [file, contentHash(text)] as const);
  const entry: Entry = { files, ...stored };
  await openCache("contracts", cwd).write(keyOf(root, cwd), entry);
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

/** What a contract says depends on where it is read from in the names of files in its notices. */
const keyOf = (root: string, cwd: string) => `${root}\n${cwd}`;
