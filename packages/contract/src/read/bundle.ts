/** From a contract's first file to one document: parsed, checked for its kind, and bundled where it has more files. */
import type { Config, Document, NormalizedProblem } from "@redocly/openapi-core";
import { versionOf } from "../document/version.ts";
import { isObject, type JsonObject } from "../document/walk.ts";
import { ContractError, type ContractNotice, type Location, shownPath } from "../error.ts";
import { repeatedKey } from "../location/json.ts";
import { locationAt } from "../location/listing.ts";
import { createLocator, originsByIdentity, type SourceDocument } from "../location/locator.ts";
import { type StoredOrigins, storedOrigins } from "../location/stored-origins.ts";
import { bundlerFaults, parseFault } from "./bundler-faults.ts";
import { circularReferences } from "./circular.ts";
import type { Configuration, ConfiguredApi } from "./configuration.ts";
import { refersElsewhere } from "./external.ts";
import { isUrl, normalized, readText } from "./file.ts";
import { resolveFile } from "./reference-file.ts";
import { redocly, resolverFor } from "./resolver.ts";
import { parseYaml } from "./yaml.ts";

export interface Bundled {
  readonly document: JsonObject;
  readonly files: readonly string[];
  readonly notices: readonly ContractNotice[];
  locate(pointer: string): Location | undefined;
  /** What it was made from, if that is all there is to it: the same makes the same, the next time. */
  readonly sources: BundleSources | undefined;
}

interface BundleSources {
  /** By file, as they were read. */
  readonly texts: ReadonlyMap<string, string>;
  readonly origins: StoredOrigins;
}

/**
 * @throws {ContractError} FILE_NOT_FOUND, FILE_UNREADABLE, URL_UNREACHABLE, NOT_YAML, NOT_OPENAPI, SWAGGER_2,
 *   UNSUPPORTED_VERSION, UNRESOLVED_REF, BAD_CONFIGURATION
 */
export async function bundleContract(
  api: ConfiguredApi,
  configuration: Configuration | undefined,
  cwd: string,
): Promise<Bundled> {
  const decorated = configuration?.decorates(api.name) ?? false;
  const config = isUrl(api.root) || decorated ? await redoclyConfig(api, configuration, cwd) : undefined;
  const text = isUrl(api.root) ? await fetchText(api.root, config) : await readText(api.root, cwd);
  const root = { file: api.root, text: normalized(text) };
  const source: SourceDocument = { ...root, parsed: await parse(root) };
  const locateInRoot = createLocator(source, source.parsed, [], resolveFile);
  versionOf(source.parsed, locateInRoot);
  if (!refersElsewhere(source.parsed) && !decorated) {
    const document = source.parsed as JsonObject;
    const sources = isUrl(api.root) ? undefined : { texts: new Map([[api.root, text]]), origins: {} };
    return { document, files: [api.root], notices: [], locate: locateInRoot, sources };
  }
  const bundled = await bundleFiles(source, config ?? (await redoclyConfig(api, configuration, cwd)), cwd);
  if (decorated || bundled.files.some(isUrl)) return { ...bundled, sources: undefined };
  // As it was read, with the line ends that it has.
  bundled.sources.texts.set(api.root, text);
  return bundled;
}

async function redoclyConfig(
  api: ConfiguredApi,
  configuration: Configuration | undefined,
  cwd: string,
): Promise<Config> {
  const { loadConfig, createConfig } = await redocly();
  if (!configuration) return createConfig({});
  try {
    const config = await loadConfig({ configPath: configuration.file });
    return config.forAlias(configuration.apis.has(api.name) ? api.name : undefined);
  } catch (error) {
    const message = `${shownPath(configuration.file, cwd)} cannot be used: ${(error as Error).message.split("\n")[0]}`;
    throw new ContractError("BAD_CONFIGURATION", [{ code: "BAD_CONFIGURATION", message }]);
  }
}

async function fetchText(url: string, config: Config | undefined): Promise<string> {
  try {
    return (await (await resolverFor(config)).loadExternalRef(url)).body;
  } catch (error) {
    const cause = (error as { originalError?: unknown }).originalError;
    throw cause instanceof ContractError ? cause : error;
  }
}

async function parse({ file, text }: { file: string; text: string }): Promise<unknown> {
  if (/^\s*\{/.test(text)) {
    const parsed = parsedJson(text);
    const repeated = parsed && repeatedKey(text);
    if (repeated) {
      const message = `The key \`${repeated.key}\` stands twice in one object.`;
      const location = locationAt(file, text, repeated.offset);
      throw new ContractError("NOT_YAML", [{ code: "NOT_YAML", message, location, advice: "Remove or rename one." }]);
    }
    if (parsed) return parsed;
  }
  try {
    return parseYaml(text, file);
  } catch (error) {
    throw new ContractError("NOT_YAML", [parseFault(error, file, text)]);
  }
}

/** The object, or `undefined` for what is not JSON but may be YAML that begins like it. */
function parsedJson(text: string): object | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface BundledFiles extends Bundled {
  readonly sources: BundleSources & { readonly texts: Map<string, string> };
}

async function bundleFiles(root: SourceDocument, config: Config, cwd: string): Promise<BundledFiles> {
  const { bundle, Source } = await redocly();
  const resolver = await resolverFor(config);
  const rootDocument: Document = { source: new Source(root.file, root.text), parsed: root.parsed };
  const hadComponents = isObject(root.parsed) && root.parsed.components !== undefined;
  // A reference from another file back to the first must meet the very object that is bundled.
  resolver.cache.set(root.file, Promise.resolve(rootDocument));
  let problems: NormalizedProblem[];
  try {
    ({ problems } = await bundle({ doc: rootDocument, config, externalRefResolver: resolver }));
  } catch (error) {
    const circular = circularReferences(await sourcesOf(resolver.cache));
    if (circular.length > 0) throw new ContractError("UNRESOLVED_REF", circular);
    const message = `${shownPath(root.file, cwd)} cannot be bundled: ${(error as Error).message.trim()}`;
    throw new ContractError("INVALID_CONTRACT", [{ code: "INVALID_CONTRACT", message }]);
  }
  const others = (await sourcesOf(resolver.cache)).filter((source) => source.file !== root.file);
  const { faults, notices } = bundlerFaults(problems, [root, ...others], cwd);
  const [first] = faults;
  if (first) throw new ContractError(first.code as "UNRESOLVED_REF" | "NOT_YAML", faults);

  const document = rootDocument.parsed as JsonObject;
  if (!hadComponents && Object.keys(document.components ?? {}).length === 0) delete document.components;
  const origins = originsByIdentity(root, others);
  const locate = createLocator(root, document, others, resolveFile, origins);
  const texts = new Map([root, ...others].map(({ file, text }) => [file, text]));
  const sources = { texts, origins: storedOrigins(document, root, origins) };
  return { document, files: [...resolver.getFiles()], notices, locate, sources };
}

async function sourcesOf(cache: Map<string, Promise<unknown>>): Promise<SourceDocument[]> {
  const settled = await Promise.allSettled(cache.values());
  return settled.flatMap((result) => {
    if (result.status === "rejected") return [];
    const { source, parsed } = result.value as Document;
    return [{ file: source.absoluteRef, text: source.body, parsed }];
  });
}
