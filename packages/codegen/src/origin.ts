/** The first line of a generated file: from what it was made, and by which command. */
import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import type { ConfiguredApi } from "@cantus/contract/read";

/**
 * The same on every machine, for paths in it start at the project: the nearest folder above the contract with a
 * redocly.yaml, else with a package.json or .git.
 *
 * @param part what the file belongs to
 * @param folder where that part is generated; absolute
 */
export function originLine(contract: ConfiguredApi, part: "client" | "server", folder: string): string {
  const { root, name, settings } = contract;
  const project = isUrl(root) ? undefined : projectOf(root);
  const source = project === undefined ? root : pathWithin(project, root);
  // A contract in redocly.yaml is called by its name, and needs no folder where that is said there too.
  const called = Object.keys(settings).length > 0 ? name : source;
  const where = settings[part] === folder ? "" : ` --${part} ${pathWithin(project ?? folder, folder) || "DIR"}`;
  return `// Generated from ${source} by "cantus generate ${called}${where}". Do not edit.\n`;
}

const isUrl = (source: string) => /^[a-z]{2,}:\/\//i.test(source);

function projectOf(file: string): string {
  const folder = dirname(file);
  return nearest(folder, ["redocly.yaml"]) ?? nearest(folder, ["package.json", ".git"]) ?? folder;
}

function nearest(folder: string, names: readonly string[]): string | undefined {
  if (names.some((name) => existsSync(join(folder, name)))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : nearest(above, names);
}

/** With `/`, and empty for a path that is not below the folder: where that is, another machine does not know. */
function pathWithin(folder: string, path: string): string {
  const below = relative(folder, path);
  return below.split(sep)[0] === ".." || isAbsolute(below) ? "" : below.split(sep).join("/");
}
