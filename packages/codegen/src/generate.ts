import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ReadContract } from "@cantus/contract/read";
import { clientFolder } from "./client/folder.ts";
import { originLine } from "./origin.ts";
import { serverFolder } from "./server/folder.ts";

export interface GeneratedFile {
  /** Absolute. */
  readonly path: string;
  readonly content: string;
  /** A stub is written only where there is no file, and belongs to its author from then on. */
  readonly kind: "generated" | "stub";
}

export interface Generation {
  readonly files: readonly GeneratedFile[];
  /** Handler files of operations that the contract no longer has. They are reported, never deleted. */
  readonly orphans: readonly string[];
}

export interface Folders {
  /** Where the client goes. Left out: no client. */
  readonly client?: string;
  /** Where the server goes. Left out: no server. */
  readonly server?: string;
}

/**
 * What a contract becomes: the files of a client, of a server, or of both. Nothing is written; see `writeFiles`.
 *
 * Generated files import each other by `.ts` where the nearest tsconfig.json allows it, else by `.js`.
 *
 * @example
 * const { files, orphans } = await generate(await readContract("music-generations"), { client: "src/client" });
 * await writeFiles(files);
 */
export async function generate(contract: ReadContract, folders: Folders): Promise<Generation> {
  const files: GeneratedFile[] = [];
  const orphans: string[] = [];
  const add = (folder: string, contents: Record<string, string>, kind: GeneratedFile["kind"], origin = "") => {
    for (const [name, content] of Object.entries(contents)) {
      // JSON has no comments, and a stub is its author's.
      const heading = origin === "" || name.endsWith(".json") ? "" : `${origin}\n`;
      files.push({ path: join(folder, name), content: heading + content, kind });
    }
  };
  if (folders.client !== undefined) {
    const folder = resolve(folders.client);
    add(folder, clientFolder(contract, folder), "generated", originLine(contract, "client", folder));
  }
  if (folders.server !== undefined) {
    const folder = resolve(folders.server);
    const { generated, stubs } = serverFolder(contract, folder);
    add(folder, generated, "generated", originLine(contract, "server", folder));
    add(folder, stubs, "stub");
    orphans.push(...orphanedHandlers(join(folder, "handlers"), contract));
  }
  return { files, orphans };
}

/** Files that hold a `Handler<"…">` of an operation that is not there. Whatever else lies in the folder is not ours. */
function orphanedHandlers(folder: string, contract: ReadContract): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => join(folder, name))
    .filter((path) => {
      const ids = [...readFileSync(path, "utf8").matchAll(/:\s*Handler<"([^"]+)">/g)].map(([, id]) => id as string);
      return ids.length > 0 && ids.every((id) => contract.operation(id) === undefined);
    });
}
