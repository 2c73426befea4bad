/** Reading contracts from files and URLs; for Node. */
import { resolve } from "node:path";
import { createContract } from "./create.ts";
import { ContractError, type ContractNotice, shownPath } from "./error.ts";
import { createLocator, type SourceDocument } from "./location/locator.ts";
import { restoredOrigins, type StoredOrigins } from "./location/stored-origins.ts";
import type { Contract, OpenApiDocument } from "./model.ts";
import {
  type Configuration,
  type ConfigurationOptions,
  type ConfiguredApi,
  readConfiguration,
} from "./read/configuration.ts";
import { type StoredContract, storeContract, storedContract } from "./read/contract-cache.ts";
import { isUrl, normalized } from "./read/file.ts";
import { resolveFile } from "./read/reference-file.ts";
import type { CantusSettings } from "./read/settings.ts";
import { atItsConfiguration, findApi } from "./read/source.ts";

export { type Cache, contentHash, fileHash, openCache } from "./read/cache.ts";
export type { ConfiguredApi } from "./read/configuration.ts";
export { isUrl } from "./read/file.ts";
export { type LocatedFile, readLocated } from "./read/located.ts";
export { SETTINGS, type Setting } from "./read/setting-keys.ts";
export type { CantusSettings, ClientSettings, MockSettings } from "./read/settings.ts";

/** Where to look for redocly.yaml, and from where paths are written. */
export type ReadOptions = ConfigurationOptions;

/** A contract with where it came from. */
export interface ReadContract extends Contract {
  /** Its first file: an absolute path, or a URL. */
  readonly root: string;
  /** All files that it was read from, the first included: watch these to know when to read it again. */
  readonly files: readonly string[];
  /** `x-cantus` of its entry in redocly.yaml; empty for a contract that has none. */
  readonly settings: CantusSettings;
}

/**
 * Reads a contract: YAML or JSON, one file or many, OpenAPI 3.0, 3.1 or 3.2.
 *
 * @param source a name in redocly.yaml, a path, or a URL
 * @throws {ContractError} with everything of one kind that is wrong, by file, line and column
 * @example
 * const contract = await readContract("music-generations");
 * contract.locate("/paths/~1v1~1jobs/get")?.line;
 */
export async function readContract(source: string, options: ReadOptions = {}): Promise<ReadContract> {
  const cwd = resolve(options.cwd ?? process.cwd());
  return reporting(cwd, async () => {
    const configuration = await readConfiguration(options);
    return readApi(findApi(source, configuration, cwd), configuration, cwd);
  });
}

/**
 * Reads several contracts.
 *
 * @param sources as for `readContract`; none: all that redocly.yaml has
 * @throws {ContractError} with the faults of all that cannot be read
 */
export async function readContracts(
  sources: readonly string[] = [],
  options: ReadOptions = {},
): Promise<ReadContract[]> {
  const cwd = resolve(options.cwd ?? process.cwd());
  return reporting(cwd, async () => {
    const configuration = await readConfiguration(options);
    const apis = apisOf(sources, configuration, cwd);
    const settled = await Promise.allSettled(apis.map((api) => readApi(api, configuration, cwd)));
    const failures = settled.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    const [first] = failures;
    if (first === undefined) return settled.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    if (!failures.every((failure) => failure instanceof ContractError)) throw first;
    throw new ContractError(
      first.code,
      failures.flatMap((failure) => failure.faults),
    );
  });
}

/** A contract that can be read, and what is known of it before that. */
export interface FoundContract extends ConfiguredApi {
  /** What to read it by. */
  readonly source: string;
  /** The redocly.yaml that counts for it, if there is one. */
  readonly configuration?: string;
  /** Whether it is what its files and its configuration say: no URL, and no code of a plugin that may change it. */
  readonly isLocal: boolean;
}

/**
 * The contracts that `readContracts` would read. Whether they are there is not looked at.
 *
 * @throws {ContractError} UNKNOWN_API; BAD_CONFIGURATION, also where none is named and redocly.yaml has none
 */
export async function findContracts(
  sources: readonly string[] = [],
  options: ReadOptions = {},
): Promise<FoundContract[]> {
  const cwd = resolve(options.cwd ?? process.cwd());
  return reporting(cwd, async () => {
    const configuration = await readConfiguration(options);
    return apisOf(sources, configuration, cwd).map((api) => ({
      ...api,
      source: configuration?.apis.get(api.name) === api ? api.name : api.root,
      ...(configuration && { configuration: configuration.file }),
      isLocal: !isUrl(api.root) && !configuration?.decorates(api.name),
    }));
  });
}

/**
 * The contracts that redocly.yaml has, without reading them.
 *
 * @throws {ContractError} BAD_CONFIGURATION
 */
export async function listApis(options: ReadOptions = {}): Promise<ConfiguredApi[]> {
  const cwd = resolve(options.cwd ?? process.cwd());
  return reporting(cwd, async () => [...((await readConfiguration(options))?.apis.values() ?? [])]);
}

function apisOf(
  sources: readonly string[],
  configuration: Configuration | undefined,
  cwd: string,
): readonly ConfiguredApi[] {
  if (sources.length === 0) return configuredApis(configuration, cwd);
  return sources.map((source) => findApi(source, configuration, cwd));
}

function configuredApis(configuration: Configuration | undefined, cwd: string): ConfiguredApi[] {
  const apis = [...(configuration?.apis.values() ?? [])];
  if (apis.length > 0) return apis;
  const fault: ContractNotice = {
    code: "BAD_CONFIGURATION",
    message: configuration
      ? `${shownPath(configuration.file, cwd)} names no contract.`
      : `There is no redocly.yaml in ${cwd} or above, and no contract was named.`,
    advice: "Name a file, or list contracts there: apis: { music-jobs: { root: openapi/music-jobs/openapi.yaml } }",
  };
  throw new ContractError("BAD_CONFIGURATION", [fault]);
}

async function readApi(
  api: ConfiguredApi,
  configuration: Configuration | undefined,
  cwd: string,
): Promise<ReadContract> {
  const { root, settings } = api;
  try {
    const isStored = !isUrl(root) && !configuration?.decorates(api.name);
    const stored = isStored ? await storedContract(root, cwd) : undefined;
    if (stored) return restored(api, stored);
    // Loaded where there is something to bundle.
    const { bundleContract } = await import("./read/bundle.ts");
    const { document, files, locate, sources, ...bundled } = await bundleContract(api, configuration, cwd);
    const contract = createContract(document as OpenApiDocument, { name: api.name, locate });
    const notices = [...contract.notices, ...bundled.notices];
    if (sources) await storeContract(root, cwd, whatMakes(contract, notices, sources.origins), sources.texts);
    return Object.assign(contract, { notices, root, files, settings });
  } catch (error) {
    if (error instanceof ContractError) throw atItsConfiguration(error, configuration?.locateRoot(api.name));
    // The one way to break a walk over a tree: the call stack ends.
    if (!(error instanceof RangeError)) throw error;
    const message = `${shownPath(root, cwd)} is nested too deeply to be read.`;
    throw new ContractError("INVALID_CONTRACT", [{ code: "INVALID_CONTRACT", message }]);
  }
}

function whatMakes(
  { document, sourceVersion, operations }: Contract,
  notices: readonly ContractNotice[],
  origins: StoredOrigins,
): StoredContract {
  const generatedIds = operations.filter(({ idIsGenerated }) => idIsGenerated).map(({ pointer }) => pointer);
  return { document, sourceVersion, notices, generatedIds, origins };
}

function restored(
  { name, root, settings }: ConfiguredApi,
  {
    document,
    sourceVersion,
    notices,
    generatedIds,
    origins,
    contents,
  }: NonNullable<Awaited<ReturnType<typeof storedContract>>>,
): ReadContract {
  const sources = [...contents].map(([file, content]) => sourceOf(file, content));
  const first = sources[0] as SourceDocument;
  const others = sources.slice(1);
  const locate = createLocator(first, document, others, resolveFile, restoredOrigins(origins, first, others));
  const checked = { generatedIds: new Set(generatedIds), notices };
  const contract = createContract(document as OpenApiDocument, { name, sourceVersion, locate, checked });
  return Object.assign(contract, { root, files: [...contents.keys()], settings });
}

/** A file whose text is wanted only where something is looked up in it. */
function sourceOf(file: string, content: Buffer): SourceDocument {
  let text: string | undefined;
  return {
    file,
    parsed: undefined,
    get text() {
      text ??= normalized(content.toString("utf8"));
      return text;
    },
  };
}

/** Errors name files from where the reader stands. */
async function reporting<Result>(cwd: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ContractError ? new ContractError(error.code, error.faults, { cwd }) : error;
  }
}
