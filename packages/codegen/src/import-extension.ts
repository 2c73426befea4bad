import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** How one generated file names another in an import. */
export type ImportExtension = ".ts" | ".js";

/**
 * What the project that `folder` belongs to can compile: `.ts`, which Node runs as it is, where the nearest
 * tsconfig.json says `allowImportingTsExtensions` or `rewriteRelativeImportExtensions`; else `.js`, which every compiler
 * setting takes.
 *
 * @param asked gets each file that the answer depends on, whether it is there or not
 */
export async function importExtensionFor(folder: string, asked: Set<string> = new Set()): Promise<ImportExtension> {
  const path = nearestConfig(folder, asked);
  if (!path) return ".js";
  // A compiler takes longer to load than most projects' question for it.
  const { default: ts } = await import("typescript");
  const noted = <Answer>(answer: (path: string) => Answer) => {
    return (path: string) => {
      asked.add(path);
      return answer(path);
    };
  };
  const readFile = noted(ts.sys.readFile);
  const { config } = ts.readConfigFile(path, readFile);
  // What `extends` says counts too. The files themselves are not looked for.
  const { options } = ts.parseJsonConfigFileContent(
    config ?? {},
    { ...ts.sys, readFile, fileExists: noted(ts.sys.fileExists), readDirectory: () => [] },
    dirname(path),
  );
  return options.allowImportingTsExtensions || options.rewriteRelativeImportExtensions ? ".ts" : ".js";
}

function nearestConfig(folder: string, asked: Set<string>): string | undefined {
  const path = join(folder, "tsconfig.json");
  asked.add(path);
  if (existsSync(path)) return path;
  const above = dirname(folder);
  return above === folder ? undefined : nearestConfig(above, asked);
}
