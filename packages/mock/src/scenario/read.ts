/** Scenario files: YAML, each named by its file. */
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { type Contract, ContractError, type ContractNotice } from "@cantus/contract";
import {
  contentHash,
  fileHash,
  isUrl,
  type LocatedFile,
  openCache,
  type ReadContract,
  readLocated,
} from "@cantus/contract/read";
import { schemaValidator } from "@cantus/contract/schema";
import type { JsonObject } from "../state/json.ts";
import { bindScenario } from "./bind.ts";
import type { Scenario, ScenarioScript } from "./scenario.ts";
import { SCENARIO, SCENARIOS } from "./schema.ts";

export interface ReadScenarios {
  readonly scenarios: readonly Scenario[];
  /** The files that they were read from. */
  readonly files: readonly string[];
  /** Where others may come. */
  readonly folders: readonly string[];
}

/**
 * Reads the scenarios that redocly.yaml has for a contract (`x-cantus.mock.scenarios`), and holds each against the
 * contract, so that a change of that which breaks one is found.
 *
 * @throws {ContractError} BAD_CONFIGURATION, by file, line and column
 */
export async function readScenarios(contract: ReadContract, cwd = process.cwd()): Promise<ReadScenarios> {
  const files: string[] = [];
  const folders = new Set<string>();
  for (const path of contract.settings.mock?.scenarios ?? []) {
    const isFolder = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    );
    folders.add(isFolder ? path : dirname(path));
    if (!isFolder) files.push(path);
    else
      for (const name of (await readdir(path)).sort()) if (/\.(ya?ml|json)$/i.test(name)) files.push(join(path, name));
  }
  const located = await Promise.all(files.map((file) => readLocated(file, cwd)));
  const judged = await knownGood(contract, files, cwd);
  if (!judged.isKnown) {
    const faults = located.flatMap((each) => faultsIn(contract, each));
    if (faults.length > 0) throw new ContractError("BAD_CONFIGURATION", faults, { cwd });
    await judged.keep();
  }
  return { scenarios: located.map((each) => scenarioIn(contract, each)), files, folders: [...folders] };
}

/** Whether these files were held against this contract before, in the same state: that takes longer than to read them. */
async function knownGood(
  { files, root }: ReadContract,
  scenarios: readonly string[],
  cwd: string,
): Promise<{ readonly isKnown: boolean; keep(): Promise<void> }> {
  const all = [...files, ...scenarios];
  if (scenarios.length === 0 || files.some(isUrl)) return { isKnown: scenarios.length === 0, keep: async () => {} };
  const state = contentHash(all.map((file) => `${file} ${fileHash(file)}`).join("\n"));
  const cache = openCache("scenarios", cwd, [join(import.meta.dirname, "..")]);
  return { isKnown: (await cache.read(root)) === state, keep: () => cache.write(root, state) };
}

function faultsIn(contract: Contract, located: LocatedFile): ContractNotice[] {
  const wrong = faultsOf(located);
  if (wrong.length > 0) return wrong;
  return bindScenario(contract, scenarioIn(contract, located)).faults.map(({ pointer, message }) => ({
    code: "BAD_CONFIGURATION",
    message,
    location: located.locate(pointer),
  }));
}

function faultsOf({ value, locate }: LocatedFile): ContractNotice[] {
  return schemaValidator(SCENARIOS)
    .validate(SCENARIO, value, "response")
    .map(({ pointer, message, keyword }) => ({
      code: "BAD_CONFIGURATION",
      message: `The scenario is wrong at ${pointer || "its root"}: ${keyword === "additionalProperties" ? "nobody knows this" : message}.`,
      advice:
        "A scenario has `description`, `clock`, `frozen`, `state` (lists of items) and `answers` (lists by operationId).",
      location: locate(pointer),
    }));
}

function scenarioIn(contract: Contract, { file, value }: LocatedFile): Scenario {
  // Held against its schema before.
  const {
    description,
    clock,
    frozen,
    state = {},
    answers = {},
  } = value as {
    readonly description?: string;
    readonly clock?: string | Date;
    readonly frozen?: boolean;
    readonly state?: Readonly<Record<string, readonly JsonObject[]>>;
    readonly answers?: Readonly<Record<string, readonly ScenarioScript[]>>;
  };
  return {
    name: basename(file, extname(file)),
    contract: contract.name,
    description,
    clock: clock === undefined ? undefined : new Date(clock).getTime(),
    frozen: frozen ?? false,
    state,
    answers,
  };
}
