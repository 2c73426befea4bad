import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

/** How one generated file names another in an import. */
export type ImportExtension = ".ts" | ".js";

/**
 * What the project that `folder` belongs to can compile: `.ts`, which Node runs as it is, where the nearest
 * tsconfig.json says `allowImportingTsExtensions` or `rewriteRelativeImportExtensions`; else `.js`, which every compiler
 * setting takes.
 */
export function importExtensionFor(folder: string): ImportExtension {
  const path = nearestConfig(folder);
  if (!path) return ".js";
  const { config } = ts.readConfigFile(path, ts.sys.readFile);
  // What `extends` says counts too. The files themselves are not looked for.
  const { options } = ts.parseJsonConfigFileContent(
    config ?? {},
    { ...ts.sys, readDirectory: () => [] },
    dirname(path),
  );
  return options.allowImportingTsExtensions || options.rewriteRelativeImportExtensions ? ".ts" : ".js";
}

function nearestConfig(folder: string): string | undefined {
  const path = join(folder, "tsconfig.json");
  if (existsSync(path)) return path;
  const above = dirname(folder);
  return above === folder ? undefined : nearestConfig(above);
}
