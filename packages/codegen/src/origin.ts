/** The first line of a generated file: from what it was made, and by which command. */
import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { ReadContract } from "@cantus/contract/read";

export function originLine(contract: ReadContract): string {
  const source = isUrl(contract.root) ? contract.root : relativeToProject(contract.root);
  const name = Object.keys(contract.settings).length > 0 ? contract.name : source;
  return `// Generated from ${source} by "cantus generate ${name}". Do not edit.\n`;
}

const isUrl = (source: string) => /^[a-z]{2,}:\/\//i.test(source);

/** The same on every machine: from the nearest folder above that has redocly.yaml, package.json or .git. */
function relativeToProject(file: string): string {
  const folder =
    nearest(dirname(file), ["redocly.yaml"]) ?? nearest(dirname(file), ["package.json", ".git"]) ?? dirname(file);
  return relative(folder, file).split(sep).join("/");
}

function nearest(folder: string, names: readonly string[]): string | undefined {
  if (names.some((name) => existsSync(join(folder, name)))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : nearest(above, names);
}
