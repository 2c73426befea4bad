/** redocly.yaml, as far as Cantus reads it itself: which contracts there are, and `x-cantus`. */
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { kindOf } from "../document/version.ts";
import { isObject, type JsonObject } from "../document/walk.ts";
import { ContractError, type ContractNotice, type Location, shownPath } from "../error.ts";
import { finderFor } from "../location/finder.ts";
import { locationAt } from "../location/listing.ts";
import { fileFault, isUrl } from "./file.ts";
import { type CantusSettings, readSettings } from "./settings.ts";
import { parseYaml, readYaml } from "./yaml.ts";

const NAME = "redocly.yaml";

export interface ConfiguredApi {
  /** Its name in redocly.yaml. */
  readonly name: string;
  /** The contract's first file: an absolute path, or a URL. */
  readonly root: string;
  readonly settings: CantusSettings;
}

export interface Configuration {
  readonly file: string;
  readonly apis: ReadonlyMap<string, ConfiguredApi>;
  /** Whether the bundler may change a contract: for all of them or the one with this name there are decorators. */
  decorates(api: string): boolean;
  /** Where the root of a contract is written. */
  locateRoot(api: string): Location | undefined;
}

export interface ConfigurationOptions {
  /** A configuration file, from `cwd`. Defaults to the next redocly.yaml in `cwd` or above. */
  readonly config?: string;
  /** Defaults to where the process runs. */
  readonly cwd?: string;
}

/**
 * Reads the configuration, if there is one.
 *
 * @throws {ContractError} BAD_CONFIGURATION; FILE_NOT_FOUND for a `config` that is not there
 */
export async function readConfiguration(options: ConfigurationOptions): Promise<Configuration | undefined> {
  const cwd = resolve(options.cwd ?? process.cwd());
  const file = options.config === undefined ? findUpwards(cwd) : resolve(cwd, options.config);
  if (file === undefined) return undefined;
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    const fault = fileFault(file, error as NodeJS.ErrnoException, cwd);
    throw new ContractError(fault.code === "FILE_NOT_FOUND" ? "FILE_NOT_FOUND" : "BAD_CONFIGURATION", [fault], { cwd });
  }
  return interpret(file, text, cwd);
}

function findUpwards(folder: string): string | undefined {
  const file = join(folder, NAME);
  if (existsSync(file)) return file;
  return dirname(folder) === folder ? undefined : findUpwards(dirname(folder));
}

function interpret(file: string, text: string, cwd: string): Configuration {
  const shown = shownPath(file, cwd);
  const faults: ContractNotice[] = [];
  const fault = (message: string, offset: number, advice?: string) => {
    const location = locationAt(file, text, offset);
    faults.push({ code: "BAD_CONFIGURATION", message, location, ...(advice && { advice }) });
  };
  const refuse = () => {
    if (faults.length > 0) throw new ContractError("BAD_CONFIGURATION", faults, { cwd });
  };

  const { value, errors } = readYaml(text, file);
  for (const { message, offset } of errors) fault(`${shown} is not YAML: ${message}.`, offset);
  refuse();

  const find = finderFor(text);
  const at = (...path: string[]) => find(path).offset;
  const parsed: unknown = value ?? {};
  if (!isObject(parsed)) fault(`${shown} is ${kindOf(parsed)}, not an object.`, 0);
  const root: JsonObject = isObject(parsed) ? parsed : {};
  if (root.apis !== undefined && !isObject(root.apis)) {
    fault(`\`apis\` is ${kindOf(root.apis)}, not an object of contracts by name.`, at("apis"), EXAMPLE);
  }
  const apis = new Map<string, ConfiguredApi>();
  for (const [name, api] of Object.entries(isObject(root.apis) ? root.apis : {})) {
    if (!isObject(api) || typeof api.root !== "string" || api.root === "") {
      fault(`The API \`${name}\` has no \`root\`: the path of its contract.`, at("apis", name), EXAMPLE);
      continue;
    }
    const { settings, faults: wrong } = readSettings(api["x-cantus"], ["apis", name, "x-cantus"], file);
    for (const { message, advice, path } of wrong) fault(message, at(...path), advice);
    apis.set(name, { name, root: isUrl(api.root) ? api.root : resolve(dirname(file), api.root), settings });
  }
  refuse();
  const sections = isObject(root.apis) ? root.apis : {};
  return {
    file,
    apis,
    decorates: (name) => decorates(root, dirname(file)) || decorates(sections[name], dirname(file)),
    locateRoot: (name) => (apis.has(name) ? locationAt(file, text, at("apis", name, "root")) : undefined),
  };
}

const EXAMPLE = "It is written so: apis: { music-jobs: { root: openapi/music-jobs/openapi.yaml } }";

/** Rulesets of Redocly's own, which hold rules only. What a plugin brings works where the configuration asks for it. */
const RULESETS = new Set(["minimal", "recommended", "recommended-strict", "spec"]);

/** @param folder from where it names files */
function decorates(section: unknown, folder: string): boolean {
  if (!isObject(section)) return false;
  const extended = Array.isArray(section.extends) ? section.extends : [];
  return (
    Object.keys(section).some((key) => /(decorators|preprocessors)$/i.test(key)) ||
    extended.some((name) => !RULESETS.has(name) && rulesetDecorates(resolve(folder, String(name))))
  );
}

/** What cannot be looked at may. */
function rulesetDecorates(file: string): boolean {
  try {
    const ruleset = parseYaml(readFileSync(file, "utf8"), file);
    return !isObject(ruleset) || decorates(ruleset, dirname(file));
  } catch {
    return true;
  }
}
