import { join, resolve } from "node:path";
import { Remembered } from "@cantus/contract";
import type { ReadContract } from "@cantus/contract/read";
import type { WrittenVerdicts } from "@cantus/contract/verdict";
import { importExtensionFor } from "./import-extension.ts";
import { originLine } from "./origin.ts";
import { orphanedHandlers } from "./orphans.ts";
import type { PartTypes } from "./types/parts.ts";

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
  /** The files that say how a project compiles, and so how generated files import each other: present or not. */
  readonly settings: readonly string[];
}

export interface Folders {
  /** Where the client goes. Left out: no client. */
  readonly client?: string;
  /** Where the server goes. Left out: no server. */
  readonly server?: string;
}

/** What was made of the parts of a contract, so that of its next version only what changed is made again. */
export class GeneratedParts {
  readonly caller: Remembered<PartTypes> = new Remembered();
  readonly handler: Remembered<PartTypes> = new Remembered();
  readonly verdicts: WrittenVerdicts = new Remembered();
}

/**
 * What a contract becomes: the files of a client, of a server, or of both. Nothing is written; see `writeFiles`.
 *
 * Generated files import each other by `.ts` where the nearest tsconfig.json allows it, else by `.js`.
 *
 * @param parts of earlier versions of the contract; takes those of this one
 * @example
 * const { files, orphans } = await generate(await readContract("music-generations"), { client: "src/client" });
 * await writeFiles(files);
 */
export async function generate(
  contract: ReadContract,
  folders: Folders,
  parts: GeneratedParts = new GeneratedParts(),
): Promise<Generation> {
  const files: GeneratedFile[] = [];
  const orphans: string[] = [];
  const settings = new Set<string>();
  const add = (folder: string, contents: Record<string, string>, kind: GeneratedFile["kind"], origin = "") => {
    for (const [name, content] of Object.entries(contents)) {
      // JSON has no comments, and a stub is its author's.
      const heading = origin === "" || name.endsWith(".json") ? "" : `${origin}\n`;
      files.push({ path: join(folder, name), content: heading + content, kind });
    }
  };
  // Loaded when they are needed: the compiler in them takes longer to load than to see that all is as it was.
  if (folders.client !== undefined) {
    const { clientFolder } = await import("./client/folder.ts");
    const folder = resolve(folders.client);
    const contents = clientFolder(contract, await importExtensionFor(folder, settings), parts);
    add(folder, contents, "generated", originLine(contract, "client", folder));
  }
  if (folders.server !== undefined) {
    const { serverFolder } = await import("./server/folder.ts");
    const folder = resolve(folders.server);
    const { generated, stubs } = serverFolder(contract, await importExtensionFor(folder, settings), parts);
    add(folder, generated, "generated", originLine(contract, "server", folder));
    add(folder, stubs, "stub");
    orphans.push(...orphanedHandlers(folder, new Set(contract.operations.map(({ id }) => id))));
  }
  return { files, orphans, settings: [...settings] };
}
