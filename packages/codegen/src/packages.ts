import { dirname } from "node:path";
import type { GeneratedFile } from "./generate.ts";

/** A package that generated code imports. */
export interface ImportedPackage {
  /** As it is imported: `@cantus/client`. */
  readonly name: string;
  /** A file that imports it, one for each folder of such files. */
  readonly from: string;
}

/** The packages of Cantus that these files import. */
export function importedPackages(files: readonly GeneratedFile[]): ImportedPackage[] {
  const imported = new Map<string, ImportedPackage>();
  for (const { path, content } of files) {
    for (const [, name = ""] of content.matchAll(/from "(@cantus\/[^"]+)"/g)) {
      const key = `${name} ${dirname(path)}`;
      if (!imported.has(key)) imported.set(key, { name, from: path });
    }
  }
  return [...imported.values()];
}
