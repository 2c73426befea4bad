/** What was worked out once, kept in files for the next run: in any form that JSON has, and gone without harm. */
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

export interface Cache {
  /** What was kept under this key; nothing where there is none, or only half of one. Its form is for the caller to check. */
  read(key: string): Promise<unknown>;
  /** Keeps a value whole or not at all, also beside others who do so. That it cannot be kept is no failure. */
  write(key: string, value: unknown): Promise<void>;
}

interface Entry {
  readonly made: string;
  readonly value: unknown;
}

/**
 * A cache for one kind of thing, in the folder that `CANTUS_CACHE` names (`off`: nowhere); else with the packages of the
 * project, where such things are kept; else the user's.
 *
 * @param subject the name of its folder
 * @param cwd where the project is looked for
 * @param makers the folders of code that the thing is made by, beside this package's own: what another release of it has
 *   kept, or another state of its sources, is not there
 */
export function openCache(subject: string, cwd: string, makers: readonly string[] = []): Cache {
  const folder = cacheFolder(cwd);
  if (!folder) return { read: async () => undefined, write: async () => {} };
  const made = contentHash([join(import.meta.dirname, ".."), ...makers].map(stateOf).join("\n"));
  const placeOf = (key: string) => join(folder, subject, `${contentHash(key)}.json`);
  return {
    async read(key) {
      try {
        const entry: Entry = JSON.parse(await readFile(placeOf(key), "utf8"));
        return entry.made === made ? entry.value : undefined;
      } catch {
        return undefined;
      }
    },
    async write(key, value) {
      const place = placeOf(key);
      const part = `${place}.${randomUUID()}`;
      const entry: Entry = { made, value };
      try {
        await mkdir(dirname(place), { recursive: true });
        await writeFile(part, JSON.stringify(entry));
        await rename(part, place);
      } catch {
        await rm(part, { force: true }).catch(() => {});
      }
    },
  };
}

/** The same for the same content alone. */
export function contentHash(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("base64url");
}

/** Of a file's content; `null` where there is none. */
export function fileHash(path: string): string | null {
  return existsSync(path) ? contentHash(readFileSync(path)) : null;
}

/** Looked at once: what runs is what was loaded. */
const states = new Map<string, string>();

/** An installed package's release, and while one is worked on, when which of its files was written. */
function stateOf(folder: string): string {
  const known = states.get(folder);
  if (known) return known;
  const written = filesIn(folder).map((file) => {
    const { size, mtimeMs } = statSync(file);
    return `${file} ${size} ${mtimeMs}`;
  });
  const state = contentHash([readFileSync(join(folder, "../package.json"), "utf8"), ...written.sort()].join("\n"));
  states.set(folder, state);
  return state;
}

/** By itself: Node's own recursion takes several times as long, at each start. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [path] : [];
  });
}

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
