import { createRequire } from "node:module";
import { relative, resolve } from "node:path";
import {
  type GeneratedFile,
  generate as generateFiles,
  type ImportedPackage,
  importedPackages,
  recall,
  remember,
  writeFiles,
} from "@cantus/codegen";
import { type FoundContract, findContracts, readContracts } from "@cantus/contract/read";
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
      const { files, upToDate, orphans, packages, keep } = await planAll(sources, folders, terminal);
      const written = new Set(await writeFiles(files));
      for (const path of written) terminal.out(`${terminal.paint("green", "wrote")} ${relative(terminal.cwd, path)}`);
      terminal.err(`${written.size} written, ${upToDate + files.length - written.size} already up to date`);
      for (const orphan of orphans) terminal.err(orphanMessage(orphan, terminal));
      for (const name of missingOf(packages)) {
        terminal.err(terminal.paint("yellow", `What was generated imports ${name}, which is not installed there.`));
      }
      await keep();
      exit(EXIT.ok);
    });

/** The packages that generated code imports and that cannot be found from where it is. */
function missingOf(packages: readonly ImportedPackage[]): string[] {
  const missing = packages.filter(({ name, from }) => !canResolve(name, from));
  return [...new Set(missing.map(({ name }) => name))];
}

function canResolve(name: string, from: string): boolean {
  try {
    createRequire(from).resolve(name);
    return true;
  } catch {
    return false;
  }
}

interface Plan {
  /** What `generate` would write, of contracts that changed since they were last generated from. */
  readonly files: readonly GeneratedFile[];
  /** How many files there are of those that did not. */
  readonly upToDate: number;
  /** Handlers that no operation asks for any more. */
  readonly orphans: readonly string[];
  readonly packages: readonly ImportedPackage[];
  /** To be called when all files are on the disk as they are here: the next time, it need not be found out again. */
  keep(): Promise<void>;
}

/** What `generate` would write for these contracts. Contracts that did not change are not read. */
export async function planAll(sources: readonly string[], given: Folders, terminal: Terminal): Promise<Plan> {
  const { cwd } = terminal;
  const started = Date.now();
  const contracts = await findContracts(sources, { cwd });
  if (contracts.length > 1 && (given.client || given.server)) {
    throw new UsageError("--client and --server name the folder of one contract: say which contract.");
  }
  const asked = contracts.map((contract) => ({ contract, folders: foldersOf(contract, given, terminal) }));
  const recalled = await Promise.all(asked.map(({ contract, folders }) => recall(contract, folders, cwd)));
  const changed = asked.filter((_, index) => !recalled[index]);
  // All at once, so that the faults of all are told.
  const read =
    changed.length === 0
      ? []
      : await readContracts(
          changed.map(({ contract }) => contract.source),
          { cwd },
        );

  const plan = {
    files: [] as GeneratedFile[],
    upToDate: 0,
    orphans: [] as string[],
    packages: [] as ImportedPackage[],
  };
  const keeping: (() => Promise<void>)[] = [];
  for (const [index, { contract: found, folders }] of asked.entries()) {
    const known = recalled[index];
    const contract = known ? undefined : read.shift();
    tellNotices({ name: found.name, notices: (known ?? contract)?.notices ?? [] }, terminal);
    if (known) {
      plan.upToDate += known.files;
      plan.orphans.push(...known.orphans);
      plan.packages.push(...known.packages);
    } else if (contract) {
      const generation = await generateFiles(contract, folders);
      plan.files.push(...generation.files);
      plan.orphans.push(...generation.orphans);
      plan.packages.push(...importedPackages(generation.files));
      keeping.push(() => remember(found, contract, folders, generation, cwd, started));
    }
  }
  return {
    ...plan,
    keep: async () => {
      await Promise.all(keeping.map((keep) => keep()));
    },
  };
}

function foldersOf({ name, settings }: FoundContract, given: Folders, terminal: Terminal): Folders {
  // A folder on the command line asks for that part alone; none asks for what redocly.yaml says.
  const asked = given.client !== undefined || given.server !== undefined;
  const client = asked ? given.client && resolve(terminal.cwd, given.client) : settings.client;
  const server = asked ? given.server && resolve(terminal.cwd, given.server) : settings.server;
  if (client === undefined && server === undefined) {
    throw new UsageError(
      `Where to? ${name} has no folder: give --client DIR or --server DIR, ` +
        `or set apis.${name}.x-cantus.client in redocly.yaml.`,
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
