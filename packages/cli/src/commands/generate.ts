import { createRequire } from "node:module";
import { relative, resolve } from "node:path";
import { type GeneratedFile, generate as plan, writeFiles } from "@cantus/codegen";
import { type ReadContract, readContracts } from "@cantus/contract/read";
import { Command } from "commander";
import { EXIT, UsageError } from "../exit.ts";
import { tellNotices } from "../notices.ts";
import type { Terminal } from "../terminal.ts";
import type { CommandFactory } from "./command.ts";

interface Folders {
  client?: string;
  server?: string;
}

export const generate: CommandFactory = (terminal, exit) =>
  new Command("generate")
    .description("Write types, client, router and handler stubs. Files are written whole, and only where they change.")
    .argument("[contract...]", "names in redocly.yaml, paths or URLs; without one, all in redocly.yaml")
    .option("--client <dir>", "folder of the client; default: apis.<name>.x-cantus.client in redocly.yaml")
    .option("--server <dir>", "folder of the server; default: apis.<name>.x-cantus.server in redocly.yaml")
    .addHelpText(
      "after",
      `
Handlers in <server>/handlers are written once, for each operation that has none, and are yours from then on.

Examples:
  cantus generate
  cantus generate openapi.yaml --client src/client
  cantus generate music-generations --server src/http/music`,
    )
    .action(async (sources: string[], folders: Folders) => {
      const { files, orphans } = await planAll(sources, folders, terminal);
      const written = new Set(await writeFiles(files));
      for (const path of written) terminal.out(`${terminal.paint("green", "wrote")} ${relative(terminal.cwd, path)}`);
      terminal.err(`${written.size} written, ${files.length - written.size} already up to date`);
      for (const orphan of orphans) terminal.err(orphanMessage(orphan, terminal));
      for (const name of missingPackages(files)) {
        terminal.err(terminal.paint("yellow", `What was generated imports ${name}, which is not installed there.`));
      }
      exit(EXIT.ok);
    });

/** The packages that generated code imports and that cannot be found from where it is. */
function missingPackages(files: readonly GeneratedFile[]): string[] {
  const missing = files.flatMap(({ path, content }) =>
    [...content.matchAll(/from "(@cantus\/[^"]+)"/g)]
      .map(([, name]) => name as string)
      .filter((name) => !canResolve(name, path)),
  );
  return [...new Set(missing)];
}

function canResolve(name: string, from: string): boolean {
  try {
    createRequire(from).resolve(name);
    return true;
  } catch {
    return false;
  }
}

/** What `generate` would write for these contracts, and the handlers that no operation asks for any more. */
export async function planAll(
  sources: readonly string[],
  folders: Folders,
  terminal: Terminal,
): Promise<{ contracts: ReadContract[]; files: GeneratedFile[]; orphans: string[] }> {
  const contracts = await readContracts(sources, { cwd: terminal.cwd });
  if (contracts.length === 0) {
    throw new UsageError("Which contract? There is no redocly.yaml with `apis` here. Name a file or a URL.");
  }
  if (contracts.length > 1 && (folders.client || folders.server)) {
    throw new UsageError("--client and --server name the folder of one contract: say which contract.");
  }
  const files: GeneratedFile[] = [];
  const orphans: string[] = [];
  for (const contract of contracts) {
    tellNotices(contract, terminal);
    const target = foldersOf(contract, folders, terminal);
    const planned = await plan(contract, target);
    files.push(...planned.files);
    orphans.push(...planned.orphans);
  }
  return { contracts, files, orphans };
}

function foldersOf(contract: ReadContract, given: Folders, terminal: Terminal): Folders {
  // A folder on the command line asks for that part alone; none asks for what redocly.yaml says.
  const asked = given.client !== undefined || given.server !== undefined;
  const client = asked ? given.client && resolve(terminal.cwd, given.client) : contract.settings.client;
  const server = asked ? given.server && resolve(terminal.cwd, given.server) : contract.settings.server;
  if (client === undefined && server === undefined) {
    throw new UsageError(
      `Where to? ${contract.name} has no folder: give --client DIR or --server DIR, ` +
        `or set apis.${contract.name}.x-cantus.client in redocly.yaml.`,
    );
  }
  return { ...(client !== undefined && { client }), ...(server !== undefined && { server }) };
}

export function orphanMessage(path: string, terminal: Terminal): string {
  return terminal.paint(
    "yellow",
    `${relative(terminal.cwd, path)} handles an operation that is not in the contract. Delete or rename it.`,
  );
}
