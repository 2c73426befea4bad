/** What `init` looks at before it proposes anything. */
import { existsSync } from "node:fs";
import { open, readdir, readFile } from "node:fs/promises";
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path";
import { listApis } from "@cantus/contract/read";
import { UsageError } from "../exit.ts";

export type PackageManager = "npm" | "pnpm" | "yarn" | "bun";

export interface Manifest {
  readonly name?: string;
  readonly type?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly [member: string]: unknown;
}

export interface FoundContract {
  /** What it is called in redocly.yaml, or will be. */
  readonly name: string;
  /** From the project's folder, with `/`. */
  readonly path: string;
  /** Where its client and server go, as redocly.yaml says. */
  readonly client?: string | undefined;
  readonly server?: string | undefined;
}

export interface Survey {
  /** The project's folder; absolute. */
  readonly folder: string;
  /** package.json as it is written; `undefined` where there is none. */
  readonly manifest: { readonly text: string; readonly value: Manifest } | undefined;
  readonly packageManager: PackageManager;
  /** The project is made of others, in folders below it. */
  readonly isWorkspace: boolean;
  /** Those that redocly.yaml has, else the OpenAPI 3 documents that were found. */
  readonly contracts: readonly FoundContract[];
  /** Swagger 2.0 documents, which have to become OpenAPI 3 first. */
  readonly swagger: readonly string[];
  readonly has: {
    readonly typescript: boolean;
    readonly express: boolean;
    readonly vitest: boolean;
    readonly vite: boolean;
    readonly github: boolean;
    /** Code of its own, whose module system is its author's choice. */
    readonly code: boolean;
  };
  /** redocly.yaml as it is written; `undefined` where there is none. */
  readonly configuration: string | undefined;
}

/**
 * Looks at a project.
 *
 * @param named contract files that the user has named; without any they are looked for
 * @throws {UsageError} for a named file that is no OpenAPI 3 document, and a package.json that is not JSON
 * @throws {ContractError} BAD_CONFIGURATION
 */
export async function survey(folder: string, named: readonly string[] = []): Promise<Survey> {
  const manifest = await readManifest(folder);
  const configuration = await readIfPresent(join(folder, "redocly.yaml"));
  const configured = configuration === undefined ? [] : await configuredIn(folder);
  const documents =
    named.length > 0 ? await judge(folder, named) : configured.length > 0 ? [] : await findDocuments(folder);
  const paths = documents.filter(({ version }) => version === "3").map(({ path }) => path);
  if (named.length > 0 && paths.length < named.length) {
    const wrong = named.filter((path) => !paths.includes(normal(folder, path)));
    throw new UsageError(`${wrong.join(", ")} is no OpenAPI 3 document: it does not begin with \`openapi: 3…\`.`);
  }
  const installed = { ...manifest?.value.dependencies, ...manifest?.value.devDependencies };
  const has = (name: string) => installed[name] !== undefined;
  return {
    folder,
    manifest,
    packageManager: packageManagerOf(folder, manifest?.value),
    isWorkspace: manifest?.value.workspaces !== undefined || existsSync(join(folder, "pnpm-workspace.yaml")),
    contracts: [...configured, ...nameContracts(paths, manifest?.value.name, configured)],
    swagger: documents.filter(({ version }) => version === "2").map(({ path }) => path),
    has: {
      typescript: has("typescript") || existsSync(join(folder, "tsconfig.json")),
      express: has("express"),
      vitest: has("vitest"),
      vite: has("vite"),
      github: existsSync(join(folder, ".github")),
      code: (await filesIn(folder, CODE)).length > 0,
    },
    configuration,
  };
}

async function configuredIn(folder: string): Promise<FoundContract[]> {
  const within = (path: string | undefined) => (path === undefined ? undefined : normal(folder, path));
  return (await listApis({ cwd: folder })).map(({ name, root, settings }) => ({
    name,
    path: normal(folder, root),
    client: within(settings.client),
    server: within(settings.server),
  }));
}

async function readManifest(folder: string): Promise<Survey["manifest"]> {
  const text = await readIfPresent(join(folder, "package.json"));
  if (text === undefined) return undefined;
  try {
    return { text, value: JSON.parse(text) as Manifest };
  } catch (error) {
    throw new UsageError(`package.json is not JSON: ${(error as Error).message}. Mend it first; nothing was written.`);
  }
}

async function readIfPresent(path: string): Promise<string | undefined> {
  return existsSync(path) ? readFile(path, "utf8") : undefined;
}

/** By the lock files that they keep. */
const LOCK_FILES: readonly (readonly [string, PackageManager])[] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
];

const MANAGERS: readonly PackageManager[] = ["npm", "pnpm", "yarn", "bun"];

/** What package.json says (`pnpm@10.1.0`), else whose lock file is there, or above where the project is one of several. */
function packageManagerOf(folder: string, manifest: Manifest | undefined): PackageManager {
  const said = MANAGERS.find((name) => String(manifest?.packageManager).startsWith(`${name}@`));
  if (said) return said;
  const found = LOCK_FILES.find(([file]) => existsSync(join(folder, file)))?.[1];
  if (found) return found;
  const isEnd = ["package-lock.json", ".git"].some((name) => existsSync(join(folder, name)));
  return isEnd || dirname(folder) === folder ? "npm" : packageManagerOf(dirname(folder), undefined);
}

interface FoundDocument {
  readonly path: string;
  readonly version: "3" | "2";
}

/** Folders that hold other people's files, or what was made. */
const PASSED_OVER = new Set(["node_modules", "dist", "build", "coverage", "vendor", "target"]);

/** Deeper nobody keeps a contract. */
const DEPTH = 6;

const DOCUMENTS = new Set([".yaml", ".yml", ".json"]);
const CODE = new Set([".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx"]);

async function findDocuments(folder: string): Promise<FoundDocument[]> {
  return judge(folder, await filesIn(folder, DOCUMENTS));
}

/** With one of these endings; absolute and sorted. */
async function filesIn(folder: string, endings: ReadonlySet<string>): Promise<string[]> {
  const paths: string[] = [];
  const look = async (within: string, depth: number): Promise<void> => {
    for (const entry of await readdir(within, { withFileTypes: true })) {
      const path = join(within, entry.name);
      if (entry.isDirectory()) {
        const isOthers = PASSED_OVER.has(entry.name) || entry.name.startsWith(".");
        if (!isOthers && depth < DEPTH) await look(path, depth + 1);
      } else if (endings.has(extname(entry.name))) paths.push(path);
    }
  };
  await look(folder, 0);
  return paths.sort();
}

async function judge(folder: string, paths: readonly string[]): Promise<FoundDocument[]> {
  const judged = await Promise.all(
    paths.map(async (path): Promise<FoundDocument[]> => {
      const version = await versionOf(join(folder, normal(folder, path)));
      return version ? [{ path: normal(folder, path), version }] : [];
    }),
  );
  return judged.flat();
}

function normal(folder: string, path: string): string {
  return /^https?:/.test(path) ? path : relative(folder, resolve(folder, path)).split(sep).join("/");
}

/** How far into a file its version is looked for: tools write it first, people after a comment. */
const BEGINNING = 16 * 1024;

async function versionOf(path: string): Promise<"3" | "2" | undefined> {
  const file = await open(path).catch(() => undefined);
  if (!file) return undefined;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
    const text = buffer.toString("utf8", 0, bytesRead);
    if (/^[ \t{]*["']?openapi["']?[ \t]*:[ \t]*["']?3\.\d/m.test(text)) return "3";
    return /^[ \t{]*["']?swagger["']?[ \t]*:[ \t]*["']?2\.0/m.test(text) ? "2" : undefined;
  } finally {
    await file.close();
  }
}

/** Names of files and folders that say nothing of the API; then the folder above does, or the project. */
const COMMON =
  /^(\.|open-?api|apis?|specs?|specifications?|index|swagger|schemas?|contracts?|docs?|src|public|static|v?[\d.]+)$/i;

function nameContracts(
  paths: readonly string[],
  project: string | undefined,
  configured: readonly FoundContract[],
): FoundContract[] {
  const taken = new Set(configured.map(({ name }) => name));
  const fresh = paths.filter((path) => !configured.some((contract) => contract.path === path));
  return fresh.map((path) => {
    const names = [basename(path, extname(path)).replace(/\.openapi$/, ""), ...dirname(path).split("/").reverse()];
    const own = names.find((part) => !COMMON.test(part)) ?? project?.replace(/^@[^/]*\//, "") ?? "api";
    const wanted = own.replace(/[^\w.-]+/g, "-");
    let name = wanted;
    for (let number = 2; taken.has(name); number++) name = `${wanted}-${number}`;
    taken.add(name);
    return { name, path };
  });
}
