/** The small project that `init` begins with where there is nothing yet: a contract, and a server that keeps it. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const STARTER = fileURLToPath(new URL("../../starter/", import.meta.url));

/** The contract alone. */
export const STARTER_CONTRACT = { name: "tasks", path: "openapi/tasks/openapi.yaml" };

/** Its files, by path from the project's folder. */
export async function starterFiles(): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(STARTER, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = paths.sort().map(async (path) => {
    return [path.slice(STARTER.length).replaceAll("\\", "/"), await readFile(path, "utf8")] as const;
  });
  return new Map(await Promise.all(read));
}
