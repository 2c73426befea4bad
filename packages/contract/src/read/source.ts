/** Which contract somebody means: a name in redocly.yaml, a path or a URL. */
import { existsSync } from "node:fs";
import { basename, dirname, extname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { nearest } from "../document/near.ts";
import { ContractError, type Location, shownPath } from "../error.ts";
import type { Configuration, ConfiguredApi } from "./configuration.ts";
import { isUrl } from "./file.ts";

/**
 * @throws {ContractError} UNKNOWN_API, where it can only have been a name. A path that does not exist is returned: whoever
 *   reads it says so.
 */
export function findApi(source: string, configuration: Configuration | undefined, cwd: string): ConfiguredApi {
  const named = configuration?.apis.get(source);
  if (named) return named;
  const root = rootOf(source, cwd);
  const configured = [...(configuration?.apis.values() ?? [])].find((api) => api.root === root);
  if (configured) return configured;
  const looksLikePath = isUrl(source) || /[/\\]|\.(ya?ml|json)$/i.test(source) || existsSync(root);
  if (!looksLikePath) throw unknownApi(source, configuration, cwd);
  return { name: nameOf(root), root, settings: {} };
}

function rootOf(source: string, cwd: string): string {
  if (/^file:/i.test(source)) return fileURLToPath(source);
  return isUrl(source) ? source : resolve(cwd, source);
}

function unknownApi(name: string, configuration: Configuration | undefined, cwd: string): ContractError {
  const names = [...(configuration?.apis.keys() ?? [])];
  const near = nearest(name, names);
  const known = configuration
    ? `${shownPath(configuration.file, cwd)} has ${names.length > 0 ? names.join(", ") : "no contract in `apis`"}.`
    : "There is no redocly.yaml here or above that could name one.";
  return new ContractError("UNKNOWN_API", [
    {
      code: "UNKNOWN_API",
      message: `There is no contract \`${name}\`, neither a name nor a file.`,
      advice: near ? `Did you mean \`${near}\`? ${known}` : known,
    },
  ]);
}

/** That a file is not there is told where redocly.yaml names it. */
export function atItsConfiguration(error: ContractError, location: Location | undefined): ContractError {
  if (!location || (error.code !== "FILE_NOT_FOUND" && error.code !== "FILE_UNREADABLE")) return error;
  return new ContractError(
    error.code,
    error.faults.map((fault) => ({ location, ...fault })),
  );
}

/** Names that say what a file is and not whose: the folder says that. */
const GENERIC = new Set(["openapi", "api", "index", "main", "root", "spec", "swagger", "contract"]);

/** `openapi/music-jobs/openapi.yaml` → `music-jobs`; `petstore.json` → `petstore`. */
function nameOf(root: string): string {
  const path = isUrl(root) ? new URL(root).pathname : root;
  const stem = basename(path, extname(path));
  const folder = basename(dirname(path));
  const name = GENERIC.has(stem.toLowerCase()) && folder !== "" ? folder : stem;
  return name.match(/[\p{L}\p{N}_]+/gu)?.join("-") ?? "contract";
}
